import { createRoute, z } from '@hono/zod-openapi'
import { likelyOthers } from '#api/actions/read/likely.ts'
import { deskCounts, deskQueue, deskStateCounts } from '#api/actions/read/queue.ts'
import { deskSession } from '#api/actions/read/session.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { text } from '#domain/base/text.ts'
import { articlesFoundSchema, deskArticle, deskArticleSchema, foundArticle } from '#domain/views/article.ts'
import { likelySchema } from '#domain/views/likely.ts'
import {
  countsSchema,
  queuePageSchema,
  queueQuestionSchema,
  stateCountsSchema,
  stateQuestionSchema,
} from '#domain/views/queue.ts'
import { sessionSchema } from '#domain/views/session.ts'
import { deskTicketSchema } from '#domain/views/ticket.ts'
import type { Deps } from '../deps.ts'
import { etagOf, sameEtag } from '../middleware/etag.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byRef, desk, jsonAnswer, operations } from '../route.ts'

const session = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/session',
  operationId: 'getSession',
  summary: 'Who is at the desk, and what its filters choose from',
  description: 'Without a session the problem names the ways to sign in, as `ways`.',
  responses: { 200: jsonAnswer('The session', sessionSchema), default: problemResponse },
})

const queue = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/tickets',
  operationId: 'listTickets',
  summary: 'The queue: what is due first, first',
  description:
    'Resolved and closed tickets come by what changed last. Pages are keyset pages: nothing is lost between.',
  request: { query: queueQuestionSchema },
  responses: { 200: jsonAnswer('One page', queuePageSchema), default: problemResponse },
})

const counts = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/counts',
  operationId: 'countTickets',
  summary: 'How many tickets each view holds',
  responses: { 200: jsonAnswer('Counts, each up to `most`', countsSchema), default: problemResponse },
})

const stateCounts = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/state-counts',
  operationId: 'countStates',
  summary: 'How many tickets that fit are in each state',
  request: { query: stateQuestionSchema },
  responses: { 200: jsonAnswer('Counts', stateCountsSchema), default: problemResponse },
})

const ticket = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/tickets/{ref}',
  operationId: 'getTicket',
  summary: 'Everything about one ticket',
  description: 'Answers an ETag; with If-None-Match of the same version, 304.',
  request: { params: byRef },
  responses: {
    200: jsonAnswer('The ticket', deskTicketSchema),
    304: { description: 'Nothing has happened to it since' },
    default: problemResponse,
  },
})

const likely = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/tickets/{ref}/likely',
  operationId: 'findLikely',
  summary: 'Open tickets that may be about the same',
  request: { params: byRef },
  responses: { 200: jsonAnswer('Likeliest first', likelySchema), default: problemResponse },
})

const articles = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/articles',
  operationId: 'findArticles',
  summary: 'Articles and their passages by words, those for support too',
  request: {
    query: z.object({
      q: text({ most: 400 }).describe('Words, the last may be half typed'),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
  },
  responses: { 200: jsonAnswer('Best first', articlesFoundSchema), default: problemResponse },
})

const article = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/articles/{id}',
  operationId: 'getArticle',
  summary: 'One article to read, also one for support only',
  description: 'The id holds slashes: send them as they are, or as %2F.',
  request: { params: z.object({ id: text({ most: 200 }) }) },
  responses: { 200: jsonAnswer('The article', deskArticleSchema), default: problemResponse },
})

/** What the desk reads. */
export function deskReads({ world, auth, search }: Deps) {
  const api = operations()
  const articleView = (id: string) => {
    const found = world.articles.get(id)
    return found ? deskArticle(found) : null
  }
  api.get('/desk/articles/:id{.+/.+}', (c) => {
    const found = articleView(c.req.param('id'))
    return found ? c.json(found, 200) : answerProblem(c, { code: 'request.not-found' })
  })
  return api
    .openapi(session, (c) => c.json(deskSession(world, c.var.person, auth.ways), 200))
    .openapi(queue, async (c) => {
      const page = await deskQueue(world, c.req.valid('query'), c.var.person)
      return page.ok ? c.json(page.value, 200) : answerProblem(c, page.error)
    })
    .openapi(counts, async (c) => c.json(await deskCounts(world, c.var.person), 200))
    .openapi(stateCounts, async (c) => {
      const counted = await deskStateCounts(world, c.req.valid('query'), c.var.person)
      return counted.ok ? c.json(counted.value, 200) : answerProblem(c, counted.error)
    })
    .openapi(ticket, async (c) => {
      const found = await deskTicket(world, c.req.valid('param').ref, c.var.person)
      if (!found.ok) return answerProblem(c, found.error)
      const etag = etagOf(found.value.ticket.version)
      if (sameEtag(c.req.header('if-none-match'), etag)) return c.body(null, 304, { etag })
      return c.json(found.value, 200, { etag })
    })
    .openapi(likely, async (c) => {
      const found = await likelyOthers(world, c.req.valid('param').ref)
      return found.ok ? c.json(found.value, 200) : answerProblem(c, found.error)
    })
    .openapi(articles, async (c) => {
      const { q, limit } = c.req.valid('query')
      const found = (await search(q, { limit, audience: 'support' })).results
      const items = found.flatMap(({ id, sections }) => {
        const one = world.articles.get(id)
        return one ? [foundArticle(one, sections)] : []
      })
      return c.json({ items }, 200)
    })
    .openapi(article, (c) => {
      const found = articleView(c.req.valid('param').id)
      return found ? c.json(found, 200) : answerProblem(c, { code: 'request.not-found' })
    })
}
