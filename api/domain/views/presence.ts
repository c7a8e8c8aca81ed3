import { z } from 'zod'

export const presenceSchema = z.strictObject({
  typing: z.boolean().describe('Whether you are typing a reply'),
})

const presentPersonSchema = z.object({ name: z.string(), email: z.string(), typing: z.boolean() })
export type PresentPerson = z.infer<typeof presentPersonSchema>

/** Who has a ticket open just now, by address. */
export const presentSchema = z.object({ ref: z.string(), people: z.array(presentPersonSchema) }).meta({ id: 'Present' })
export type Present = z.infer<typeof presentSchema>
