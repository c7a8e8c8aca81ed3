import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import type { Content } from '#domain/knowledge/content.ts'
import { passagesOf } from '#domain/knowledge/passage.ts'
import { type ChatReply, type ChatSources, replyTo } from '#domain/search/chat.ts'
import type { ChatTurn } from '#domain/ticket/conversation.ts'
import { turnOf } from '#domain/words/chat.ts'
import { loadContent } from '#site/authoring/content.ts'

let content: Content
let sources: ChatSources
beforeAll(async () => {
  const loaded = await loadContent(resolve(import.meta.dirname, '../../content'))
  if (!loaded.content) throw new Error('the content is wrong')
  content = loaded.content
  sources = {
    search: makeSearch({ ...content, teams: content.model.teams }),
    problems: [],
    automations: content.automations,
    symptomsOf: (page) => content.articles.find(({ id }) => id === page)?.symptoms ?? [],
  }
})

const none = Symbol('none of these')

/** Says one thing after the other, and answers the last reply. */
async function talk(said: (string | typeof none)[], given: Partial<ChatSources> = {}) {
  const turns: ChatTurn[] = []
  const replies: ChatReply[] = []
  for (const one of said) {
    const text = one === none ? 'None of these' : one
    const reply = await replyTo({ turns, said: text, isNone: one === none }, { ...sources, ...given })
    turns.push({ by: 'person', text, shown: [] }, turnOf(reply, 'en'))
    replies.push(reply)
  }
  return { replies, last: replies.at(-1) as ChatReply }
}

const first = (reply: ChatReply) => (reply.kind === 'answer' ? reply.passages[0]?.id : reply.kind)

test.each([
  ['orders do not arrive in netsuite', 'runbooks/order-sync/orders-stuck-pending'],
  ['approver has left', 'runbooks/invoice-approval/approver-left'],
  ['parking garage for bicycles', 'unknown'],
  ['what is for lunch in the canteen on mars', 'unknown'],
])('%s: %s', async (said, page) => {
  expect(first((await talk([said])).last)).toBe(page)
})

const log = `Hi all,
since this morning we see this, can someone please look, the customers are waiting
[2026-11-28 08:00:01,221] WARN [worker-3] something something retry 3 of 8f3e2a1c-1111-2222-3333-444455556666
[2026-11-28 08:00:02,221] FATAL ERR_BOT_TIMEOUT after 300s in /opt/bots/stock/run/main.py:21
thanks, Kim`

test.each([
  [log, 'runbooks/stock-level-bot/err-bot-timeout'],
  [
    '2026-11-28T08:14:02.331Z ERROR run 8f3e2a1c-1111-2222-3333-444455556666: INVALID_SESSION_ID: expired at com.x.Conn(/opt/x/y/z.java:12)',
    'runbooks/order-sync/invalid-session-id',
  ],
  [
    'hello, my colleague got {"code":"REQUEST_LIMIT_EXCEEDED","ts":1732780800} in the middle of her holidays, whatever that is',
    'runbooks/order-sync/request-limit-exceeded',
  ],
])('a code is seen among whatever was pasted with it: %s', async (said, page) => {
  expect(first((await talk([said])).last)).toBe(page)
})

test('what several automations know is narrowed by asking which, and the choice answers', async () => {
  const { last } = await talk(['it hangs again since this morning'])
  if (last.kind !== 'question') throw new Error(last.kind)
  expect(last.asks).toBe('automation')
  expect(last.options.map(({ says }) => says)).toContain('Stock level bot')
  const next = await talk(['it hangs again since this morning', 'Stock level bot'])
  expect(next.last).toMatchObject({ kind: 'answer', automation: 'stock-level-bot' })
})

test('it asks at most twice in a row, and then says that it does not know', async () => {
  const { replies } = await talk(['it hangs again since this morning', none, none, none])
  const kinds = replies.map(({ kind }) => kind)
  expect(kinds.slice(0, 3)).toEqual(['question', 'question', 'unknown'])
  const asks = replies.flatMap((reply) => (reply.kind === 'question' ? [reply.asks] : []))
  expect(new Set(asks).size).toBe(asks.length)
})

test('what somebody picks as what they see comes first', async () => {
  const { replies } = await talk(['it hangs again since this morning', none])
  const [, second] = replies
  if (second?.kind !== 'question') throw new Error(String(second?.kind))
  const [option] = second.options
  const picked = await talk(['it hangs again since this morning', none, option?.says ?? ''])
  expect(first(picked.last)).toBe(option?.page)
})

test('a follow-up carries the matter over, and says what no passage mentions', async () => {
  const { last } = await talk(['orders do not arrive in netsuite', 'and on the sandbox?'])
  expect(first(last)).toBe('runbooks/order-sync/orders-stuck-pending')
  expect(last).toMatchObject({ without: 'sandbox' })
})

test('another matter begins anew', async () => {
  const { last } = await talk(['orders do not arrive in netsuite', 'how do I name a deputy for my approvals'])
  expect(first(last)).toBe('faqs/invoices/name-a-deputy')
  expect(last.about).toBe('how do I name a deputy for my approvals')
})

test('more words help after "I do not know"', async () => {
  const { last } = await talk([
    'where do I park my car',
    'badge printer',
    'sorry: the badge of a new hire is not ready',
  ])
  expect(first(last)).toBe('runbooks/new-hire-onboarding/badge-not-ready')
})

test('a known problem that fits comes first, also where no page answers', async () => {
  const problems = [{ title: 'The canteen terminal is down', body: 'We are on it.', automation: null }]
  const { last } = await talk(['canteen terminal down'], { problems })
  expect(last).toMatchObject({ kind: 'answer', known: [{ title: 'The canteen terminal is down' }], passages: [] })
})

test('a person is asked for in many words, and where to find one is said', async () => {
  expect((await talk(['I want to talk to a person'])).last).toMatchObject({ places: [{ url: '/support/' }] })
})

test('nothing is quoted that does not stand on its page', async () => {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const written = new Map(
    content.articles.map((article) => [
      article.id,
      [article.summary, ...passagesOf(article).map(({ prose }) => prose)].map(plain),
    ]),
  )
  const strange: string[] = []
  for (const { title } of content.articles) {
    const { last } = await talk([title])
    for (const { id, excerpt } of last.kind === 'answer' ? last.passages : []) {
      const quote = plain(excerpt.map(({ text }) => text).join('')).replace(/^… | …$/g, '')
      if (!(written.get(id) ?? [quote]).some((text) => text.includes(quote))) strange.push(`${id}: ${quote}`)
    }
  }
  expect(strange).toEqual([])
})
