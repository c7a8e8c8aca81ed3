import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { askOpened } from '#api/actions/answers.ts'
import { putDigests } from '#api/actions/digest.ts'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { openTicket } from '#api/actions/open.ts'
import { readDeflection } from '#api/actions/read/deflection.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { readHealth } from '#api/actions/read/health.ts'
import { forgetVisits, recordSignals } from '#api/actions/signals.ts'
import type { Mail } from '#api/outside/mail.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { noneDeflected } from '#domain/knowledge/deflection.ts'
import { type Signal, signalSchema } from '#domain/knowledge/signal.ts'
import { attemptSchema } from '#domain/ticket/attempt.ts'
import { sqliteInMemory } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'

const article = 'runbooks/order-sync/invalid-session-id'
const url = `/${article}/`
const visitOf = (no: number) => no.toString(16).padStart(16, '0')
let next = 1
const visit = async (world: TestWorld, ...signals: object[]) =>
  recordSignals(
    world,
    signals.map((signal): Signal => signalSchema.parse(signal)),
    { source: 'portal', visit: visitOf(next++) },
  )
const read = { kind: 'read', article, ended: true }
const bad = (reason: string) => ({ kind: 'vote', article, helpful: false, reason })
const filed = [{ kind: 'escalated' }, { kind: 'escalated', article, minutes: 4 }]
const doubtful = { kind: 'search', query: 'login gone', weak: true, results: 3, clicked: 1, clickedUrl: url }
const left = { kind: 'search', query: 'webshop purchases vanish', weak: false, results: 3, top: url }

forEachDialect('an article that harms its readers says what is wrong, and what to do first', async (ground) => {
  const world = await ground.world()
  world.at('2026-11-24T08:00:00Z')
  for (let n = 0; n < 3; n++) await visit(world, read, bad('It did not work'), ...filed)
  await visit(world, doubtful, read, bad('It is out of date'))
  await visit(world, doubtful, read, read, { kind: 'vote', article, helpful: true })
  for (let n = 0; n < 2; n++) await visit(world, left)
  await gatherGaps(world)
  world.broken = new Map([[article, [{ article, to: '../gone.md', line: 12 }]]])
  const { items, sum, owners } = await readHealth(world, { limit: 10 })
  expect(items).toMatchObject([
    {
      id: article,
      facts: { readers: 5, good: 1, bad: 4, escalated: 3, soon: 3, doubtful: 2 },
      said: '5 readers, 1 of 5 votes say that it helped, 60 requests per 100 readers',
    },
  ])
  expect(items[0]?.facts.reasons).toEqual([
    { words: 'It did not work', count: 3 },
    { words: 'It is out of date', count: 1 },
  ])
  expect(items[0]?.findings.map(({ finding, what }) => [finding.kind, finding.people, what])).toEqual([
    ['unhelpful', 4, '4 of 5 votes say that it did not help, most often “It did not work”'],
    ['filed-soon', 3, '3 of 5 readers filed a request within 30 minutes of reading it'],
    ['passed-over', 2, 'Came first for “webshop purchases vanish” and was left unopened by 2 people'],
    ['broken-link', 5, 'Its link ../gone.md in line 12 leads nowhere'],
    ['doubtful-words', 2, 'Opened 2 times although nothing fitted well: “login gone”'],
  ])
  expect(sum).toMatchObject({ articles: 1, harmed: 1, readers: 5 })
  expect(owners).toMatchObject([{ sum: { harmed: 1 } }])
  expect((await readHealth(world, { limit: 10, owner: 'nobody' })).items).toEqual([])
  expect((await readHealth(world, { limit: 10, month: '2026-10' })).items[0]?.facts).toMatchObject({ readers: 0 })
})

forEachDialect('what one visit tells again is no further reader and no further need', async (ground) => {
  const world = await ground.world()
  const again = { source: 'portal', visit: visitOf(next++) } as const
  const weak: Signal = { kind: 'search', query: 'badge printer jams', weak: true, results: 0 }
  for (let n = 0; n < 5; n++) await recordSignals(world, [weak, read as Signal], again)
  await visit(world, weak)
  await gatherGaps(world)
  expect((await readGaps(world, { state: 'open', limit: 5 })).items).toMatchObject([
    { count: 2, wordings: [{ count: 2 }] },
  ])
  for (let n = 0; n < 2; n++) await visit(world, { kind: 'taken', article })
  const [one] = (await readHealth(world, { limit: 5, article })).items
  expect(one?.facts).toMatchObject({ readers: 1, taken: 2 })
  expect(one?.said).toContain('taken along 2 times')
})

