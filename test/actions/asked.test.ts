import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { askForAnswer } from '#api/actions/ask.ts'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { refreshTaught } from '#api/actions/learn.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { recordSignals } from '#api/actions/signals.ts'
import { tryGaps } from '#api/actions/try-gaps.ts'
import type { Mail } from '#api/outside/mail.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { askedSchema } from '#domain/knowledge/asked.ts'
import { confirmed } from '#kit/confirmed.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, type TestWorld } from '#kit/world.ts'

const words = 'badge printer jams on floor two'
const publicUrl = 'https://help.example.com'

async function ask(world: TestWorld, email: string) {
  const opened = must(await askForAnswer(world, { ...askedSchema.parse({ words }), email }))
  await recordSignals(world, [{ kind: 'asked', query: words, answered: false }], { source: 'portal' })
  return opened
}

async function mailsOf(world: TestWorld): Promise<Mail[]> {
  const mails: Mail[] = []
  const mail = async (one: Mail) => void mails.push(one)
  await sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now() })
  return mails
}

forEachDialect('who left an address hears once when an article answers what they asked', async (ground) => {
  const world = await ground.world()
  const { ref } = await ask(world, 'lee@example.com')
  const later = await ask(world, 'mo@example.com')
  await gatherGaps(world)
  const [gap] = (await readGaps(world, { state: 'open', limit: 10 })).items
  expect(gap).toMatchObject({ name: words, count: 2, kinds: { asked: 2 } })
  await mailsOf(world)
  const search = makeSearch({
    articles: [...world.articles.values()],
    glossary: [],
    taught: () => world.taught.list,
  })
  expect(await tryGaps(world, search)).toEqual({ closed: 0, reopened: 0 })
  expect(await mailsOf(world)).toEqual([])

  await confirmed(world, 'mo@example.com')
  const article = 'runbooks/order-sync/invalid-session-id'
  must(await act(world, { ref }, { type: 'resolve', note: 'Cleaned it.', article }, { by: as.ana }))
  await refreshTaught(world)
  expect(await tryGaps(world, search)).toEqual({ closed: 1, reopened: 0 })
  const mails = await mailsOf(world)
  expect(mails.filter(({ to }) => to === 'lee@example.com').map(({ subject }) => subject)).toEqual([`Resolved: ${ref}`])
  const [told, ...more] = mails.filter(({ to }) => to === 'mo@example.com')
  expect(more).toEqual([])
  const steady = told?.text.replace(/#[\w-]{22}/, '#TOKEN').replaceAll(later.ref, 'TKT-AAAAA')
  await expect(
    `To: ${told?.to}\nSubject: ${told?.subject.replace(later.ref, 'TKT-AAAAA')}\n\n${steady}`,
  ).toMatchFileSnapshot('../golden/mail/written.txt')

  await recordSignals(world, [{ kind: 'asked', query: words, answered: false }], { source: 'portal' })
  expect(await tryGaps(world, search)).toEqual({ closed: 1, reopened: 0 })
  expect(await mailsOf(world)).toEqual([])
})
