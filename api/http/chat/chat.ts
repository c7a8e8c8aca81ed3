import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { replyInChat } from '#api/actions/read/chat.ts'
import { recordSignals } from '#api/actions/signals.ts'
import { cleanText } from '#domain/base/text.ts'
import { heardIn } from '#domain/search/heard.ts'
import { type ChatAsk, type ChatView, chatAskSchema, chatReplySchema } from '#domain/views/chat.ts'
import { bodyKind, readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { htmlPage } from '../html/frame.ts'
import { wantsNoTrace } from '../knowledge/feedback.ts'
import { knownNow } from '../knowledge/suggestions.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { answerChatForm, chatFormSchema } from './form-door.ts'

const route = createRoute({
  method: 'post',
  path: '/chat',
  operationId: 'askChat',
  tags: ['Anyone'],
  summary: 'Ask in plain words, and go on asking',
  description:
    'Answers with passages as they stand on their pages, with one question back, or that it does not know. The conversation ' +
    'comes with each message and is not kept; the question is, without saying by whom, unless `DNT: 1` or `Sec-GPC: 1` is ' +
    'sent. As a form it answers a page.',
  request: {
    body: {
      content: {
        'application/json': { schema: chatAskSchema },
        'application/x-www-form-urlencoded': { schema: chatFormSchema },
        'multipart/form-data': { schema: chatFormSchema },
      },
      required: true,
    },
  },
  responses: {
    200: {
      description: 'The reply; to a form the conversation as a page',
      content: { 'application/json': { schema: chatReplySchema }, ...htmlPage },
    },
    default: problemResponse,
  },
})

export function chatRoutes(deps: Deps) {
  const api = operations()
  api.openAPIRegistry.registerPath(route)
  return api.post('/chat', deps.limit({ name: 'chat', perMinute: 60 }), (c) =>
    bodyKind(c) === 'form' ? answerChatForm(c, deps, (ask) => replied(c, deps, ask)) : answerJson(c, deps),
  )
}

async function answerJson(c: Context<Env>, deps: Deps): Promise<Response> {
  const sent = await readJson(c, chatAskSchema)
  if (!sent.ok) return answerProblem(c, sent.error)
  return c.json(await replied(c, deps, sent.value), 200, { 'cache-control': 'no-store' })
}

const longestQuery = 200

/** The reply; what was asked and whether it had an answer is kept. A question back is neither yet. */
async function replied(c: Context<Env>, { world, search, answerModel }: Deps, ask: ChatAsk): Promise<ChatView> {
  const isUntraced = wantsNoTrace(c)
  const model = isUntraced ? null : answerModel
  const reply = await replyInChat(world, ask, { search, model, problems: await knownNow(world) })
  if (reply.kind === 'question' || isUntraced) return reply
  const query = cleanText((heardIn(reply.about)[0] ?? '').slice(0, longestQuery))
  const { visit } = ask
  await recordSignals(world, [{ kind: 'asked', query, answered: reply.kind === 'answer' }], { source: 'chat', visit })
  return reply
}