forEachDialect('visits and requests come to what people solved by themselves', async (ground) => {
  const world = await ground.world()
  const search = makeSearch({ articles: [...world.articles.values()], glossary: [], taught: () => world.taught.list })
  await visit(world, read, { kind: 'vote', article, helpful: true })
  await visit(world, read)
  await visit(world, read, ...filed)
  const open = async (title: string) => {
    const { ref } = must(
      await openTicket(world, { title, description: 'x', requester: kim, details: {}, automation: 'order-sync' }),
    )
    return ref
  }
  const found = await open('Order sync stops with INVALID_SESSION_ID')
  const unfound = await open('Purchases vanish overnight')
  expect(await askOpened(world, search)).toBe(2)
  expect(await askOpened(world, search)).toBe(0)
  for (const ref of [found, unfound])
    must(await act(world, { ref }, { type: 'resolve', note: 'As it says.', article }, { by: as.ana }))
  must(await act(world, { ref: await open('Something else') }, { type: 'resolve', note: 'Done.' }, { by: as.ana }))
  const solved = { ...noneDeflected, confirmed: 1, potential: 1, none: 1, resolved: 3, solved: 2, found: 1 }
  const { months, articles, automations } = await readDeflection(world, { limit: 10 })
  expect(months.at(-1)).toEqual({ month: '2026-11', sum: solved })
  expect(articles).toMatchObject([{ id: article, sum: { ...solved, resolved: 2 } }])
  expect(automations).toMatchObject([{ id: 'order-sync', sum: solved }])
  expect((await readHealth(world, { limit: 5, article })).items[0]?.facts.solved).toBe(2)
  must(await act(world, { ref: found }, { type: 'reopen', reason: 'It is back.' }, { by: as.ana }))
  expect((await readDeflection(world, { limit: 10 })).months.at(-1)?.sum).toMatchObject({
    resolved: 2,
    solved: 1,
    found: 0,
  })
  world.after('PT200H')
  await forgetVisits(world)
  expect(await world.read.selectFrom('visit').select('visit').execute()).toEqual([])
  expect((await readDeflection(world, { limit: 10, month: '2026-11' })).months.at(-1)?.sum.confirmed).toBe(1)
})

test('what search finds for a new ticket is asked of an embeddings endpoint once, however much was searched before', async () => {
  const { store, close } = await sqliteInMemory()
  const world = await worldOn(store)
  const asked: string[] = []
  const articles = [...world.articles.values()]
  const meaning = {
    vectors: { dimensions: 1, byText: new Map<string, Int8Array>() },
    async ask(question: string) {
      asked.push(question)
      return null
    },
  }
  const attempt = attemptSchema.parse({ searches: ['orders vanish', 'login gone', 'salesforce'] })
  must(await openTicket(world, { title: 'Orders stop', description: 'x', requester: kim, details: {}, attempt }))
  expect(await askOpened(world, makeSearch({ articles, glossary: [] }, undefined, meaning))).toBe(1)
  expect(asked).toEqual(['Orders stop'])
  await close()
})

forEachDialect(
  'a team hears of its articles once a week, in its working hours, and not when nothing is to be done',
  async (ground) => {
    const world = await ground.world()
    const told: Mail[] = []
    const sending = () => ({
      mail: async (mail: Mail) => void told.push(mail),
      webhook: null,
      publicUrl: 'https://help.example.com',
      asOf: world.now(),
    })
    world.at('2026-11-24T02:00:00Z')
    for (let n = 0; n < 6; n++) await visit(world, read, bad('It is out of date'))
    expect(await putDigests(world)).toBe(0)
    world.at('2026-11-24T09:00:00Z')
    expect(await putDigests(world)).toBe(1)
    expect(await putDigests(world)).toBe(0)
    await sendNotices(world, sending())
    expect(told).toMatchObject([{ subject: 'One of your articles needs you' }])
    expect(told[0]?.text).toContain('6 of 6 votes say that it did not help')
    expect(told[0]?.text).toContain('https://help.example.com/desk/knowledge/articles/?owner=')
    world.at('2026-11-30T09:00:00Z')
    expect(await putDigests(world)).toBe(1)
    world.articles = new Map()
    await sendNotices(world, sending())
    expect(told).toHaveLength(1)
  },
)
