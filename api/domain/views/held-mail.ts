import { z } from 'zod'
import { heldReasons } from '../mail/fate.ts'

/** A mail that waits for somebody of the desk. */
const heldMailSchema = z.object({
  id: z.string(),
  at: z.string().describe('When it came'),
  because: z.enum(heldReasons),
  why: z.string().describe('Why it is held, in words'),
  from: z.object({ name: z.string(), address: z.string() }).nullable(),
  subject: z.string(),
  text: z.string().describe('What it says, up to 4,000 characters'),
  isCut: z.boolean().describe('Whether it says more: all of it goes where it is accepted'),
  files: z.array(z.string()).describe('Names of its files'),
  ref: z.string().nullable().describe('The ticket that it seems to be about'),
})
export type HeldMail = z.infer<typeof heldMailSchema>

/** Mails that are held, oldest first. */
export const heldMailsSchema = z.object({
  count: z.int().describe('How many are held in all'),
  items: z.array(heldMailSchema).describe('The first 100'),
})
export type HeldMails = z.infer<typeof heldMailsSchema>

/** What became of a mail that was accepted. */
export const acceptedSchema = z.object({ outcome: z.enum(['replied', 'noted', 'opened']), ref: z.string() })
export type Accepted = z.infer<typeof acceptedSchema>

/** What became of a mail that was discarded. */
export const discardedSchema = z.object({ outcome: z.literal('discarded') })
