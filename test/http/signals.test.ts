import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory({ rateLimit: true })
})
afterEach(() => desk.close())

const article = 'runbooks/order-sync/invalid-session-id'
const kept = () =>
  desk.world.read.selectFrom('signal').select(['kind', 'source', 'visit', 'words']).orderBy('kind', 'desc').execute()
const tell = (path: string, body: object, headers: Record<string, string> = {}) =>
  desk.ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'text/plain', ...headers } })
const weak = { kind: 'search', query: 'badge printer', weak: true, results: 0 }

test('a page tells what was done, with a visit that names nobody', async () => {
  const visit = '00ff00ff00ff00ff'
  const sent = await tell('/signals', { visit, signals: [weak, { kind: 'read', article, ended: true }] })
  expect(sent.status).toBe(204)
  expect(await kept()).toEqual([
    { kind: 'search', source: 'portal', visit, words: 'badge printer' },
    { kind: 'read', source: 'portal', visit, words: null },
  ])
})

test.each(['dnt', 'sec-gpc'])('who asks by %s not to be tracked is not', async (name) => {
  const headers = { [name]: '1' }
  expect((await tell('/signals', { signals: [weak] }, headers)).status).toBe(204)
  const { kind: _, ...search } = weak
  expect((await tell('/searches', { searches: [search] }, headers)).status).toBe(204)
  expect(await kept()).toEqual([])
  expect((await desk.ask('/feedback', { json: { article, helpful: true }, headers })).status).toBe(204)
  expect(await kept()).toEqual([{ kind: 'vote', source: 'portal', visit: null, words: null }])
})

test('what is no signal is refused with what was expected, and nothing of its batch is kept', async () => {
  const sent = await tell('/signals', { visit: 'kim@example.com', signals: [weak, { kind: 'seen' }] })
  expect(sent.body).toMatchObject({ status: 422, code: 'request.invalid' })
  expect(sent.body.errors.map(({ path }: { path: string }) => path)).toEqual(['visit', 'signals.1.kind'])
  expect(await kept()).toEqual([])
})

test('an article that nobody may read is not told of', async () => {
  await tell('/signals', { signals: [{ kind: 'read', article: 'runbooks/none', ended: true }] })
  expect(await kept()).toEqual([])
})

test('a burst within the limit is kept whole; beyond it, it is refused', async () => {
  const full = { signals: Array(50).fill(weak) }
  const answers = await Promise.all(Array.from({ length: 130 }, () => tell('/signals', full)))
  const taken = answers.filter(({ status }) => status === 204).length
  expect(taken).toBe(120)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
  expect(await kept()).toHaveLength(120 * 50)
})
