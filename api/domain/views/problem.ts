import { z } from 'zod'
import { deskEventSchema } from './desk-event.ts'
import { sessionSchema } from './session.ts'

/** One field at fault. */
const fieldErrorSchema = z.object({
  path: z.string().describe('Dotted path of the field, "requester.email"; empty for the whole body'),
  message: z.string().describe('What was expected, for a person'),
})
export type FieldError = z.infer<typeof fieldErrorSchema>

/** RFC 9457, with our stable code, the fields at fault and the id under which the log knows the request. */
export const problemSchema = z
  .object({
    type: z.string().describe('Page that explains the problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable dotted code'),
    errors: z.array(fieldErrorSchema).optional(),
    ways: sessionSchema.shape.ways.optional(),
    changes: z
      .array(deskEventSchema)
      .optional()
      .describe('What happened to the ticket since the version that was read'),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>
