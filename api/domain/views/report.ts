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
  ...reportSchema.shape,
})
export type PeriodReport = z.infer<typeof periodReportSchema>
