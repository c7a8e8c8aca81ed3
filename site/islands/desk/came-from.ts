/** The list that somebody looked at last in this tab: where it is, what it is called, and its tickets in order. */
export type List = { address: string; title: string; refs: readonly string[] }

const key = 'ladder:desk:list'

export function keepList(list: List): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(list))
  } catch {
    // Then one goes back to the queue for the next ticket.
  }
}

export function readList(): List | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as List | null
  } catch {
    return null
  }
}

/** Where a ticket is in the list one came from, and the ones beside it. */
export function besides(list: List | null, ref: string) {
  const at = list?.refs.indexOf(ref) ?? -1
  if (!list || at < 0) return null
  return { at: at + 1, of: list.refs.length, before: list.refs[at - 1] ?? null, after: list.refs[at + 1] ?? null }
}
