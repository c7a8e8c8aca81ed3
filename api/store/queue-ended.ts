import { sql } from 'kysely'
import { addressKey } from '#domain/base/email.ts'
import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import type { TicketState } from '#domain/ticket/ticket.ts'
import type { Dialect, Reader } from './handle.ts'
import { subjectKey } from './open-tickets.ts'
import type { Cursor, QueueOrder, QueueQuestion, QueueSort } from './queue-question.ts'
import { isSaying, isSayingHere, isWhole, walked } from './saying.ts'
import { inEndedState } from './states.ts'

/** A question about what is in some of the states that end a ticket. */
type Ended = QueueQuestion & { state: readonly TicketState[]; dialect: Dialect; named: Named }
/** Numbers of the tickets that say what is asked, where they are few; null where the database finds them. */
type Named = readonly number[] | null

/** The first of what has ended, in an order. */
export async function firstEnded(
  read: Reader,
  { sort, after, limit, ...question }: Ended & QueueOrder,
): Promise<Cursor[]> {
  const { text, phrases, ...others } = question.filter
  const asked = { sort, after, limit }
  const isNear = text !== undefined && question.dialect === 'postgres' && question.named === null
  const near = isNear
    ? await sayingNear(read, inOrder(read, { ...question, ...asked, filter: others }), { text, phrases, ...asked })
    : null
  return (
    near ??
    (await inOrder(read, { ...question, ...asked })
      .limit(limit)
      .execute())
  )
}

/** How many that have ended fit, in each of some states: of few that are named, else up to `most` in each. */
export async function countEnded(
  read: Reader,
  states: readonly TicketState[],
  { most, ...question }: Omit<Ended, 'state'> & { most: number },
): Promise<[TicketState, number][]> {
  if (states.length === 0) return []
  if (question.named) {
    const rows = await filtered(read, { ...question, state: states })
      .select(['state', (eb) => eb.fn.countAll<number | string>().as('count')])
      .groupBy('state')
      .execute()
    return rows.map(({ state, count }) => [state as TicketState, Number(count)])
  }
  return Promise.all(
    states.map(async (state): Promise<[TicketState, number]> => {
      const some = filtered(read, { ...question, state: [state] })
        .select('id')
        .limit(most)
        .as('some')
      const row = await read
        .selectFrom(some)
        .select((eb) => eb.fn.countAll<number | string>().as('count'))
        .executeTakeFirst()
      return [state, Number(row?.count ?? 0)]
    }),
  )
}

function inOrder(read: Reader, { sort, after, limit: _, ...question }: Ended & QueueOrder) {
  const key = keys[sort.by](question.dialect)
  const { direction, within } = directionsOf(sort)
  let query = filtered(read, question)
    .select(['id', 'queue_order as order', sql<string>`${key}`.as('key')])
    .$if(sort.by !== 'due', (sorted) => sorted.orderBy(sql`${key}`, direction))
    .orderBy('queue_order', within)
    .orderBy('id', within)
  if (after) {
    const beyond = sql.raw(sort.descending ? '<' : '>')
    const behind = sql.raw(within === 'desc' ? '<' : '>')
    query = query.where(
      sort.by === 'due'
        ? sql<boolean>`(queue_order, id) ${beyond} (${after.order}, ${after.id})`
        : sql<boolean>`(${key} ${beyond} ${after.key} or (${key} = ${after.key} and (queue_order, id) ${behind} (${after.order}, ${after.id})))`,
    )
  }
  return query
}

/** By its own order both move alike; any other column falls back on that order, what is most urgent first. */
function directionsOf({ by, descending }: QueueSort): Record<'direction' | 'within', 'asc' | 'desc'> {
  const direction = descending ? 'desc' : 'asc'
  return { direction, within: by === 'due' ? direction : 'asc' }
}

type Saying = { text: string; phrases: readonly string[] | undefined } & QueueOrder

