import { type SelectQueryBuilder, sql } from 'kysely'
import { addressKey } from '#domain/base/email.ts'
import { endedOrder } from '#domain/clocks/index.ts'
import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import { isActive, type Ticket, type TicketState } from '#domain/ticket/ticket.ts'
import type { Dialect, Reader } from './handle.ts'
import { isSaying, isSayingHere, isWhole, walked } from './saying.ts'
import type { DB } from './schema.ts'
import { inActiveState, inEndedState } from './states.ts'
import { type ClockIndex, parseRow } from './tickets.ts'

export type QueueFilter = {
  /** What support still has to do something about, or what is in any of these states, or everything. */
  states: 'active' | 'all' | readonly TicketState[]
  /** Any of these; so are the others that are lists: one thing under all the ids that it ever had. */
  level?: readonly number[] | undefined
  team?: readonly string[] | undefined
  /** Addresses, or null for nobody. */
  assignee?: readonly string[] | null | undefined
  /** Addresses of who follows it. */
  follower?: readonly string[] | undefined
  automation?: readonly string[] | undefined
  priority?: readonly string[] | undefined
  late?: boolean | undefined
  atRisk?: boolean | undefined
  waitingOn?: 'anything' | 'vendor' | undefined
  /** Opened before, or at or after, these instants. */
  before?: string | undefined
  after?: string | undefined
  requester?: string | undefined
  group?: string | undefined
  text?: string | undefined
  /** Said just so in what was written, whatever the case. */
  phrases?: readonly string[] | undefined
}

export type QueueSort = { by: QueueColumn; descending: boolean }

/** Where a page begins: after this ticket in the order. */
export type Cursor = { key: string; order: string; id: string }
export type QueueEntry = { ticket: Ticket; index: ClockIndex }
type Question = { filter: QueueFilter; now: string; dialect: Dialect }

/** One page of a queue, in its own order or sorted by a column. */
export async function readQueue(
  db: Reader,
  { sort, after, limit, ...question }: Question & { sort: QueueSort; after?: Cursor | undefined; limit: number },
): Promise<{ entries: QueueEntry[]; next: Cursor | null }> {
  const { text, phrases, ...others } = question.filter
  const asked = { sort, after }
  const near =
    text && question.dialect === 'postgres' && sort.by === 'due'
      ? await sayingAmong(db, inOrder(db, { ...question, ...asked, filter: others }), {
          ...{ text, phrases, descending: sort.descending, limit },
        })
      : null
  const whole = inOrder(db, { ...question, ...asked }).limit(limit + 1)
  const found = near ?? (await whole.execute())
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: await entriesOf(
      db,
      page.map(({ id }) => id),
    ),
    next: found.length > limit && last ? { key: last.key, order: last.queue_order, id: last.id } : null,
  }
}

type Ordered = Question & { sort: QueueSort; after: Cursor | undefined }

