import type { Article, ArticleKind } from '../knowledge/article.ts'

/** An article that may answer a question. `score` falls along the list; `weak` says that it probably does not. */
export type Suggestion = {
  id: string
  kind: ArticleKind
  url: string
  title: string
  summary: string
  score: number
  weak: boolean
}

/** Best first. `weak` means that nothing really fits: say so, and offer a person. */
export type Suggestions = { items: Suggestion[]; weak: boolean }

/** Plain words to articles. What only support may read is left out unless `audience` is support. */
export type Suggest = (query: string, options: { limit: number; audience?: Article['audience'] }) => Suggestions
