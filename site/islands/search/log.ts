import type { Signal } from '#domain/knowledge/signal.ts'
import type { Answer } from '#domain/search/result.ts'
import { below } from '../kit/base.ts'
import { tell } from '../kit/signals.ts'
import { rememberSearch } from '../kit/trail.ts'

type Search = Extract<Signal, { kind: 'search' }>

const settlesAfter = 1500
/** The last search that stood: what is typed on begins with it, and a result may still be opened. */
let made: Search | undefined
let current: Search | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Notes what a search came to. It counts when it stands for a moment, or is acted on; what was typed on the way does not. */
export function noteSearch({ query, weak, total, results }: Answer): void {
  clearTimeout(timer)
  const top = results[0]?.url
  current = { kind: 'search', query: query.trim().slice(0, 200), weak, results: total, ...(top && { top }) }
  timer = setTimeout(settle, settlesAfter)
}

/** Notes which result was opened, counted from 1. */
export function noteOpened(rank: number, url: string): void {
  current ??= made
  if (current === made) made = undefined
  if (current)
    Object.assign(current, { clicked: rank, clickedUrl: below(new URL(url, location.href).pathname).slice(0, 400) })
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
  if (made && !current.query.startsWith(made.query)) tell(made)
  made = current
  rememberSearch(current.query)
  current = undefined
}

function end() {
  settle()
  if (made) tell(made)
  made = undefined
}

// Before what waits is sent: the listeners of the window come in the order in which they were added, those that capture first.
addEventListener('pagehide', end, { capture: true })
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && end(), { capture: true })
