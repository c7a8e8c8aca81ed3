import { useRef, useState } from 'preact/hooks'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { ask } from '../kit/ask.ts'
import { language } from '../kit/say.ts'
import { sayDifference } from './queue-news.ts'
import { sayRefusal } from './refusal.ts'
import type { QueueRow } from './types.ts'
import { queryOf, type View } from './views.ts'

const pageSize = 50
const largestPage = 100
/** Rows that are read again when something changes; those below are read again when they are scrolled to. */
const mostRenewed = 500

const { listed } = deskPageWords(language)

type Page = { rows: QueueRow[]; next: string | null }

/** The rows of a view as far as they were read: `begin` reads its first page, `next` one more, `again` what is there. */
export function useRows(view: View) {
  const [rows, setRows] = useState<QueueRow[]>([])
  const [cursor, setCursor] = useState<string | null>(null)
  const [state, setState] = useState<'loading' | 'ready'>('loading')
  const [trouble, setTrouble] = useState('')
  const [news, setNews] = useState('')
  const asked = useRef<AbortController | null>(null)
  const key = JSON.stringify(view)
  /** The view that the rows belong to. */
  const shown = useRef('')

  /** Null when it was refused, which is told, or when a newer question has taken over. */
  async function read(from: string | null, wanted: number): Promise<Page | null> {
    asked.current?.abort()
    const control = new AbortController()
    asked.current = control
    setState('loading')
    const page = await readRows(view, { from, wanted, signal: control.signal })
    if (page === 'overtaken') return null
    setTrouble('refusal' in page ? page.refusal : '')
    setState('ready')
    return 'refusal' in page ? null : page
  }

  function show(page: Page) {
    setRows(page.rows)
    setCursor(page.next)
  }

  async function begin() {
    const page = await read(null, pageSize)
    if (!page) return
    shown.current = key
    show(page)
    setNews(listed(page.rows.length, page.next === null))
  }

  async function again() {
    if (shown.current !== key) return begin()
    const page = await read(null, Math.min(mostRenewed, rows.length))
    if (!page) return
    if (rows.length > page.rows.length && page.next) setRows(joined(page.rows, rows.slice(page.rows.length)))
    else show(page)
    const difference = sayDifference(rows.slice(0, page.rows.length), page.rows)
    if (difference) setNews(difference)
  }

  async function next() {
    if (!cursor || state !== 'ready') return
    const page = await read(cursor, pageSize)
    if (!page) return
    setRows((before) => joined(before, page.rows))
    setCursor(page.next)
  }

  return { rows, state, trouble, news, more: cursor !== null, begin, again, next }
}

type Reading = { from: string | null; wanted: number; signal: AbortSignal }

/** Reads from a place on until so many rows are there. */
async function readRows(
  view: View,
  { from, wanted, signal }: Reading,
): Promise<Page | { refusal: string } | 'overtaken'> {
  const rows: QueueRow[] = []
  let next = from
  try {
    do {
      const limit = Math.min(largestPage, Math.max(pageSize, wanted - rows.length))
      const answer = await ask('GET /desk/tickets', { query: queryOf(view, { limit, cursor: next }), signal })
      if (!answer.ok) {
        if (answer.problem?.status === 401) location.reload()
        return { refusal: sayRefusal(answer.problem) }
      }
      rows.push(...answer.value.tickets)
      next = answer.value.next
    } while (next && rows.length < wanted)
  } catch {
    return 'overtaken'
  }
  return { rows, next }
}

function joined(before: readonly QueueRow[], added: readonly QueueRow[]): QueueRow[] {
  const known = new Set(before.map(({ ref }) => ref))
  return [...before, ...added.filter(({ ref }) => !known.has(ref))]
}
