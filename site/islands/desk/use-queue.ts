import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ask, sayRefusal } from './api.ts'
import { watchDesk } from './live.ts'
import type { Counts, QueuePage, QueueRow } from './types.ts'
import { queryOf, type View } from './views.ts'

const pageSize = 50
const mostAtOnce = 100
const typingPause = 200
const clockPause = 60_000

export type Queue = {
  rows: QueueRow[]
  counts: Counts | null
  state: 'loading' | 'ready'
  trouble: string
  news: string
  more: boolean
  next: () => void
  renew: () => void
  /** The button that reads on when it comes into sight. */
  edge: RefObject<HTMLButtonElement>
}

/** The rows of a view, page by page, renewed when something changes and every minute for the clocks. */
export function useQueue(view: View): Queue {
  const [rows, setRows] = useState<QueueRow[]>([])
  const [cursor, setCursor] = useState<string | null>(null)
  const [counts, setCounts] = useState<Counts | null>(null)
  const [state, setState] = useState<Queue['state']>('loading')
  const [trouble, setTrouble] = useState('')
  const [news, setNews] = useState('')
  const asked = useRef<AbortController | null>(null)
  const edge = useRef<HTMLButtonElement>(null)

  async function read(after: string | null, limit: number) {
    asked.current?.abort()
    const control = new AbortController()
    asked.current = control
    setState('loading')
    try {
      const path = `/desk/tickets?${queryOf(view, { limit, cursor: after })}`
      const answer = await ask<QueuePage>('GET', path, { signal: control.signal })
      if (!answer.ok) {
        if (answer.problem?.status === 401) location.reload()
        setTrouble(sayRefusal(answer.problem))
      } else {
        setTrouble('')
        setCursor(answer.value.next)
        setRows((before) => (after ? merged(before, answer.value.tickets) : answer.value.tickets))
        if (!after) setNews(`${answer.value.tickets.length}${answer.value.next ? ' or more' : ''} tickets`)
      }
      setState('ready')
    } catch {
      // A newer question has taken over.
    }
  }

  async function count() {
    const answer = await ask<Counts>('GET', '/desk/counts')
    if (answer.ok) setCounts(answer.value)
  }

  const renew = () => {
    void read(null, Math.min(mostAtOnce, Math.max(pageSize, rows.length)))
    void count()
  }
  const latest = useRef(renew)
  latest.current = renew

  useEffect(() => {
    const timer = setTimeout(() => void read(null, pageSize), view.text ? typingPause : 0)
    return () => clearTimeout(timer)
  }, [JSON.stringify(view)])

  useEffect(() => {
    void count()
    const stop = watchDesk(() => latest.current())
    const minute = setInterval(() => latest.current(), clockPause)
    return () => {
      stop()
      clearInterval(minute)
    }
  }, [])

  const next = () => {
    if (cursor && state === 'ready') void read(cursor, pageSize)
  }
  useEffect(() => {
    const button = edge.current
    if (!button) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && next(), { rootMargin: '400px' })
    watch.observe(button)
    return () => watch.disconnect()
  }, [cursor, state])

  return { rows, counts, state, trouble, news, more: cursor !== null, next, renew, edge }
}

function merged(before: readonly QueueRow[], added: readonly QueueRow[]): QueueRow[] {
  const known = new Set(before.map(({ ref }) => ref))
  return [...before, ...added.filter(({ ref }) => !known.has(ref))]
}
