import { createRoute, z } from '@hono/zod-openapi'
import { suggestionsSchema } from '#domain/search/suggestion.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const route = createRoute({
  method: 'get',
  path: '/suggestions',
  tags: ['Anyone'],
  summary: 'Articles that may answer a question in plain words',
  request: {
    query: z.object({
      q: z.string().max(1000).describe('The question, as typed'),
      limit: z.coerce.number().int().min(1).max(50).default(8).describe('How many at most'),
    }),
  },
  responses: {
    200: { description: 'Best first', content: { 'application/json': { schema: suggestionsSchema } } },
    default: problemResponse,
  },
})

export function suggestionRoutes({ suggest, limit }: Deps) {
  const api = operations()
  api.use('/suggestions', limit({ name: 'suggestions', perMinute: 240 }))
  return api.openapi(route, (c) => {
    const { q, limit: most } = c.req.valid('query')
    const answer = q.trim() === '' ? { items: [], weak: true } : suggest(q, { limit: most })
    return c.json(answer, 200, { 'cache-control': 'no-store' })
  })
}
