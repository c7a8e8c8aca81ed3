import { z } from 'zod'
import { openedSchema } from './opened.ts'

/** What came of telling that something was not found. */
export const askedAnswerSchema = z.object({
  request: openedSchema.nullable().describe('The question at the desk; null where no address was left'),
})
