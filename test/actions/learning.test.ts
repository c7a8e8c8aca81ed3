import { join } from 'node:path'
import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { fileLearned, refreshTaught } from '#api/actions/learn.ts'
import { openTicket } from '#api/actions/open.ts'
import { recordSignals } from '#api/actions/signals.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { learnedYaml } from '#domain/knowledge/learned-file.ts'
import { signalSchema } from '#domain/knowledge/signal.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld, worldInMemory } from '#kit/world.ts'
import { loadContent } from '#site/authoring/content.ts'

const article = 'runbooks/order-sync/invalid-session-id'
const person = (number: number) => ({ name: `Person ${number}`, email: `person-${number}@example.com` })

type Report = { title: string; requester?: { name: string; email: string }; searches?: string[] }

async function solved(world: TestWorld, { title, requester = kim, searches = [] }: Report, by = article) {
  const attempt = { steps: [], searches, read: [] }
  const report = { title, description: 'See the title.', requester, automation: 'order-sync', details: {}, attempt }
  const { ref } = must(await openTicket(world, report))
  must(await act(world, { ref }, { type: 'resolve', note: 'As it says there.', article: by }, { by: as.ana }))
  return ref
}

const taught = (world: TestWorld) => world.taught.list.map(({ words, by }) => `${words} · ${by}`)
const reopen = (world: TestWorld, ref: string) =>
  act(world, { ref }, { type: 'reopen', reason: 'It is back.' }, { by: as.ana })

forEachDialect('resolving with an article teaches it the words of the request, counted by people', async (ground) => {
  const world = await ground.world()
  await solved(world, {
    title: 'Webshop purchases vanish overnight',
    searches: ['basket gone after checkout', 'basket'],
  })
  await solved(world, { title: 'webshop purchase vanishing overnight' })
  await solved(world, { title: 'Purchases of the webshop vanish overnight', requester: person(2) })
  await solved(world, { title: 'payslip of Maria Lopez, call +49 170 1234567', requester: person(3) })
  expect(taught(world)).toEqual(['Purchases of the webshop vanish overnight · 2', 'basket gone after checkout · 1'])
})

forEachDialect('words are taken back when the ticket is reopened or linked to another article', async (ground) => {
  const world = await ground.world()
  const first = await solved(world, { title: 'Webshop purchases vanish overnight' })
  const second = await solved(world, { title: 'Basket gone after checkout', requester: person(2) })
  expect(taught(world)).toHaveLength(2)
  must(await reopen(world, first))
  expect(taught(world)).toEqual(['Basket gone after checkout · 1'])
  must(await act(world, { ref: first }, { type: 'resolve', note: 'Now it is.', article }, { by: as.ana }))
  expect(taught(world)).toHaveLength(2)
  ;(world.articles as Map<string, object>).set('runbooks/other', {
    ...world.articles.get(article),
    id: 'runbooks/other',
  })
  must(await act(world, { ref: second }, { type: 'link', article: 'runbooks/other' }, { by: as.ana }))
  expect(taught(world)).toEqual(['Webshop purchases vanish overnight · 1'])
})

forEachDialect('another process learns of it by itself', async (ground) => {
  const world = await ground.world()
  const other = await ground.world({ chance: 'other' })
  await solved(world, { title: 'Webshop purchases vanish overnight' })
  expect(await refreshTaught(other)).toBe(true)
  expect(taught(other)).toEqual(taught(world))
  expect(await refreshTaught(other)).toBe(false)
})

forEachDialect(
  'the file of the content takes what tickets taught, and its author has the last word',
  async (ground) => {
    const world = await ground.world()
    const ref = await solved(world, { title: 'Webshop purchases vanish overnight' })
    await solved(world, { title: 'Basket gone after checkout', requester: person(2) })
    const first = await fileLearned(world, [{ article, words: 'written by hand', by: 1 }])
    expect(learnedYaml(first.learned)).toContain(`learned:
  "${article}":
    - { words: "Basket gone after checkout", by: 1 }
    - { words: "Webshop purchases vanish overnight", by: 1 }
    - { words: "written by hand", by: 1 }`)
    must(await reopen(world, ref))
    const without = first.learned.filter(({ words }) => !words.startsWith('Basket'))
    const second = await fileLearned(world, without)
    expect(second.takenOut.map(({ words }) => words)).toEqual(['Webshop purchases vanish overnight'])
    expect(second.byAuthor.map(({ words }) => words)).toEqual(['Basket gone after checkout'])
    expect(second.learned.map(({ words }) => words)).toEqual(['written by hand'])
    await refreshTaught(world)
    expect(taught(world)).toEqual([])
  },
)

