import { createRoute, z } from '@hono/zod-openapi'
import { saveDraft, validateArticle } from '#api/actions/drafting.ts'
import { draftFromTicket } from '#api/actions/read/draft.ts'
import { readUnvalidated } from '#api/actions/read/validations.ts'
import { text } from '#domain/base/text.ts'
import {
  articleDraftSchema,
  draftedSchema,
  draftSavedSchema,
  unvalidatedSchema,
  validationSchema,
} from '#domain/views/draft.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byRef, desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const ofTicket = { ...desk, path: '/desk/tickets/{ref}/draft' }

const draft = createRoute({
  ...ofTicket,
  method: 'get',
  operationId: 'getDraft',
  summary: 'The article that this ticket could become',
  description:
    'A runbook in the body contract with the confidence wip, with nothing personal in it, line by line; with `improves`, what the ' +
    'ticket would add to that article.',
  request: {
    params: byRef,
    query: z.object({ improves: text({ most: 200 }).optional().describe('Id of an article to add to instead') }),
  },
  responses: {
    200: jsonAnswer('The draft', articleDraftSchema),
    default: problemResponse,
  },
})

const save = createRoute({
  ...ofTicket,
  method: 'post',
  operationId: 'saveDraft',
  summary: 'Save the draft, as it was looked through',
  description:
    'As a file or a patch to take along, written into the content folder, or as a commit on a branch of its git repository, where ' +
    'settings allow it. Sections that hold nothing are left out. Nothing is saved that the check of the content calls an error.',
  request: { params: byRef, body: jsonBody(draftedSchema) },
  responses: {
    200: jsonAnswer('Where it is now', draftSavedSchema),
    default: problemResponse,
  },
})

const validations = { tags: ['Desk'], security: [{ session: [] }], path: '/desk/validations' }

const unvalidated = createRoute({
  ...validations,
  method: 'get',
  operationId: 'listUnvalidated',
  summary: 'Work in progress that has solved requests',
  responses: {
    200: jsonAnswer('What solved most first', unvalidatedSchema),
    default: problemResponse,
  },
})

const validation = createRoute({
  ...validations,
  method: 'post',
  operationId: 'validateArticle',
  summary: 'Say that an article is right',
  description:
    'For the team that keeps it: its file with the confidence validated, reviewed today; saved as a draft is.',
  request: { body: jsonBody(validationSchema) },
  responses: {
    200: jsonAnswer('Where it is now', draftSavedSchema),
    default: problemResponse,
  },
})

export function deskDraft({ world, search, drafting }: Deps) {
  return operations()
    .openapi(unvalidated, async (c) => c.json(await readUnvalidated(world, drafting.folder, c.var.person), 200))
    .openapi(validation, async (c) => {
      const saved = await validateArticle(world, drafting, { ...c.req.valid('json'), person: c.var.person })
      return saved.ok ? c.json(saved.value, 200) : answerProblem(c, saved.error)
    })
    .openapi(draft, async (c) => {
      const asked = { ...c.req.valid('param'), ...c.req.valid('query') }
      const made = await draftFromTicket(world, { ...drafting, search }, asked)
      return made.ok ? c.json(made.value, 200) : answerProblem(c, made.error)
    })
    .openapi(save, async (c) => {
      const by = { ref: c.req.valid('param').ref, person: c.var.person }
      const saved = await saveDraft(world, drafting, { ...c.req.valid('json'), ...by })
      return saved.ok ? c.json(saved.value, 200) : answerProblem(c, saved.error)
    })
}
