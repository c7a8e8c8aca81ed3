import { createRoute, z } from '@hono/zod-openapi'
import { type FactsKept, periodOf, report } from '#api/actions/read/reports.ts'
import { reportScheduleSchema } from '#domain/model/support-model.ts'
import { periodReportSchema, reportTables } from '#domain/views/report.ts'
import { csvOf, tableOf } from '#domain/views/report-tables.ts'
import type { Deps } from '../deps.ts'
import { deskGuard } from '../middleware/desk-guard.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { desk, jsonAnswer, operations } from '../route.ts'

const day = z.iso.date('a day, such as 2026-11-24')
/** A report is narrowed by what a mailed one is narrowed by. */
const { level, team, automation, priority } = reportScheduleSchema.shape
const querySchema = z.object({
  from: day.optional().describe("First day, in the organisation's zone; default: 56 days before the last"),
  to: day.optional().describe('Last day; default: today'),
  level: z.coerce
    .number()
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe(level.description ?? ''),
  team,
  automation,
  priority,
})

const whole = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/reports',
  operationId: 'getReport',
  summary: 'What was promised and kept in a period',
  request: { query: querySchema },
  responses: {
    200: jsonAnswer('All reports', periodReportSchema),
    default: problemResponse,
  },
})

const csv = createRoute({
  ...desk,
  method: 'get',
  path: '/desk/reports/{name}',
  operationId: 'getReportTable',
  summary: 'One report as CSV',
  request: { params: z.object({ name: z.enum(reportTables.map((name) => `${name}.csv`)) }), query: querySchema },
  responses: {
    200: { description: 'A table', content: { 'text/csv': { schema: z.string() } } },
    default: problemResponse,
  },
})

export function reportRoutes({ world, auth }: Deps) {
  const api = operations()
  const kept: FactsKept = new Map()
  const guard = deskGuard({ world, whoIs: auth.whoIs })
  api.use('/desk/reports', guard)
  api.use('/desk/reports/*', guard)
  return api
    .openapi(whole, async (c) => {
      const period = periodOf(world, c.req.valid('query'))
      if (!period) return answerProblem(c, backwards.refusal, { errors: backwards.errors })
      return c.json(await report(world, { ...period, chosen: c.req.valid('query') }, kept), 200)
    })
    .openapi(csv, async (c) => {
      const period = periodOf(world, c.req.valid('query'))
      if (!period) return answerProblem(c, backwards.refusal, { errors: backwards.errors })
      const { name } = c.req.valid('param')
      const table = reportTables.find((entry) => `${entry}.csv` === name) ?? reportTables[0]
      return c.text(
        csvOf(tableOf(table, await report(world, { ...period, chosen: c.req.valid('query') }, kept))),
        200,
        {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="${table}-${period.firstDay}-to-${period.lastDay}.csv"`,
        },
      )
    })
}

const backwards = {
  refusal: { code: 'request.invalid' },
  errors: [{ path: 'to', message: 'a day that is not before the first one' }],
}
