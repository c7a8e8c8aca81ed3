import { z } from 'zod'
import { reportSchema } from '../clocks/report.ts'

/** What was promised and kept in a period. Days and months are those of the zone named; instants are ISO 8601 UTC with milliseconds. */
export const periodReportSchema = z.object({
  firstDay: z.string(),
  lastDay: z.string(),
  timeZone: z.string().describe('IANA zone in which days begin and end'),
  from: z.string().describe('Start of the first day'),
  to: z.string().describe('End of the last day, exclusive'),
  asOf: z.string().describe('When it was made'),
  opened: z.int().describe('Tickets opened in the period'),
  changes: z
    .array(z.object({ at: z.string(), kind: z.enum(['model', 'known-problem']), name: z.string() }))
    .describe('What may have moved the numbers: models that came into force, known problems that began'),
  ...reportSchema.shape,
})
export type PeriodReport = z.infer<typeof periodReportSchema>

/** What a report's tables are called, each a CSV of its own. */
export const reportTables = [
  'attainment',
  'next',
  'causes',
  'reasons',
  'breaches',
  'times',
  'flow',
  'hours',
  'ledger',
  'backlog',
  'satisfaction',
] as const
export type ReportTableName = (typeof reportTables)[number]
