import { createRoute, z } from '@hono/zod-openapi'
import { acceptMail, discardMail } from '#api/actions/held-mail.ts'
import { readHeld } from '#api/actions/read/held-mail.ts'
import { keySchema, refSchema } from '#domain/base/key.ts'
import { acceptedSchema, discardedSchema, heldMailsSchema } from '#domain/views/held-mail.ts'
import type { Deps } from '../deps.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, operations } from '../route.ts'

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/mail',
  operationId: 'listHeldMail',
  summary: 'Mails that wait for a look, and why',
  responses: {
    200: jsonAnswer('Oldest first', heldMailsSchema),
    default: problemResponse,
  },
})

const accept = createRoute({
  ...desk,
  method: 'put',
  path: '/desk/mail/{id}/acceptance',
  operationId: 'acceptHeldMail',
  summary: 'Add a held mail to a ticket, or open one for it',
  description:
    'With `ref` it is a reply of the requester of that ticket, or a note where that one is closed; without, a ticket is opened for its sender.',
  request: {
    params: z.object({ id: keySchema }),
    body: {
      content: { 'application/json': { schema: z.strictObject({ ref: refSchema.optional() }) } },
      required: true,
    },
  },
  responses: {
    200: jsonAnswer('Where it is now', acceptedSchema),
    default: problemResponse,
  },
})

const discard = createRoute({
  ...desk,
  method: 'delete',
  path: '/desk/mail/{id}',
  operationId: 'discardHeldMail',
  summary: 'Discard a held mail, with its files',
  request: { params: byId },
  responses: {
    200: jsonAnswer('It is gone', discardedSchema),
    default: problemResponse,
  },
})

/** Mails of which nobody can tell by themselves what they are about. */
export function deskMail({ world }: Deps) {
  return operations()
    .openapi(list, async (c) => c.json(await readHeld(world), 200))
    .openapi(accept, async (c) => {
      const { ref } = c.req.valid('json')
      const { id } = c.req.valid('param')
      const into = ref === undefined ? ('new' as const) : { ref: ref.toUpperCase() }
      const done = await acceptMail(world, { id, into, by: c.var.person })
      return done.ok ? c.json(done.value, 200) : answerProblem(c, done.error)
    })
    .openapi(discard, async (c) => {
      const done = await discardMail(world, c.req.valid('param').id)
      return done.ok ? c.json(done.value, 200) : answerProblem(c, done.error)
    })
}
