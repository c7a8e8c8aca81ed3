import { instead } from '#domain/knowledge/signal.ts'
import type { Suggestion } from './suggestions.tsx'

type Opened = { question: string; item: Suggestion; rank: number; results: number }

/** Tells that a suggestion was opened while writing: words, rank and page, never who. */
export function recordOpened({ question, item, rank, results }: Opened): void {
  const search = { query: question.slice(0, 200), weak: false, results, clicked: rank, clickedUrl: item.url }
  tell('/api/searches', { searches: [search] })
}

/** Tells that a page was opened from the form and nothing was sent after it. */
export function recordDeflection(article: string): void {
  tell('/api/feedback', { article, helpful: true, reason: instead })
}

function tell(address: string, what: object): void {
  const headers = { 'content-type': 'application/json' }
  void fetch(address, { method: 'POST', headers, body: JSON.stringify(what), keepalive: true }).catch(() => undefined)
}
