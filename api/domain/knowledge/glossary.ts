import { z } from 'zod'
import type { Issue } from '../base/issue.ts'

const termSchema = z.strictObject({
  term: z.string().min(1).describe('The word we use'),
  meaning: z.string().min(1).describe('What it means, in a sentence'),
  synonyms: z.array(z.string().min(1)).default([]).describe('What people type instead; search treats them as the same'),
})

/** content/model/glossary.yaml */
export const glossaryFileSchema = z.strictObject({
  terms: z.array(termSchema).describe('Words of the organisation and their synonyms'),
})

/** Issues of a glossary as a whole: a term twice, a synonym that stands for two terms or for itself. */
export function glossaryIssues({ terms }: z.infer<typeof glossaryFileSchema>): Issue[] {
  const owners = new Map<string, string>()
  return terms.flatMap(({ term, synonyms }, index): Issue[] => {
    const claim = (word: string, path: Issue['path'], expected: (other: string) => string): Issue[] => {
      const other = owners.get(word.toLowerCase())
      owners.set(word.toLowerCase(), other ?? term)
      return other === undefined ? [] : [{ path, came: word, expected: expected(other), hint: 'remove one of them' }]
    }
    return [
      ...claim(
        term,
        ['terms', index, 'term'],
        (other) => `a word that is not explained yet: it stands under "${other}"`,
      ),
      ...synonyms.flatMap((word, position) =>
        claim(word, ['terms', index, 'synonyms', position], (other) => `a synonym of one term only: "${other}" has it`),
      ),
    ]
  })
}
