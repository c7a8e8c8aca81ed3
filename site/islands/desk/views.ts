/** What a queue shows: kept in the address, so that a view can be shared and bookmarked. */
export type View = {
  view: string
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

export const viewNames: Record<string, string> = {
  next: 'Next up',
  mine: 'Mine',
  unassigned: 'Unassigned',
  'at-risk': 'At risk',
  breached: 'Late',
  waiting: 'Waiting',
  vendor: 'With a vendor',
  resolved: 'Solved',
  closed: 'Closed',
}

const viewHints: Record<string, string> = {
  next: 'Nothing is open here. New requests appear by themselves.',
  mine: 'Nothing is assigned to you. Take the next one from “Next up” with the key a.',
  unassigned: 'Everything has somebody.',
  'at-risk': 'No promise is close to its end.',
  breached: 'No promise is late.',
  waiting: 'Nothing waits for anybody.',
  vendor: 'Nothing is with a vendor.',
  resolved: 'Nothing was solved lately that is not closed yet.',
  closed: 'Nothing has been closed yet.',
}

/** What an empty list means, and what would fill it. */
export function sayEmpty(view: View): string {
  if (view.text) return `No ticket has “${view.text}” in it.`
  if (view.team || view.assignee || view.automation || view.requester || view.group)
    return 'No ticket fits. Show all again, or choose something else.'
  return viewHints[view.view] ?? ''
}

export function readView(search: string): View {
  const query = new URLSearchParams(search)
  const read = Object.keys(emptyView).map((name) => [name, query.get(name) ?? emptyView[name as keyof View]])
  const view = Object.fromEntries(read) as View
  return {
    ...view,
    view: viewNames[view.view] ? view.view : 'next',
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
  if (view.group) return 'Same cause'
  if (view.requester) return `Requests of ${view.requester}`
  const name = viewNames[view.view] ?? 'Next up'
  return view.automation ? `${name}: ${names.automation(view.automation)}` : name
}