/** Of the first of PostgreSQL's tickets, those that say it; null where there may be more further on. */
async function sayingNear(
  read: Reader,
  queue: ReturnType<typeof inOrder>,
  { text, phrases = [], sort, limit }: Saying,
): Promise<Cursor[] | null> {
  const here = isSayingHere('ticket', text, 'near')
  let query = read.selectFrom(queue.select('body').limit(walked).as('near')).select(['id', 'order', 'key'])
  if (phrases.length === 0) query = query.where(here)
  // Whole texts are read of those alone that say it.
  for (const phrase of phrases)
    query = query.where(sql<boolean>`case when ${here} then ${isPhrase(phrase, 'postgres')} else false end`)
  const { direction, within } = directionsOf(sort)
  const ordered = query.orderBy('key', direction).orderBy('order', within).orderBy('id', within)
  const found = await ordered.limit(limit).execute()
  return found.length >= limit || (await isWhole(queue)) ? found : null
}

type Key = (dialect: Dialect) => ReturnType<typeof sql>
const column =
  (text: ReturnType<typeof sql>): Key =>
  (dialect) =>
    dialect === 'postgres' ? sql`${text} collate "C"` : text

/** What a column is sorted by, as text in the order of its bytes; what has nothing there comes last. */
const keys: Record<QueueColumn, Key> = {
  due: () => sql.ref('queue_order'),
  status: () => sql`case state when 'resolved' then '3' else '4' end`,
  priority: () => sql.ref('priority'),
  subject: (dialect) => subjectKey[dialect],
  automation: column(sql`coalesce(automation, '~')`),
  requester: column(sql.ref('requester_email')),
  assignee: column(sql`coalesce(assignee, '~')`),
  level: () => sql`cast(level as text)`,
}

function filtered(read: Reader, { filter, state, now, dialect, named }: Ended) {
  // One by one, each is in the order of the index.
  let query = read
    .selectFrom('ticket')
    .where(inEndedState)
    .where(sql<boolean>`state in (${sql.join(state.map((one) => sql.lit(one)))})`)
  if (filter.atRisk) query = query.where('risk_at', '<=', now).where('next_due', '>=', now)
  if (filter.late) query = query.where('next_due', '<', now)
  if (filter.waitingOn === 'anything') query = query.where('waiting_on', 'is not', null)
  if (filter.waitingOn === 'vendor') query = query.where('waiting_on', '=', 'vendor')
  if (filter.level) query = query.where('level', 'in', filter.level)
  if (filter.team) query = query.where('team', 'in', filter.team)
  if (filter.assignee === null) query = query.where('assignee', 'is', null)
  else if (filter.assignee) query = query.where('assignee', 'in', filter.assignee)
  if (filter.follower) {
    const people = filter.follower.map(addressKey)
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('ticket_follower').select('ticket_id').where('person', 'in', people),
    )
  }
  if (filter.automation) query = query.where('automation', 'in', filter.automation)
  if (filter.priority) query = query.where('priority', 'in', filter.priority)
  if (filter.before) query = query.where('opened_at', '<', filter.before)
  if (filter.after) query = query.where('opened_at', '>=', filter.after)
  if (filter.requester) query = query.where('requester_email', '=', addressKey(filter.requester))
  if (filter.group) query = query.where('group_id', '=', filter.group)
  if (named) query = query.where(isNumbered(named, dialect))
  else if (filter.text !== undefined) query = query.where(isSaying('ticket', { text: filter.text, dialect }))
  for (const phrase of filter.phrases ?? []) query = query.where(isPhrase(phrase, dialect))
  return query
}

/** Whether a row is one of some, by their ids. */
export function isOneOf(ids: readonly string[], dialect: Dialect) {
  return dialect === 'postgres'
    ? sql<boolean>`id = any(${ids})`
    : sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`
}

/** The same by the numbers by which they are found by their words. */
function isNumbered(numbers: readonly number[], dialect: Dialect) {
  return dialect === 'postgres'
    ? sql<boolean>`id = any(array(select ticket_id from ticket_text where no = any(${numbers})))`
    : sql<boolean>`no in (select value from json_each(${JSON.stringify(numbers)}))`
}

/** The text of a ticket is JSON: what was said stands in it as JSON has it. */
export function isPhrase(phrase: string, dialect: Dialect) {
  const said = JSON.stringify(phrase.toLowerCase()).slice(1, -1)
  return dialect === 'sqlite'
    ? sql<boolean>`instr(lower(body), ${said}) > 0`
    : sql<boolean>`position(${said} in lower(body)) > 0`
}
