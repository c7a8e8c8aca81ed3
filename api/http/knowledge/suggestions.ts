import { createRoute, z } from '@hono/zod-openapi'
import { listKnownProblems } from '#api/actions/announce.ts'
import { questionsFor } from '#api/actions/read/community.ts'
import { Unavailable } from '#api/store/unavailable.ts'
import { languageTagSchema } from '#domain/base/language-tag.ts'
import { text } from '#domain/base/text.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { problemsFor } from '#domain/search/known.ts'
import { pageKinds } from '#domain/search/page.ts'
import type { Result } from '#domain/search/result.ts'
import { type Found, foundOf, foundSchema } from '#domain/views/found.ts'
import type { Deps } from '../deps.ts'
import { forSupportRoot, privately, refusals, standingOf } from '../for-support/reader.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { jsonAnswer, operations } from '../route.ts'

const query = z.object({
  q: text({ most: 1000 }).describe('The question, as typed; words in quotes must stand together'),
  limit: z.coerce.number().int().min(1).max(50).default(8).describe('How many at most'),
  kind: z.enum(pageKinds).optional().describe('Only pages of this kind'),
  automation: idSchema.optional().describe('Only pages of this automation'),
  language: languageTagSchema.optional().describe('Language of the reader: pages that are there in it come in it'),
  chosen: idSchema.optional().describe('Automation whose pages come first'),
})
const request = { query }
const answered = jsonAnswer('Best first', foundSchema)

const route = createRoute({
  method: 'get',
  path: '/suggestions',
  operationId: 'findPages',
  tags: ['Anyone'],
  summary: 'Pages that may answer a question in plain words',
  request,
  responses: {
    200: answered,
    default: problemResponse,
  },
})

const forSupportRoute = createRoute({
  method: 'get',
  path: '/for-support/suggestions',
  operationId: 'findPagesForSupport',
  tags: ['Anyone'],
  summary: 'The same, and articles for support among them, for who is signed in and may read them',
  request,
  responses: {
    200: answered,
    default: problemResponse,
  },
})

export function suggestionRoutes({ world, search, limit, auth, readers }: Deps) {
  const api = operations()
  const limited = limit({ name: 'suggestions', perMinute: 240 })
  api.use('/suggestions', limited)
  api.use('/for-support/suggestions', limited)
  return api
    .openapi(route, async (c) => c.json(await found(c.req.valid('query')), 200, { 'cache-control': 'no-store' }))
    .openapi(forSupportRoute, async (c) => {
      const standing = await standingOf(c.req.raw.headers, { world, auth, readers })
      if (standing !== 'reads') return answerProblem(c, { code: refusals[standing] }, { headers: privately })
      return c.json(await found(c.req.valid('query'), 'support'), 200, privately)
    })

  async function found(asked: z.infer<typeof query>, audience: 'everyone' | 'support' = 'everyone'): Promise<Found> {
    const { q, limit: most, kind, automation, chosen, language } = asked
    const answer = await search(q, {
      audience,
      limit: most,
      filters: { kind, automation },
      chosen,
      ...(language ? { language } : {}),
    })
    const known = q.trim() === '' ? [] : problemsFor(q, await knownNow(world), answer)
    const questions = await questionsNow(world, { text: q, automation })
    return foundOf({ ...answer, known, results: answer.results.map(reached) }, questions)
  }

  /** An article for support lies where its readers are let in. */
  function reached(result: Result): Result {
    if (world.articles.get(result.id)?.audience !== 'support') return result
    const at = (url: string) => url.replace(result.url, `${forSupportRoot}${result.id}/`)
    const { section } = result
    return {
      ...result,
      forSupport: true,
      url: at(result.url),
      section: section && { ...section, url: at(section.url) },
      sections: result.sections.map((one) => ({ ...one, url: at(one.url) })),
    }
  }
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