function inOrder(db: Reader, { sort, after, ...question }: Ordered) {
  const key = keys[sort.by]
  const direction = sort.descending ? 'desc' : 'asc'
  // By its own order both move alike; any other column falls back on that order, what is most urgent first.
  const within = sort.by === 'due' ? direction : 'asc'
  let query = filtered(db, question)
    .select(['id', 'queue_order', sql<string>`${key}`.as('key')])
    .orderBy(sql`${key}`, direction)
    .$if(sort.by !== 'due', (sorted) => sorted.orderBy('queue_order', within))
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

type Saying = { text: string; phrases: readonly string[] | undefined; descending: boolean; limit: number }

/** Of the first of PostgreSQL's queue, those that say it; null where there may be more further on. */
async function sayingAmong(
  db: Reader,
  queue: ReturnType<typeof inOrder>,
  { text, phrases = [], descending, limit }: Saying,
) {
  const direction = descending ? 'desc' : 'asc'
  let query = db.selectFrom(queue.select('body').limit(walked).as('near')).select(['id', 'queue_order', 'key'])
  const here = isSayingHere('ticket', text, 'near')
  if (phrases.length === 0) query = query.where(here)
  // Whole texts are read of those alone that say it.
  for (const phrase of phrases)
    query = query.where(sql<boolean>`case when ${here} then ${saying(phrase, 'postgres')} else false end`)
  const found = await query
    .orderBy('queue_order', direction)
    .orderBy('id', direction)
    .limit(limit + 1)
    .execute()
  return found.length > limit || (await isWhole(queue)) ? found : null
}

/** What a column is sorted by, as text; what has nothing there comes last. */
const keys = {
  due: sql.ref('queue_order'),
  status: sql`case state when 'new' then '0' when 'open' then '1' when 'waiting' then '2' when 'resolved' then '3' else '4' end`,
  priority: sql.ref('priority'),
  subject: sql`lower(substr(title, 1, 40))`,
  automation: sql`coalesce(automation, '~')`,
  requester: sql.ref('requester_email'),
  assignee: sql`coalesce(assignee, '~')`,
  level: sql`cast(level as text)`,
} as const satisfies Record<QueueColumn, unknown>

/** Whole rows are read for one page only: what is sorted are their keys. */
async function entriesOf(db: Reader, ids: readonly string[]): Promise<QueueEntry[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('ticket').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { ticket, index } = parseRow(row)
    return [{ ticket, index }]
  })
}

/** How many tickets a filter holds, counted up to `most`: a rail needs "99+", not a scan. */
export async function countQueue(db: Reader, { most, ...question }: Question & { most: number }): Promise<number> {
  const query = filtered(db, question).select('id').orderBy('queue_order').orderBy('id')
  const rows = await query.limit(most).execute()
  return rows.length
}

/** How many tickets of a filter are in each state. */
export async function countByStateIn(db: Reader, question: Question): Promise<Map<string, number>> {
  const rows = await filtered(db, question)
    .select(['state', (eb) => eb.fn.countAll<number | string>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}

function filtered(db: Reader, { filter, now, dialect }: Question) {
  let query = inStates(db.selectFrom('ticket'), filter.states)
  if (filter.atRisk) query = query.where('risk_at', '<=', now).where('next_due', '>=', now)
  if (filter.late) query = query.where('next_due', '<', now)
  if (filter.waitingOn === 'anything') query = query.where('waiting_on', 'is not', null)
  if (filter.waitingOn === 'vendor') query = query.where('waiting_on', '=', 'vendor')
  if (filter.level) query = query.where('level', 'in', filter.level)
  if (filter.team) query = query.where(anyOf('team', filter.team))
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
  if (filter.text) query = query.where(isSaying('ticket', { text: filter.text, dialect }))
  for (const phrase of filter.phrases ?? []) query = query.where(saying(phrase, dialect))
  return query
}

/** What is active is a stretch of the order too: what has ended, however much, costs nothing. */
function inStates<T>(query: SelectQueryBuilder<DB, 'ticket', T>, states: QueueFilter['states']) {
  if (states === 'all') return query
  if (states !== 'active') {
    const some = query.where('state', 'in', states)
    return states.every((state) => !isActive({ state })) ? some.where(inEndedState) : some
  }
  return query.where(inActiveState).where('queue_order', '<', endedOrder)
}

/** Several teams are looked for along the order; one has an index of its own, which has the order too. */
function anyOf(column: 'team', ids: readonly string[]) {
  if (ids.length === 1) return sql<boolean>`${sql.ref(column)} = ${ids[0]}`
  return sql<boolean>`${sql.ref(column)} || '' in (${sql.join(ids)})`
}

/** The text of a ticket is JSON: what was said stands in it as JSON has it. */
function saying(phrase: string, dialect: Dialect) {
  const said = JSON.stringify(phrase.toLowerCase()).slice(1, -1)
  return dialect === 'sqlite'
    ? sql<boolean>`instr(lower(body), ${said}) > 0`
    : sql<boolean>`position(${said} in lower(body)) > 0`
}
