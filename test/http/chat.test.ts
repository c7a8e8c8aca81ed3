import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const article = 'runbooks/order-sync/invalid-session-id'
const kept = () => desk.world.read.selectFrom('signal').select(['kind', 'source', 'outcome', 'words']).execute()
const form = (fields: Record<string, string>) =>
  desk.ask('/chat', {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

/** The value of a field of a page, as a browser would send it. */
function fieldIn(html: string, name: string): string {
  const [, value = ''] = html.match(new RegExp(`name="${name}"[^>]*? value="([^"]*)"`)) ?? []
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

test('a question is answered with a passage, its owner and how fresh it is; the question alone is kept, masked', async () => {
  const { status, body } = await desk.ask('/chat', {
    json: { said: 'my name is Kim and order sync stops with INVALID_SESSION_ID' },
  })
  expect(status).toBe(200)
  const { kind, passages } = body
  expect(kind).toBe('answer')
  expect(passages[0]).toMatchObject({ id: article, reviewed: '2026-10-12', due: expect.stringMatching(/^202\d-/) })
  expect(passages[0].owner.name).not.toBe('')
  expect(await kept()).toEqual([
    {
      kind: 'asked',
      source: 'chat',
      outcome: 'answered',
      words: 'my name is [name] and order sync stops with INVALID_SESSION_ID',
    },
  ])
})

test('what nothing answers is kept as such, and not at all for who asks not to be followed', async () => {
  const said = 'where is the canteen on mars'
  await desk.ask('/chat', { json: { said }, headers: { 'sec-gpc': '1' } })
  expect(await kept()).toEqual([])
  expect((await desk.ask('/chat', { json: { said } })).body).toMatchObject({ kind: 'unknown', about: said })
  expect(await kept()).toMatchObject([{ outcome: 'unanswered', words: said }])
})

test('a known problem that goes on is told first', async () => {
  const ana = await desk.as('Ana')
  await ana('/desk/known-problems', { json: { title: 'Orders are late', body: 'We look.', automation: 'order-sync' } })
  const { body } = await desk.ask('/chat', { json: { said: 'order sync INVALID_SESSION_ID' } })
  expect(body).toMatchObject({ kind: 'answer', known: [{ title: 'Orders are late' }], passages: [{ id: article }] })
})

test('without JavaScript the conversation travels in the form, and becomes a request that the desk reads', async () => {
  const first = await form({ said: 'INVALID_SESSION_ID <b>since</b> noon' })
  expect(first.body).toContain('INVALID_SESSION_ID &lt;b&gt;since&lt;/b&gt; noon')
  expect(first.body).toContain('Did this solve it?')
  const turns = fieldIn(first.body, 'turns')
  const no = await form({ turns, act: 'not-solved' })
  expect(no.body).toContain('tell me what is different')
  const second = await form({ turns: fieldIn(no.body, 'turns'), said: 'and where is the canteen' })
  const person = await form({ turns: fieldIn(second.body, 'turns'), act: 'person' })
  expect(person.body).toContain('Escalate to support')
  const typed = {
    title: fieldIn(person.body, 'title'),
    description: 'Please look.',
    name: 'Kim',
    email: 'kim@example.com',
    attempt: fieldIn(person.body, 'attempt'),
    automation: 'order-sync',
  }
  expect(typed.title).toBe('INVALID_SESSION_ID <b>since</b> noon')
  expect(person.body).toMatch(/<option value="order-sync" selected>/)
  const sent = await desk.ask('/tickets', {
    body: new URLSearchParams(typed).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(sent.status).toBe(201)
  const [, ref = ''] = String(sent.body).match(/(TKT-[A-Z0-9]{5})/) ?? []
  const { attempt } = (await (await desk.as('Ana'))(`/desk/tickets/${ref}`)).body
  expect(attempt.chat.map(({ by, text }: { by: string; text: string }) => [by, text.slice(0, 24)])).toEqual([
    ['person', 'INVALID_SESSION_ID <b>si'],
    ['chat', expect.any(String)],
    ['person', 'No'],
    ['chat', 'Then tell me what is dif'],
    ['person', 'and where is the canteen'],
    ['chat', expect.any(String)],
  ])
  expect(attempt.chat[1].shown).toMatchObject([{ id: article, url: '/runbooks/order-sync/invalid-session-id/' }])
})

test('"it solved it" is a vote for the page, and nothing else is kept', async () => {
  const turns = fieldIn((await form({ said: 'INVALID_SESSION_ID' })).body, 'turns')
  expect((await form({ turns, act: 'solved' })).body).toContain('Good.')
  expect(await kept()).toMatchObject([{ kind: 'asked' }, { kind: 'vote', source: 'chat', outcome: 'good' }])
})

test('what is sent wrongly loses no word: nothing said, too much, a conversation that is none', async () => {
  expect((await form({ said: ' ' })).body).toContain('write what is wrong')
  const long = await form({ said: 'x'.repeat(4001), turns: 'no JSON' })
  expect(long.body).toContain('at most 4,000 characters')
  expect(long.body).toContain('x'.repeat(4001))
  const { status, body } = await desk.ask('/chat', { json: { said: '' } })
  expect([status, body.errors]).toEqual([422, [expect.objectContaining({ path: 'said' })]])
})
