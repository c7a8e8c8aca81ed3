import { z } from 'zod'
import { type Article, articleKinds } from '../knowledge/article.ts'

/** An article that may answer a question. `score` falls along the list; `weak` says that it probably does not. */
const suggestionSchema = z.object({
  id: z.string(),
  kind: z.enum(articleKinds),
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  score: z.number(),
  weak: z.boolean(),
})
export type Suggestion = z.infer<typeof suggestionSchema>

/** Best first. `weak` means that nothing really fits: say so, and offer a person. */
export const suggestionsSchema = z.object({
  items: z.array(suggestionSchema),
  weak: z.boolean().describe('Whether nothing really fits'),
})
export type Suggestions = z.infer<typeof suggestionsSchema>

/** Plain words to articles. What only support may read is left out unless `audience` is support. */
export type Suggest = (query: string, options: { limit: number; audience?: Article['audience'] }) => Suggestions