forEachDialect('what is taken back leaves the file in the language of its article too', async (ground) => {
  const world = await ground.world()
  const german = { ...world.articles.get(article), id: 'runbooks/bestellungen', language: 'de' }
  ;(world.articles as Map<string, object>).set(german.id, german)
  await solved(world, { title: 'Bestellungen verschwinden über Nacht' }, german.id)
  const { learned } = await fileLearned(world, [])
  expect(learned.map(({ words }) => words)).toEqual(['Bestellungen verschwinden über Nacht'])
  world.taught.filed = learned
  await solved(world, { title: 'Über Nacht verschwinden Bestellungen', requester: person(2) }, german.id)
  expect(taught(world)).toEqual(['Bestellungen verschwinden über Nacht · 2'])
  for (const one of await world.read.selectFrom('ticket').select('ref').execute()) must(await reopen(world, one.ref))
  expect(taught(world)).toEqual([])
  expect((await fileLearned(world, learned)).takenOut).toMatchObject(learned)
})

test('what an article has no room for in the file was not deleted by its author', async () => {
  const world = await worldInMemory()
  const names = 'alpha bravo charlie delta foxtrot golf hotel kilo lima mango'.split(' ')
  for (const [index, one] of names.entries()) {
    const searches = names.filter((other) => other > one).slice(0, 3)
    const searched = [0, 1, 2].map((at) => `${searches[at] ?? at} ${one} ${at} robot`)
    for (const by of [1, 2])
      await solved(world, { title: `${one} robot ${by} stalled`, requester: person(index), searches: searched })
  }
  const first = await fileLearned(world, [])
  expect(first.learned).toHaveLength(40)
  const second = await fileLearned(world, first.learned)
  expect([second.byAuthor, second.learned]).toEqual([[], first.learned])
  await world.close()
})

test('a second wording, taught by a ticket, finds the article at once, and no more after it is reopened', async () => {
  const { content } = await loadContent(join(import.meta.dirname, '../../content'))
  if (!content) throw new Error('the content has errors')
  const world = await worldInMemory({ articles: content.articles })
  const search = makeSearch({ ...content, taught: () => world.taught.list })
  const ask = async () => {
    const { weak, results } = await search('webshop purchases vanishing', { limit: 3 })
    return { weak, first: results[0]?.id }
  }
  expect((await ask()).weak).toBe(true)
  const ref = await solved(world, { title: 'Purchases in the webshop vanish' })
  expect(await ask()).toEqual({ weak: false, first: article })
  must(await reopen(world, ref))
  expect((await ask()).weak).toBe(true)
  await world.close()
})

test('a thousand hostile signals and fifty hostile requesters move no ranking of an unrelated question', async () => {
  const { content } = await loadContent(join(import.meta.dirname, '../../content'))
  if (!content) throw new Error('the content has errors')
  const world = await worldInMemory({ articles: content.articles })
  const search = makeSearch({ ...content, taught: () => world.taught.list })
  const questions = content.articles.flatMap(({ title, summary, symptoms }) => [title, summary, ...symptoms])
  const ranked = async () => {
    const found = new Map<string, string>()
    for (const question of questions) {
      const { results, weak } = await search(question, { limit: 10 })
      found.set(question, JSON.stringify([weak, results.map(({ id, score }) => [id, score])]))
    }
    return found
  }
  const before = await ranked()
  const bait = 'Cheap pills lottery winner casino bonus'
  const all = content.articles.flatMap(({ title }) => title.split(' '))
  const salad = (from: number) => Array.from({ length: 30 }, (_, at) => all[(from + at * 17) % all.length]).join(' ')
  const search1 = { kind: 'search', query: bait, weak: false, results: 9, clicked: 1, clickedUrl: `/${article}/` }
  const hostile = Array.from({ length: 20 }, () => [
    ...Array(25).fill(signalSchema.parse(search1)),
    ...Array(25).fill(signalSchema.parse({ kind: 'vote', article, helpful: true })),
  ])
  for (const signals of hostile) await recordSignals(world, signals, { source: 'portal' })
  for (let number = 0; number < 50; number++) {
    const words = number % 2 === 0 ? bait : `${bait} ${salad(number)}`.slice(0, 200)
    await solved(world, {
      title: words,
      requester: person(number),
      searches: [salad(number * 7).slice(0, 200)],
    })
  }
  expect(world.taught.list.length).toBeGreaterThan(10)
  expect(world.taught.list.length).toBeLessThanOrEqual(40)
  const after = await ranked()
  const moved = questions.filter((question) => before.get(question) !== after.get(question))
  expect(moved).toEqual([])
  await world.close()
})
