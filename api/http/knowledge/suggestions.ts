import { createRoute, z } from '@hono/zod-openapi'
import { listKnownProblems } from '#api/actions/announce.ts'
import { questionsFor } from '#api/actions/read/community.ts'
import { Unavailable } from '#api/store/unavailable.ts'
import { languageTagSchema } from '#domain/base/language-tag.ts'
import { text } from '#domain/base/text.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { problemsFor } from '#domain/search/known.ts'
import { pageKinds } from '#domain/search/page.ts'
import { foundOf, foundSchema } from '#domain/views/found.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const route = createRoute({
  method: 'get',
  path: '/suggestions',
  operationId: 'findPages',
  tags: ['Anyone'],
  summary: 'Pages that may answer a question in plain words',
  request: {
    query: z.object({
      q: text({ most: 1000 }).describe('The question, as typed; words in quotes must stand together'),
      limit: z.coerce.number().int().min(1).max(50).default(8).describe('How many at most'),
      kind: z.enum(pageKinds).optional().describe('Only pages of this kind'),
      automation: idSchema.optional().describe('Only pages of this automation'),
      language: languageTagSchema.optional().describe('Language of the reader: pages that are there in it come in it'),
      chosen: idSchema.optional().describe('Automation whose pages come first'),
    }),
  },
  responses: {
    200: { description: 'Best first', content: { 'application/json': { schema: foundSchema } } },
    default: problemResponse,
  },
})

export function suggestionRoutes({ world, search, limit }: Deps) {
  const api = operations()
  api.use('/suggestions', limit({ name: 'suggestions', perMinute: 240 }))
  return api.openapi(route, async (c) => {
    const { q, limit: most, kind, automation, chosen, language } = c.req.valid('query')
    const answer = await search(q, {
      limit: most,
      filters: { kind, automation },
      chosen,
      ...(language ? { language } : {}),
    })
    const known = q.trim() === '' ? [] : problemsFor(q, await knownNow(world), answer)
    const questions = await questionsNow(world, { text: q, automation })
    return c.json(foundOf({ ...answer, known }, questions), 200, { 'cache-control': 'no-store' })
  })
}

/** Questions of the community; none while the database cannot be asked. */
async function questionsNow(...asked: Parameters<typeof questionsFor>) {
  try {
    return await questionsFor(...asked)
  } catch (error) {
    if (error instanceof Unavailable) return []
    throw error
  }
}

/** The known problems; none while the database cannot be asked, for the pages answer without it. */
export async function knownNow(world: Deps['world']) {
  try {
    return await listKnownProblems(world)
  } catch (error) {
    if (error instanceof Unavailable) return []
    throw error
  }
}
