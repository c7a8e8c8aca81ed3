import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ask } from '../kit/ask.ts'
import { watchDesk } from './live.ts'
import { sayDifference } from './queue-news.ts'
import { sayRefusal } from './refusal.ts'
import type { Counts, QueueRow, StateCounts } from './types.ts'
import { queryOf, questionOf, type View } from './views.ts'

const pageSize = 50
const largestPage = 100
/** Rows that are read again when something changes; those below are read again when they are scrolled to. */
const mostRenewed = 500
const typingPause = 200
const clockPause = 60_000

export type Queue = {
  rows: QueueRow[]
  counts: Counts | null
  state: 'loading' | 'ready'
  trouble: string
  news: string
  /** How many of what was searched for are in each state. */
  states: StateCounts | null
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
  const [states, setStates] = useState<Queue['states']>(null)
  const asked = useRef<AbortController | null>(null)
  const edge = useRef<HTMLButtonElement>(null)
  const key = JSON.stringify(view)
  /** The view that the rows belong to. */
  const shown = useRef('')

  /** Reads from a place on until so many rows are there; null when a newer question has taken over. */
  async function read(from: string | null, wanted: number): Promise<{ rows: QueueRow[]; next: string | null } | null> {
    asked.current?.abort()
    const control = new AbortController()
    asked.current = control
    setState('loading')
    const found: QueueRow[] = []
    let next = from
    try {
      do {
        const limit = Math.min(largestPage, Math.max(pageSize, wanted - found.length))
        const query = queryOf(view, { limit, cursor: next })
        const answer = await ask('GET /desk/tickets', { query, signal: control.signal })
        if (!answer.ok) {
          if (answer.problem?.status === 401) location.reload()
          setTrouble(sayRefusal(answer.problem))
          setState('ready')
          return null
        }
        found.push(...answer.value.tickets)
        next = answer.value.next
      } while (next && found.length < wanted)
    } catch {
      return null
    }
    setTrouble('')
    setState('ready')
    return { rows: found, next }
  }

  async function begin() {
    const page = await read(null, pageSize)
    if (!page) return
    shown.current = key
    setRows(page.rows)
    setCursor(page.next)
    setNews(sayCount(page.rows.length, page.next !== null))
  }

  async function again() {
    if (shown.current !== key) return begin()
    const page = await read(null, Math.min(mostRenewed, rows.length))
    if (!page) return
    if (rows.length > page.rows.length && page.next) setRows(joined(page.rows, rows.slice(page.rows.length)))
    else {
      setRows(page.rows)
      setCursor(page.next)
    }
    const difference = sayDifference(rows.slice(0, page.rows.length), page.rows)
    if (difference) setNews(difference)
  }

  async function count() {
    const answer = await ask('GET /desk/counts')
    if (answer.ok) setCounts(answer.value)
  }

  async function countStates() {
    if (!view.text) return setStates(null)
    const { sort: _, ...query } = questionOf(view)
    const answer = await ask('GET /desk/state-counts', { query })
    setStates(answer.ok ? answer.value : null)
  }

  const renew = () => {
    void again()
    void count()
    void countStates()
  }
  const latest = useRef(renew)
  latest.current = renew

  useEffect(() => {
    const timer = setTimeout(
      () => {
        void begin()
        void countStates()
      },
      view.text ? typingPause : 0,
    )
    return () => clearTimeout(timer)
  }, [key])

  useEffect(() => {
    void count()
    const stop = watchDesk(() => latest.current())
    const minute = setInterval(() => latest.current(), clockPause)
    return () => {
      stop()
      clearInterval(minute)
    }
  }, [])

  const next = async () => {
    if (!cursor || state !== 'ready') return
    const page = await read(cursor, pageSize)
    if (!page) return
    setRows((before) => joined(before, page.rows))
    setCursor(page.next)
  }
  useEffect(() => {
    const button = edge.current
    if (!button) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && void next(), { rootMargin: '400px' })
    watch.observe(button)
    return () => watch.disconnect()
  }, [cursor, state])

  return { rows, counts, state, trouble, news, states, more: cursor !== null, next: () => void next(), renew, edge }
}

function sayCount(count: number, more: boolean): string {
  return `${count}${more ? ' or more' : ''} ${count === 1 ? 'ticket' : 'tickets'}`
}

function joined(before: readonly QueueRow[], added: readonly QueueRow[]): QueueRow[] {
  const known = new Set(before.map(({ ref }) => ref))
  return [...before, ...added.filter(({ ref }) => !known.has(ref))]
}
