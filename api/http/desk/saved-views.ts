import { createRoute } from '@hono/zod-openapi'
import { savedViews } from '#api/actions/read/saved-views.ts'
import { dropView, saveView } from '#api/actions/saved-views.ts'
import { newSavedViewSchema, savedViewsSchema } from '#domain/views/saved-view.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, jsonBody, operations } from '../route.ts'

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/views',
  operationId: 'listViews',
  summary: 'Saved views of the queue, own and of the teams, with their counts',
  responses: { 200: jsonAnswer('By name', savedViewsSchema), default: problemResponse },
})

const save = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/views',
  operationId: 'saveView',
  summary: 'Save a view of the queue under a name',
  request: { body: jsonBody(newSavedViewSchema) },
  responses: { 201: jsonAnswer('Saved', byId), default: problemResponse },
})

const drop = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/views/{id}',
  operationId: 'dropView',
  summary: 'Forget a saved view; the tickets stay',
  request: { params: byId },
  responses: { 200: jsonAnswer('Forgotten', byId), default: problemResponse },
})

/** Views of the queue that people and teams have given a name. */
export function deskViews({ world }: Deps) {
  return operations()
    .openapi(list, async (c) => c.json(await savedViews(world, c.var.person), 200))
    .openapi(save, async (c) => {
      const saved = await saveView(world, c.req.valid('json'), c.var.person)
      return saved.ok ? c.json(saved.value, 201) : answerProblem(c, saved.error)
    })
    .openapi(drop, async (c) => {
      const dropped = await dropView(world, c.req.valid('param').id, c.var.person)
      return dropped.ok ? c.json(dropped.value, 200) : answerProblem(c, dropped.error)
    })
}
