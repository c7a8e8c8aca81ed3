import { z } from 'zod'

const deliverySchema = z.object({
  id: z.string(),
  what: z.string().describe('What it tells, in words'),
  channel: z.enum(['mail', 'webhook', 'chat']),
  recipient: z.string(),
  ticket: z.object({ ref: z.string(), title: z.string() }).nullable(),
  createdAt: z.string(),
  attempts: z.int(),
  error: z.string().describe('What came back the last time'),
  retryAt: z.string().nullable().describe('When it is tried again; null when it was given up'),
})
export type Delivery = z.infer<typeof deliverySchema>

/** Notices that did not get through: how many there are, and the first of them. */
export const deliveriesSchema = z.object({
  most: z.int().describe('Counts stop here: one that reaches it means this many or more'),
  failing: z.int().describe('Tried in vain, and tried again'),
  givenUp: z.int().describe('Not tried again unless somebody asks for it'),
  items: z.array(deliverySchema).describe('Given up first, then by when it is tried again'),
})
export type Deliveries = z.infer<typeof deliveriesSchema>

/** How many notices are tried once more. */
export const revivedSchema = z.object({ revived: z.int() })
