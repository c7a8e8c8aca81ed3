import { sendSignals, tell } from '../kit/signals.ts'
import { type Read, readSince } from '../kit/trail.ts'
import type { Suggestion } from './suggestions.tsx'

type Opened = { question: string; item: Suggestion; rank: number; results: number }

/** Tells that a suggestion was opened while writing: words, rank and page, never who. */
export function recordOpened({ question, item, rank, results }: Opened): void {
  const { url } = item
  tell({ kind: 'search', query: question.slice(0, 200), weak: false, results, clicked: rank, clickedUrl: url }, 'form')
}

/** Tells that a page was opened from the form and nothing was sent after it. */
export function recordDeflection(article: string, { isSolved }: { isSolved: boolean }): void {
  tell(isSolved ? { kind: 'vote', article, helpful: true } : { kind: 'unsent', article }, 'form')
  sendSignals()
}

/** Tells that a request was sent, and which pages had been read before; never whose it is. */
export function recordEscalated(read: readonly Read[]): void {
  tell({ kind: 'escalated' }, 'form')
  for (const { article } of read) tell({ kind: 'escalated', article, minutes: readSince(article) }, 'form')
  sendSignals()
}
