import { isOneOf, isPhrase } from './queue-ended.ts'
import { firstOf, fitting, type OpenFilter } from './queue-open.ts'
import type { Cursor, QueueOrder, QueueSource } from './queue-question.ts'

/** So many of those that say its words are looked through for a phrase first, and at once. */
const firstRead = 200
const mostRead = 500

/** The first of what is not solved, in an order. */
export async function firstOpen(
  source: QueueSource,
  { filter, ...order }: { filter: OpenFilter } & QueueOrder,
): Promise<Cursor[]> {
  const { text, phrases = [] } = filter
  const first = (asked: QueueOrder) =>
    source.openTickets.look((table, saying) => firstOf(table, saying(fitting(table, filter)), asked), text)
  if (phrases.length === 0) return first(order)
  const passed: Cursor[] = []
  let { after } = order
  for (let next = firstRead, seen = 0; ; ) {
    const some = await first({ ...order, after, limit: next })
    passed.push(...(await withPhrases(source, some, phrases)))
    if (passed.length >= order.limit || some.length < next) return passed.slice(0, order.limit)
    seen += some.length
    after = some.at(-1)
    const needed = Math.ceil(((order.limit - passed.length) * 1.5 * seen) / passed.length)
    next = Math.min(Math.max(needed, firstRead), mostRead)
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
