import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ask } from '../kit/ask.ts'
import { watchDesk } from './live.ts'
import type { Counts, QueueRow, StateCounts } from './types.ts'
import { useFreshCounts } from './use-counts.ts'
import { useRows } from './use-rows.ts'
import { questionOf, type View } from './views.ts'

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
  const { begin, again, next, ...shown } = useRows(view)
  const { states, countStates } = useStates(view)
  const { counts, count } = useFreshCounts()
  const renew = () => {
    void again()
    void count()
    void countStates()
  }
  const latest = useRef(renew)
  latest.current = renew

  useEffect(() => {
    const start = () => {
      void begin()
      void countStates()
    }
    const timer = setTimeout(start, view.text ? typingPause : 0)
    return () => clearTimeout(timer)
  }, [JSON.stringify(view)])

  useEffect(() => {
    const stop = watchDesk(() => latest.current())
    const minute = setInterval(() => latest.current(), clockPause)
    return () => {
      stop()
      clearInterval(minute)
    }
  }, [])

  const edge = useSight(() => void next(), [shown.rows, shown.state])
  return { ...shown, counts, states, next: () => void next(), renew, edge }
}

function useStates(view: View) {
  const [states, setStates] = useState<Queue['states']>(null)
  async function countStates() {
    if (!view.text) return setStates(null)
    const { sort: _, ...query } = questionOf(view)
    const answer = await ask('GET /desk/state-counts', { query })
    setStates(answer.ok ? answer.value : null)
  }
  return { states, countStates }
}

/** Does something when a button comes near to where it can be seen; looks anew when what it depends on changes. */
function useSight(does: () => void, on: readonly unknown[]): RefObject<HTMLButtonElement> {
  const edge = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const button = edge.current
    if (!button) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && does(), { rootMargin: '400px' })
    watch.observe(button)
    return () => watch.disconnect()
  }, [...on])
  return edge
}
