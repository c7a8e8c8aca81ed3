import { createRoute, z } from '@hono/zod-openapi'
import { readMine } from '#api/actions/read/mine.ts'
import { idSchema } from '#domain/model/support-model.ts'
import { mineSchema } from '#domain/views/mine.ts'
import type { Deps } from '../deps.ts'
import { problemResponse } from '../problems.ts'
import { jsonAnswer, operations } from '../route.ts'

const mine = createRoute({
  tags: ['Desk'],
  security: [{ session: [] }],
  method: 'get',
  path: '/desk/automations',
  operationId: 'listOwnedAutomations',
  summary: 'What the automations that a team owns ask for',
  request: { query: z.object({ team: idSchema.optional().describe('Default: the teams of who asks') }) },
  responses: {
    200: jsonAnswer('What presses most first', mineSchema),
    default: problemResponse,
  },
})

/** Automations by their owners. */
export function deskMine({ world }: Deps) {
  return operations().openapi(mine, async (c) => {
    const { team } = c.req.valid('query')
    return c.json(await readMine(world, team ? [team] : c.var.person.teams), 200)
  })
}
