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
}

/** What an empty list means, and what would fill it. */
export function sayEmpty(view: View): string {
  if (view.text) return words.noMatch(view.text)
  if (view.team || view.assignee || view.automation || view.requester || view.group) return words.noFit
  return viewWords(view.view, language).empty
}

export function readView(search: string): View {
  const query = new URLSearchParams(search)
  const read = Object.keys(emptyView).map((name) => [name, query.get(name) ?? emptyView[name as keyof View]])
  const view = Object.fromEntries(read) as Record<keyof View, string>
  return {
    ...view,
    view: viewNames.find((name) => name === view.view) ?? 'next',
    level: /^[1-4]$/.test(view.level) ? view.level : '',
  }
}

/** The address of a view; what is as usual is left out. */
export function addressOf(view: View): string {
  const named = Object.entries(view).filter(([name, value]) => value !== '' && value !== emptyView[name as keyof View])
  const query = new URLSearchParams(named).toString()
  return query ? `/desk/?${query}` : '/desk/'
}

export function queryOf(view: View, page: { limit: number; cursor?: string | null }): Record<string, string> {
  const chosen = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''))
  return { ...chosen, limit: String(page.limit), ...(page.cursor ? { cursor: page.cursor } : {}) }
}

/** "Next up", or what was chosen, in words. */
export function titleOf(
  view: View,
  names: { automation: (id: string) => string; level: (level: string) => string },
): string {
  if (view.level) return names.level(view.level)
  if (view.group) return words.sameCause
  if (view.requester) return words.requestsOf(view.requester)
  const { name } = viewWords(view.view, language)
  return view.automation ? `${name}: ${names.automation(view.automation)}` : name
}
