import { createRoute, z } from '@hono/zod-openapi'
import { deliverAgain } from '#api/actions/deliver-again.ts'
import { readDeliveries } from '#api/actions/read/deliveries.ts'
import { keySchema } from '#domain/base/key.ts'
import { deliveriesSchema, revivedSchema } from '#domain/views/delivery.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { operations } from '../route.ts'

const desk = { tags: ['Desk'], security: [{ session: [] }] }
const revived = {
  200: { description: 'How many are tried again', content: { 'application/json': { schema: revivedSchema } } },
  default: problemResponse,
}

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/deliveries',
  operationId: 'listFailedDeliveries',
  summary: 'Mails and webhooks that did not get through, and why',
  responses: {
    200: { description: 'Given up first', content: { 'application/json': { schema: deliveriesSchema } } },
    default: problemResponse,
  },
})

const one = createRoute({
  ...desk,
  method: 'put',
  path: '/desk/deliveries/{id}/retry',
  operationId: 'retryDelivery',
  summary: 'Try a notice once more that was given up',
  request: { params: z.object({ id: keySchema }) },
  responses: revived,
})

const all = createRoute({
  ...desk,
  method: 'put',
  path: '/desk/deliveries/retry',
  operationId: 'retryDeliveries',
  summary: 'Try everything once more that was given up',
  responses: revived,
})

/** What did not get through. */
export function deskDeliveries({ world }: Deps) {
  return operations()
    .openapi(list, async (c) => c.json(await readDeliveries(world), 200))
    .openapi(one, async (c) => c.json({ revived: await deliverAgain(world, c.req.valid('param')) }, 200))
    .openapi(all, async (c) => c.json({ revived: await deliverAgain(world, 'all') }, 200))
}
