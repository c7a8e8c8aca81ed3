import type { Answer, Filters, Piece, Place, Result } from '#domain/search/result.ts'
import { sayDay } from '#domain/words/days.ts'
import { kindName, kindWords } from '#domain/words/kinds.ts'
import { sayResults, searchWords } from '#domain/words/search.ts'
import { onSite } from '../kit/base.ts'
import { readingLanguage } from '../kit/reading.ts'
import { language } from '../kit/say.ts'

/* What search says, and its pieces of page. Texts go in as text: nothing typed or written becomes markup. */

export const words = searchWords(language)
const confidences: Record<string, string> = kindWords(language).confidences

type Child = Node | string | false | undefined
export function make(tag: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, name === 'href' ? onSite(value) : value)
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

/** "Runbook · Order sync · Reviewed 12 Oct 2026 · Confirmed"; what is old or unsure stands out. */
export function aboutOf({ kind, about, reviewed, due, confidence, forSupport }: Result, today: string): HTMLElement {
  const isLate = due !== '' && due < today
  const isUnsure = confidence === 'wip' || confidence === 'archived'
  const flag = (said: string, stands: boolean) =>
    stands ? make('span', { class: 'flag' }, said) : make('span', {}, said)
  return make(
    'span',
    { class: 'found-about' },
    forSupport && make('span', { class: 'for-support' }, words.forSupport),
    make('span', {}, kindName(kind, { of: 'one', language })),
    about !== '' && make('span', {}, about),
    isLate && flag(words.overdue(sayDay(due, language)), true),
    !isLate && reviewed !== '' && flag(words.reviewed(sayDay(reviewed, language)), false),
    reviewed === '' && confidence !== '' && flag(words.notReviewed, true),
    confidence !== '' && flag(confidences[confidence] ?? confidence, isUnsure),
  )
}

export function textOf(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text))
}

/** Results by kind, the kind of the best result first; their order within a kind stays. */
export function groupsOf(results: readonly Result[]): { name: string; results: Result[] }[] {
  return [...Map.groupBy(results, ({ kind }) => kind)].map(([kind, found]) => ({
    name: kindName(kind, { of: 'many', language }),
    results: found,
  }))
}

export function escalateUrl(query: string, { automation }: Filters = {}): string {
  return `/escalate/?${new URLSearchParams({ q: query.trim(), ...(automation && { automation }) })}`
}

export function searchUrl(query: string, filters: Filters = {}): string {
  const chosen = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const reading = readingLanguage()
  const language = reading ? [['language', reading]] : []
  return `/search/?${new URLSearchParams([['q', query.trim()], ...chosen, ...language])}`
}

/** What was found, for eyes and for the live region. */
export function sayFound({ weak, results, places, known, total, query }: Answer): string {
  if (weak && places.length + known.length > 0) return sayPlaces(places, known)
  if (weak) return `${sayNothingFits(query, results.length)}.${results.length > 0 ? ` ${words.theseComeClosest}` : ''}`
  return sayResults(total, language)
}

/** How far what was found is from the query. */
export function sayNothingFits(query: string, close: number): string {
  return close > 0 ? words.nothingWell(query.trim()) : words.nothing(query.trim())
}

function sayPlaces(places: readonly Place[], known: readonly Place[]): string {
  const [first] = [...known, ...places]
  return first ? words.andClosest(first.title) : ''
}

export function sayTrouble(): string {
  return navigator.onLine ? `${words.trouble} ${words.kept}` : words.offline
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
