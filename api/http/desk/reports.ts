import { createRoute, z } from '@hono/zod-openapi'
import { type FactsKept, report } from '#api/actions/read/reports.ts'
import { dimensions } from '#domain/clocks/report.ts'
import type { Deps } from '../deps.ts'
import { deskGuard } from '../middleware/desk-guard.ts'
import { answerProblem, problemResponse } from '../problems.ts'
import { operations } from '../route.ts'
import { csvOf, reportTables, tableOf } from './report-tables.ts'

const clockName = z.enum(['respond', 'update', 'resolve', 'accept', 'hold', 'vendor'])
const shareSchema = z.object({ who: z.string(), seconds: z.number() })
const reportSchema = z.object({
  from: z.string(),
  to: z.string(),
  tickets: z.int().describe('Tickets opened in the period'),
  truncated: z.boolean().describe('Whether only the latest of them were read'),
  attainment: z.array(
    z.object({
      dimension: z.enum(dimensions as [(typeof dimensions)[number], ...typeof dimensions]),
      key: z.string(),
      clock: clockName,
      met: z.int(),
      breached: z.int(),
    }),
  ),
  ledger: z.array(shareSchema).describe('Who had the time of all these tickets, in seconds'),
  breaches: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      clock: clockName,
      level: z.int(),
      team: z.string(),
      due: z.string(),
      late: z.number().describe('Working seconds beyond the target'),
      why: shareSchema.nullable().describe('Who had most of its time'),
    }),
  ),
  backlog: z.array(
    z.object({
      level: z.int(),
      open: z.int(),
      waiting: z.int(),
      median: z.number().describe('Median age in seconds'),
      oldest: z.number(),
      ages: z.array(z.int()).describe('Up to 4 hours, 1 day, 3 days, 7 days, and more'),
    }),
  ),
  satisfaction: z.array(
    z.object({ month: z.string(), scores: z.array(z.int()).describe('How many gave 1, 2, 3, 4 and 5') }),
  ),
})

const day = z.iso.date('a day, such as 2026-11-24')
const querySchema = z.object({
  from: day.optional().describe('First day; default: 56 days before the last'),
  to: day.optional().describe('Last day; default: today'),
})
const tags = ['Desk']
const security = [{ session: [] }]

const whole = createRoute({
  method: 'get',
  path: '/desk/reports',
  tags,
  security,
  summary: 'What was promised and kept in a period',
  request: { query: querySchema },
  responses: {
    200: { description: 'All reports', content: { 'application/json': { schema: reportSchema } } },
    default: problemResponse,
  },
})

const csv = createRoute({
  method: 'get',
  path: '/desk/reports/{name}',
  tags,
  security,
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
      const period = periodOf(c.req.valid('query'), world.now())
      if (!period) return answerProblem(c, backwards.refusal, { errors: backwards.errors })
      return c.json(await report(world, period, kept), 200)
    })
    .openapi(csv, async (c) => {
      const period = periodOf(c.req.valid('query'), world.now())
      if (!period) return answerProblem(c, backwards.refusal, { errors: backwards.errors })
      const { name } = c.req.valid('param')
      const table = reportTables.find((entry) => `${entry}.csv` === name) ?? reportTables[0]
      return c.text(csvOf(tableOf(table, await report(world, period, kept))), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${table}-${period.from.toString().slice(0, 10)}.csv"`,
      })
    })
}

const backwards = {
  refusal: { code: 'request.invalid' },
  errors: [{ path: 'to', message: 'a day that is not before the first one' }],
}

/** From the start of the first day to the end of the last, in UTC. */
function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }, now: Temporal.Instant) {
  const last = to ? Temporal.PlainDate.from(to) : now.toZonedDateTimeISO('UTC').toPlainDate()
  const first = from ? Temporal.PlainDate.from(from) : last.subtract({ days: 56 })
  if (Temporal.PlainDate.compare(first, last) > 0) return null
  const start = (date: Temporal.PlainDate) => date.toZonedDateTime('UTC').toInstant()
  return { from: start(first), to: start(last.add({ days: 1 })) }
}
