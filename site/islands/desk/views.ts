import { queueColumns } from '#domain/ticket/queue-columns.ts'
import { queueWords, type ViewName, viewNames, viewWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'

const words = queueWords(language)

/** What a queue shows: kept in the address, so that a view can be shared and bookmarked. */
export type View = {
  view: ViewName
  level: string
  team: string
  assignee: string
  automation: string
  requester: string
  group: string
  text: string
  /** The column it is sorted by, with - before it when last comes first; empty for its own order. */
  sort: string
}

export const emptyView: View = {
  view: 'next',
  level: '',
  team: '',
  assignee: '',
  automation: '',
  requester: '',
  group: '',
  text: '',
  sort: '',
}

/** What an empty list means, and what would fill it. */
export function sayEmpty(view: View): string {
  if (view.text) return words.noMatch(view.text)
  if (view.team || view.assignee || view.automation || view.requester || view.group) return words.noFit
  return viewWords(view.view, language).empty
}

/** What has ended has an order of its own. */
export function isEnded({ view, text }: View): boolean {
  return !text && (view === 'resolved' || view === 'closed')
}

export function readView(search: string): View {
  const query = new URLSearchParams(search)
  const read = Object.keys(emptyView).map((name) => [name, query.get(name) ?? emptyView[name as keyof View]])
  const view = Object.fromEntries(read) as Record<keyof View, string>
  return {
    ...view,
    view: viewNames.find((name) => name === view.view) ?? 'next',
    sort: queueColumns.some((name) => name === view.sort.replace('-', '')) ? view.sort : '',
    level: /^[1-4]$/.test(view.level) ? view.level : '',
  }
}

/** The address of a view; what is as usual is left out. */
export function addressOf(view: View): string {
  const named = Object.entries(view).filter(([name, value]) => value !== '' && value !== emptyView[name as keyof View])
  const query = new URLSearchParams(named).toString()
  return query ? `/desk/?${query}` : '/desk/'
}

/** The address of what is open of somebody or something, whoever of the desk has it. */
export function openOf(of: Partial<View>): string {
  return addressOf({ ...emptyView, view: 'open', ...of })
}

/** What a view asks for; what is searched for is searched everywhere, whatever view one comes from. */
export function questionOf(view: View): Record<string, string> {
  const asked = view.text ? { ...view, view: 'all' } : view
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
}

export function queryOf(view: View, page: { limit: number; cursor?: string | null }): Record<string, string> {
  return { ...questionOf(view), limit: String(page.limit), ...(page.cursor ? { cursor: page.cursor } : {}) }
}

/** "Next up", or what was chosen, in words. */
export function titleOf(
  view: View,
  names: { automation: (id: string) => string; level: (level: string) => string },
): string {
  if (view.text) return viewWords('all', language).name
  if (view.level) return names.level(view.level)
  if (view.group) return words.sameCause
  if (view.requester) return words.requestsOf(view.requester)
  const { name } = viewWords(view.view, language)
  return view.automation ? `${name}: ${names.automation(view.automation)}` : name
}
