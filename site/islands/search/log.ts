import type { SearchMade } from '#domain/knowledge/feedback.ts'
import type { Answer } from '#domain/search/result.ts'
import { rememberSearch } from '../kit/trail.ts'

const settlesAfter = 1500
const made: SearchMade[] = []
let current: SearchMade | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Notes what a search came to. It counts when it stands for a moment, or is acted on; what was typed on the way does not. */
export function noteSearch({ query, weak, total }: Answer): void {
  clearTimeout(timer)
  current = { query: query.trim().slice(0, 200), weak, results: total }
  timer = setTimeout(settle, settlesAfter)
}

/** Notes which result was opened, counted from 1. */
export function noteOpened(rank: number, url: string): void {
  if (!current) current = made.pop()
  if (current) Object.assign(current, { clicked: rank, clickedUrl: new URL(url, location.href).pathname.slice(0, 400) })
  settle()
}

/** Lets the words go without a note: the page they lead to will make one. */
export function passOn(): void {
  clearTimeout(timer)
  current = undefined
}

export function settle(): void {
  clearTimeout(timer)
  if (!current?.query) return
  const before = made.at(-1)
  if (before && !before.clicked && current.query.startsWith(before.query)) made.pop()
  made.push(current)
  rememberSearch(current.query)
  current = undefined
}

function send() {
  settle()
  const searches = made.splice(0).slice(-50)
  if (searches.length > 0) navigator.sendBeacon('/api/searches', JSON.stringify({ searches }))
}

addEventListener('pagehide', send)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') send()
})
