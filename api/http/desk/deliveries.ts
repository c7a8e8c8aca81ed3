import { createRoute } from '@hono/zod-openapi'
import { deliverAgain } from '#api/actions/deliver-again.ts'
import { readDeliveries } from '#api/actions/read/deliveries.ts'
import { deliveriesSchema, revivedSchema } from '#domain/views/delivery.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { byId, desk, jsonAnswer, operations } from '../route.ts'

const revived = {
  200: jsonAnswer('How many are tried again', revivedSchema),
  default: problemResponse,
}

const list = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/deliveries',
  operationId: 'listFailedDeliveries',
  summary: 'Mails and webhooks that did not get through, and why',
  responses: {
    200: jsonAnswer('Given up first', deliveriesSchema),
    default: problemResponse,
  },
})

const one = createRoute({
  ...desk,
  method: 'put',
  path: '/desk/deliveries/{id}/retry',
  operationId: 'retryDelivery',
  summary: 'Try a notice once more that was given up',
  request: { params: byId },
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
