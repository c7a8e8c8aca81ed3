import { createRoute } from '@hono/zod-openapi'
import { act } from '#api/actions/act.ts'
import { groupTickets } from '#api/actions/group.ts'
import { apart } from '#api/actions/idempotency.ts'
import { mergeTickets } from '#api/actions/merge.ts'
import { filledFor } from '#api/actions/read/filled.ts'
import type { World } from '#api/actions/world.ts'
import { abreast } from '#domain/base/abreast.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { type BulkAct, type BulkDone, bulkDoneSchema, bulkSchema } from '#domain/views/bulk.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { refusedTicket } from './refused.ts'

const bulk = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  method: 'post',
  path: '/desk/bulk',
  operationId: 'deskBulk',
  summary: 'One act on many tickets, each as if it were the only one',
  request: { body: { content: { 'application/json': { schema: bulkSchema } }, required: true } },
  responses: {
    200: {
      description: 'What was done, and what was refused',
      content: { 'application/json': { schema: bulkDoneSchema } },
    },
    default: problemResponse,
  },
})

/** What touches one ticket each is done so many at once, and leaves most connections of the database to others. */
const mostAbreast = 4

/** The same act for many tickets, one transaction each. */
export function deskBulk({ world }: Deps) {
  return operations().openapi(bulk, async (c) => {
    const { tickets, act: wanted } = c.req.valid('json')
    const answer: BulkDone = { done: [], refused: [] }
    const isApart = wanted.verb !== 'group' && wanted.verb !== 'merge'
    const all = await abreast([...new Set(tickets)], isApart ? mostAbreast : 1, async (ref) => ({
      ref,
      acted: await apart(ref, () => actOn(world, ref, { wanted, by: c.var.person })),
    }))
    for (const { ref, acted } of all) {
      if (acted.ok) answer.done.push(ref)
      else answer.refused.push(refusedTicket(ref, acted.error, c.var.requestId))
    }
    return c.json(answer, 200)
  })
}

function actOn(world: World, ref: string, { wanted, by }: { wanted: BulkAct; by: Actor }) {
  switch (wanted.verb) {
    case 'group':
      return groupTickets(world, { ref }, { ref: wanted.with.with }, { by })
    case 'merge':
      return mergeTickets(world, { ref }, { ref: wanted.with.into }, { by })
    case 'reply':
    case 'note':
      return writeTo(world, ref, { verb: wanted.verb, text: wanted.with.body, by })
    case 'assign':
    case 'assign-on-call':
    case 'reprioritise':
    case 'resolve':
    case 'escalate':
      return act(world, { ref }, { type: wanted.verb, ...wanted.with } as Command, { by })
  }
}

async function writeTo(
  world: World,
  ref: string,
  { verb, text, by }: { verb: 'reply' | 'note'; text: string; by: Actor },
) {
  const body = await filledFor(world, ref, { text, by })
  return body.ok ? act(world, { ref }, { type: verb, attachments: [], body: body.value }, { by }) : body
}
