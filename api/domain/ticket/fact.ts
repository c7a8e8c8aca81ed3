import { z } from 'zod'

/**
 * Who reads a fact besides the desk's timeline and webhooks: the ticket's fold, the clocks, the mails, the requester's page.
 * Whatever reads is switched over exactly these, so that a new event is asked for where it matters and nowhere else.
 */
export type Reader = 'ticket' | 'clocks' | 'mail' | 'requester'

/** One kind of fact: what it means, who reads it, what it carries. */
export function fact<S extends z.ZodRawShape, const R extends Reader>({
  data,
  ...rest
}: {
  means: string
  readBy: readonly R[]
  data: S
}) {
  return { ...rest, data: z.object(data) }
}
