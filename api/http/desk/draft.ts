import { createRoute, z } from '@hono/zod-openapi'
import { draftFromTicket } from '#api/actions/read/draft.ts'
import { refSchema } from '#domain/base/key.ts'
import { articleDraftSchema } from '#domain/knowledge/draft.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const draft = createRoute({
  method: 'get',
  path: '/desk/tickets/{ref}/draft',
  operationId: 'getDraft',
  tags: ['Desk'],
  security: [{ session: [] }],
  summary: 'The article that this ticket could become',
  description: 'A Markdown file for review, with the confidence wip and nothing personal in it.',
  request: { params: z.object({ ref: refSchema }) },
  responses: {
    200: { description: 'The file', content: { 'application/json': { schema: articleDraftSchema } } },
    default: problemResponse,
  },
})

export function deskDraft({ world }: Deps) {
  return operations().openapi(draft, async (c) => {
    const made = await draftFromTicket(world, c.req.valid('param').ref)
    return made.ok ? c.json(made.value, 200) : answerProblem(c, made.error)
  })
}
