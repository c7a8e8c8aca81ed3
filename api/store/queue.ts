import { sql } from 'kysely'
import { addressKey } from '#domain/base/email.ts'
import { type Asked, askedOf } from '#domain/language/find.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Dialect, Reader } from './handle.ts'
import { inActiveState, inEndedState } from './states.ts'
import { type ClockIndex, parseRow } from './tickets.ts'

const queueViews = ['active', 'unassigned', 'at-risk', 'breached', 'waiting', 'vendor', 'resolved', 'closed'] as const
export type QueueView = (typeof queueViews)[number]

export type QueueFilter = {
  view?: QueueView | undefined
  /** Any of these; so are the others that are lists: one thing under all the ids that it ever had. */
  level?: readonly number[] | undefined
  team?: readonly string[] | undefined
  /** Addresses, or null for nobody. */
  assignee?: readonly string[] | null | undefined
  automation?: readonly string[] | undefined
  requester?: string | undefined
  group?: string | undefined
  text?: string | undefined
}

/** Where a page begins: after this ticket in the order. */
export type Cursor = { key: string; id: string }
export type QueueEntry = { ticket: Ticket; index: ClockIndex }

/** One page of the queue: active tickets by what is due first, ended ones by what changed last. */
export async function readQueue(
  db: Reader,
  {
    filter,
    after,
    limit,
    now,
    dialect,
  }: { filter: QueueFilter; after?: Cursor | undefined; limit: number; now: string; dialect: Dialect },
): Promise<{ entries: QueueEntry[]; next: Cursor | null }> {
  const key = keyOf(filter)
  const ended = key === 'updated_at'
  let query = filtered(db, { filter, now, dialect }).selectAll()
  if (after) {
    const sign = sql.raw(ended ? '<' : '>')
    query = query.where(sql<boolean>`(${sql.ref(key)}, id) ${sign} (${after.key}, ${after.id})`)
  }
  const order = ended ? 'desc' : 'asc'
  const rows = await query
    .orderBy(key, order)
    .orderBy('id', order)
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: page.map((row) => {
      const { ticket, index } = parseRow(row)
      return { ticket, index }
    }),
    next: rows.length > limit && last ? { key: last[key], id: last.id } : null,
  }
}

function keyOf({ view }: QueueFilter): 'updated_at' | 'next_due' {
  return view === 'resolved' || view === 'closed' ? 'updated_at' : 'next_due'
}

/** How many tickets a filter holds, counted up to `most`: a rail needs "99+", not a scan. */
export async function countQueue(
  db: Reader,
  { filter, now, dialect, most }: { filter: QueueFilter; now: string; dialect: Dialect; most: number },
): Promise<number> {
  // In order, so that the index which has the order is taken, and not just any over active tickets.
  const query = filtered(db, { filter, now, dialect }).select('id').orderBy(keyOf(filter)).orderBy('id')
  const rows = await query.limit(most).execute()
  return rows.length
}

function filtered(db: Reader, { filter, now, dialect }: { filter: QueueFilter; now: string; dialect: Dialect }) {
  let query = db.selectFrom('ticket')
  switch (filter.view) {
    case 'resolved':
    case 'closed':
      query = query.where('state', '=', filter.view).where(inEndedState)
      break
    default:
      query = query.where(inActiveState)
  }
  if (filter.view === 'unassigned') query = query.where('assignee', 'is', null)
  if (filter.view === 'at-risk') query = query.where('risk_at', '<=', now).where('next_due', '>=', now)
  if (filter.view === 'breached') query = query.where('next_due', '<', now)
  if (filter.view === 'waiting') query = query.where('waiting_on', 'is not', null)
  if (filter.view === 'vendor') query = query.where('waiting_on', '=', 'vendor')
  if (filter.level) query = query.where('level', 'in', filter.level)
  if (filter.team) query = query.where('team', 'in', filter.team)
  if (filter.assignee === null) query = query.where('assignee', 'is', null)
  else if (filter.assignee) query = query.where('assignee', 'in', filter.assignee)
  if (filter.automation) query = query.where('automation', 'in', filter.automation)
  if (filter.requester) query = query.where('requester_email', '=', addressKey(filter.requester))
  if (filter.group) query = query.where('group_id', '=', filter.group)
  if (filter.text) {
    const asked = askedOf(filter.text)
    if (asked.length === 0) query = query.where(sql<boolean>`1 = 0`)
    else query = query.where(dialect === 'sqlite' ? foundBySqlite(asked) : foundByPostgres(asked))
  }
  return query
}

/** The plus keeps SQLite on the index that has the order: a look into the set of what was found costs nothing there. */
function foundBySqlite(asked: Asked) {
  const match = said(asked, { word: (word) => `"${word}"*`, and: ' AND ', or: ' OR ' })
  return sql<boolean>`+no in (select rowid from ticket_words where ticket_words match ${match})`
}

function foundByPostgres(asked: Asked) {
  const match = said(asked, { word: (word) => `'${word}':*`, and: ' & ', or: ' | ' })
  return sql<boolean>`id in (select ticket_id from ticket_text where array_to_tsvector(string_to_array(words, ' ')) @@ ${match}::tsquery)`
}

/** What is asked, as a search engine has it. The words are letters, digits, points and plus or number signs: none is syntax. */
function said(asked: Asked, { word, and, or }: { word: (word: string) => string; and: string; or: string }): string {
  const way = (words: string[]) => `(${words.map(word).join(and)})`
  return asked.map((ways) => `(${ways.map(way).join(or)})`).join(and)
}
