import type { Answer, Filters, Piece, Place, Result } from '#domain/search/result.ts'
import { sayDay } from '../../library/say.ts'
import { onSite } from '../kit/base.ts'

/* What search says, and its pieces of page. Texts go in as text: nothing typed or written becomes markup. */

const kinds: Record<string, string> = {
  runbook: 'Runbook',
  faq: 'Question',
  guide: 'Guide',
  resource: 'Resource',
  automation: 'Automation',
}
const groups: Record<string, string> = {
  runbook: 'Runbooks',
  faq: 'Questions',
  guide: 'Guides',
  automation: 'Automations',
}
const confidences: Record<string, string> = {
  wip: 'Work in progress',
  unvalidated: 'Not confirmed yet',
  validated: 'Confirmed',
  archived: 'Archived',
}

type Child = Node | string | false | undefined
export function make(tag: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, name === 'href' ? onSite(value) : value)
  element.append(...children.filter((child): child is Node | string => Boolean(child)))
  return element
}

/** "Runbook · Order sync · Reviewed 12 Oct 2026 · Confirmed"; what is old or unsure stands out. */
export function aboutOf({ kind, about, reviewed, due, confidence }: Result, today: string): HTMLElement {
  const isLate = due !== '' && due < today
  const isUnsure = confidence === 'wip' || confidence === 'archived'
  const flag = (words: string, stands: boolean) =>
    stands ? make('span', { class: 'flag' }, words) : make('span', {}, words)
  return make(
    'span',
    { class: 'found-about' },
    make('span', {}, kinds[kind] ?? 'Page'),
    about !== '' && make('span', {}, about),
    isLate && flag(`Review overdue since ${sayDay(due)}`, true),
    !isLate && reviewed !== '' && flag(`Reviewed ${sayDay(reviewed)}`, false),
    reviewed === '' && confidence !== '' && flag('Not reviewed yet', true),
    confidence !== '' && flag(confidences[confidence] ?? confidence, isUnsure),
  )
}

export function textOf(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, marked }) => (marked ? make('mark', {}, text) : text))
}

/** Results by kind, the kind of the best result first; their order within a kind stays. */
export function groupsOf(results: readonly Result[]): { name: string; results: Result[] }[] {
  return [...Map.groupBy(results, ({ kind }) => kind)].map(([kind, found]) => ({
    name: groups[kind] ?? 'Pages',
    results: found,
  }))
}

export function escalateUrl(query: string, { automation }: Filters = {}): string {
  return `/escalate/?${new URLSearchParams({ q: query.trim(), ...(automation && { automation }) })}`
}

export function searchUrl(query: string, filters: Filters = {}): string {
  const chosen = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `/search/?${new URLSearchParams([['q', query.trim()], ...chosen])}`
}

/** What was found, for eyes and for the live region. */
export function sayFound({ weak, results, places, known, total, query }: Answer): string {
  if (weak && places.length + known.length > 0) return sayPlaces(places, known)
  if (weak)
    return results.length > 0
      ? `Nothing fits “${query.trim()}” well. These come closest.`
      : `Nothing fits “${query.trim()}”.`
  return total === 1 ? '1 result' : `${total.toLocaleString('en')} results`
}

function sayPlaces(places: readonly Place[], known: readonly Place[]): string {
  const [first] = [...known, ...places]
  return first ? `${first.title}, and what comes closest` : ''
}

export function sayTrouble(): string {
  return navigator.onLine
    ? 'Search could not be loaded. What you typed is kept.'
    : 'You are offline. Search works again when the connection is back; what you typed is kept.'
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
