import { createRoute, z } from '@hono/zod-openapi'
import { countFailing } from '#api/store/failing-notices.ts'
import { heldSize } from '#api/store/mail-in.ts'
import { stamp } from '#domain/base/time.ts'
import type { Deps } from './deps.ts'
import { answerUnavailable, problemResponse } from './problems.ts'
import { jsonAnswer, operations } from './route.ts'

const health = createRoute({
  method: 'get',
  path: '/health',
  operationId: 'getHealth',
  tags: ['Service'],
  summary: 'Whether the process lives',
  responses: {
    200: jsonAnswer('It does', z.object({ status: z.literal('ok') })),
  },
})

const ready = createRoute({
  method: 'get',
  path: '/ready',
  operationId: 'getReadiness',
  tags: ['Service'],
  summary: 'Whether the database can be used',
  responses: {
    200: {
      description: 'It does',
      content: {
        'application/json': {
          schema: z.object({
            status: z.literal('ready'),
            notices: z
              .object({ failing: z.int(), givenUp: z.int() })
              .describe('Mails and webhooks that did not get through, up to 1000: they are no reason not to serve'),
            backups: z
              .object({
                last: z.iso.datetime().nullable().describe('When the last copy of the database was begun'),
                failing: z.boolean().describe('Whether one failed, or is overdue: no reason not to serve'),
              })
              .optional()
              .describe('Where BACKUP_DIR is set'),
            heldMails: z.int().optional().describe('Mails that wait for the desk, where mail comes in'),
          }),
        },
      },
    },
    default: problemResponse,
  },
})

const mostCounted = 1000

export function healthRoutes({ unready, world, backups }: Pick<Deps, 'unready' | 'world' | 'backups'>) {
  return operations()
    .openapi(health, (c) => c.json({ status: 'ok' as const }, 200))
    .openapi(ready, async (c) => {
      const reason = await unready()
      if (reason) return answerUnavailable(c, reason)
      const heldMails = world.mailIn ? { heldMails: (await heldSize(world.read)).mails } : {}
      const state = backups()
      const copies = state ? { backups: { last: state.last && stamp(state.last.at), failing: state.failing } } : {}
      const notices = await countFailing(world.read, mostCounted)
      return c.json({ status: 'ready' as const, notices, ...copies, ...heldMails }, 200)
    })
}
