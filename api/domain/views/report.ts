import { z } from 'zod'
import { reportSchema } from '../clocks/report.ts'

/** What was promised and kept in a period; instants are ISO 8601 UTC with milliseconds. */
export const periodReportSchema = z.object({
  from: z.string(),
  to: z.string(),
  tickets: z.int().describe('Tickets opened in the period'),
  truncated: z.boolean().describe('Whether only the latest of them were read'),
  ...reportSchema.shape,
})
export type PeriodReport = z.infer<typeof periodReportSchema>
