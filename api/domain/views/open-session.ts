import { z } from 'zod'
import { emailSchema } from '../base/email.ts'

/** The browsers in which a person is signed in at the desk. */
export const openSessionsSchema = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        browser: z.string().describe('Which browser on what, in words, as far as it says so'),
        startedAt: z.string(),
        endsAt: z.string().describe('When it asks to sign in again'),
        isThis: z.boolean().describe('Whether it is the one that asks'),
      }),
    )
    .describe('The newest first'),
})
/** Whose sessions are ended. */
export const signOutSchema = z.strictObject({ email: emailSchema })
/** How many sessions were ended. */
export const endedSchema = z.object({ ended: z.int() })
