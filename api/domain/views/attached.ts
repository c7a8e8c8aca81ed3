import { z } from 'zod'

/** A file that was attached to a ticket. */
export const attachedSchema = z
  .object({
    id: z.string().describe('To name it in `attachments` of a reply or note'),
    name: z.string(),
    type: z.string().describe('What its bytes say it is'),
    size: z.int(),
    internal: z.boolean(),
    ref: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Attached' })
export type Attached = z.infer<typeof attachedSchema>
