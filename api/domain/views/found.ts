import { z } from 'zod'
import { pageKinds } from '../search/page.ts'
import type { Answer, Place, Result } from '../search/result.ts'

const pieceSchema = z.object({ text: z.string(), marked: z.boolean().describe('Whether it matches what was asked') })
/** One page that was found. */
export const resultSchema = z.object({
  id: z.string(),
  kind: z.enum(pageKinds),
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  automation: z.string().describe('Catalogue id; empty for none'),
  about: z.string().describe('Name of the automation'),
  reviewed: z.string().describe('Day of the last review; empty for never'),
  due: z.string().describe('Day on which the next review is due; empty for none'),
  confidence: z.string(),
  excerpt: z.array(pieceSchema).describe('Whole words of the passage that fits best'),
  section: z
    .object({ title: z.string(), url: z.string() })
    .nullable()
    .describe('Heading below which the excerpt stands; null for none'),
  sections: z.array(z.object({ title: z.string(), url: z.string() })).describe('Headings below which it stands'),
  score: z.number().describe('Falls along the list; of the first, how surely it answers: from 1 on it does'),
  weak: z.boolean().describe('Whether it probably does not answer'),
  forSupport: z.boolean().optional().describe('True of an article that only support and its readers may read'),
}) satisfies z.ZodType<Result>
/** A place to go to. */
export const placeSchema = z.object({
  url: z.string(),
  title: z.string(),
  summary: z.string(),
}) satisfies z.ZodType<Place>

const questionFoundSchema = z.object({
  kind: z.literal('question').describe('A question in the community'),
  url: z.string(),
  title: z.string(),
  answers: z.int(),
  accepted: z.boolean(),
})
export type QuestionFound = z.infer<typeof questionFoundSchema>

/** What a search came to, best first. */
export const foundSchema = z
  .object({
    query: z.string(),
    weak: z.boolean().describe('Whether nothing really fits: say so, and offer a person'),
    known: z.array(placeSchema).describe('Known problems that fit'),
    places: z.array(placeSchema).describe('Where to go for what was asked, such as "contact support"'),
    items: z.array(resultSchema),
    questions: z
      .array(questionFoundSchema)
      .describe('Questions of the community that hold what was asked, newest first'),
    total: z.number().int().describe('How many were found, those not in `items` included'),
    kinds: z.record(z.string(), z.number().int()).describe('How many of each kind'),
    automations: z.record(z.string(), z.number().int()).describe('How many of each automation'),
    meant: z.string().nullable().describe('The question as it was read where nobody wrote a word of it'),
  })
  .meta({ id: 'Found' })
export type Found = z.infer<typeof foundSchema>

/** An answer of the search as the API tells it. */
export function foundOf({ results, ...answer }: Answer, questions: QuestionFound[]): Found {
  return { ...answer, items: results, questions }
}
