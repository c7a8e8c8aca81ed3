import { createRoute, z } from '@hono/zod-openapi'
import { savedViews } from '#api/actions/read/saved-views.ts'
import { dropView, saveView } from '#api/actions/saved-views.ts'
import { keySchema } from '#domain/base/key.ts'
import { newSavedViewSchema, savedViewsSchema } from '#domain/views/saved-view.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const desk = { tags: ['Desk'], security: [{ session: [] }] }
const id = z.object({ id: keySchema })
const json = <T extends z.ZodType>(schema: T) => ({ 'application/json': { schema } })

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/views',
  operationId: 'listViews',
  summary: 'Saved views of the queue, own and of the teams, with their counts',
  responses: { 200: { description: 'By name', content: json(savedViewsSchema) }, default: problemResponse },
})

const save = createRoute({
  ...desk,
  method: 'post',
  path: '/desk/views',
  operationId: 'saveView',
  summary: 'Save a view of the queue under a name',
  request: { body: { content: json(newSavedViewSchema), required: true } },
  responses: { 201: { description: 'Saved', content: json(id) }, default: problemResponse },
})

const drop = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/views/{id}',
  operationId: 'dropView',
  summary: 'Forget a saved view; the tickets stay',
  request: { params: id },
  responses: { 200: { description: 'Forgotten', content: json(id) }, default: problemResponse },
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
