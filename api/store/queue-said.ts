import { isOneOf, isPhrase } from './queue-ended.ts'
import { firstOf, fitting, type OpenFilter, saying } from './queue-open.ts'
import type { Cursor, QueueOrder, QueueSource } from './queue-question.ts'
import { type Found, sayingAmong } from './saying.ts'

/** So many of the first are asked whether they say it; then as many as it should take, if it is no more than `mostAsked` in all. */
const firstAsked = 200
const mostAsked = 2000
/** So many are looked through for a phrase at once. */
const mostRead = 500

/** What is asked of open tickets, and all that say it, found when it is first needed. */
export type Open = { filter: OpenFilter; found: () => Promise<Found> }

/** The first of what is not solved, in an order. */
export async function firstOpen(source: QueueSource, question: Open & QueueOrder): Promise<Cursor[]> {
  const { filter, found, ...order } = question
  const { text, phrases = [] } = filter
  const first = (all: Found | null, asked: QueueOrder) =>
    source.openTickets.look((table) => {
      const fit = fitting(table, filter)
      const places = all ? saying(table, fit, all) : fit
      return { cursors: firstOf(table, places, asked), size: places.length }
    })
  if (text === undefined) return (await first(null, order)).cursors
  if (source.dialect === 'postgres') {
    const among = async (some: Cursor[]) => withPhrases(source, await sayingAmong(source.read, text, some), phrases)
    const near = await walked((asked) => first(null, asked), among, { ...order, most: mostAsked })
    if (near) return near
  }
  const all = await found()
  if (phrases.length === 0) return (await first(all, order)).cursors
  const test = (some: Cursor[]) => withPhrases(source, some, phrases)
  return (await walked((asked) => first(all, asked), test, { ...order, most: Number.POSITIVE_INFINITY })) ?? []
}

type Pages = (order: QueueOrder) => Promise<{ cursors: Cursor[]; size: number }>

/** Those of a list that pass a test, looked at in order; null where it would take more than `most`. */
async function walked(
  pages: Pages,
  test: (some: Cursor[]) => Promise<Cursor[]>,
  { most, limit, ...order }: QueueOrder & { most: number },
): Promise<Cursor[] | null> {
  const passed: Cursor[] = []
  let { after } = order
  for (let [seen, next] = [0, firstAsked]; ; ) {
    const { cursors, size } = await pages({ ...order, after, limit: next })
    passed.push(...(await test(cursors)))
    if (passed.length >= limit || cursors.length < next) return passed.slice(0, limit)
    seen += cursors.length
    after = cursors.at(-1)
    const needed = Math.ceil(((limit - passed.length) * 1.5 * seen) / passed.length)
    if (Math.min(seen + needed, size) > most) return null
    next = Math.min(Math.max(needed, firstAsked), Number.isFinite(most) ? most : mostRead)
  }
}

/** Those of some in which each phrase stands. */
export async function withPhrases<T extends { id: string }>(
  { read, dialect }: QueueSource,
  some: readonly T[],
  phrases: readonly string[],
): Promise<T[]> {
  if (phrases.length === 0 || some.length === 0) return [...some]
  const ids = some.map(({ id }) => id)
  let query = read.selectFrom('ticket').select('id').where(isOneOf(ids, dialect))
  for (const phrase of phrases) query = query.where(isPhrase(phrase, dialect))
  const said = new Set((await query.execute()).map(({ id }) => id))
  return some.filter(({ id }) => said.has(id))
}
