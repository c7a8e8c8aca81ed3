import { z } from 'zod'

export const termSchema = z.strictObject({
  term: z.string().min(1).describe('The word we use'),
  meaning: z.string().min(1).describe('What it means, in a sentence'),
  synonyms: z.array(z.string().min(1)).default([]).describe('What people type instead; search treats them as the same'),
})

/** content/model/glossary.yaml */
export const glossaryFileSchema = z.strictObject({
  terms: z.array(termSchema).describe('Words of the organisation and their synonyms'),
})
