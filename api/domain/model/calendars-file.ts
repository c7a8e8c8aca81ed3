import { z } from 'zod'
import { calendarSchema } from './support-model.ts'

/** content/model/calendars.yaml */
export const calendarsFileSchema = z.strictObject({
  calendars: z.array(calendarSchema).min(1).describe('Working hours by name'),
})
