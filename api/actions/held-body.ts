import { z } from 'zod'

/** A held mail as it is kept. */
export const heldBodySchema = z.object({
  key: z.string(),
  messageId: z.string().nullable(),
  from: z.object({ name: z.string(), address: z.string() }).nullable(),
  recipients: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
})
