import { sql } from 'kysely'
import type { KeyReach } from '#domain/ticket/key-reach.ts'
import type { Dialect, Reader } from './handle.ts'
import { parseRow, type Stored } from './tickets.ts'

/**
 * A place in the order in which tickets changed. On PostgreSQL numbers are given before commits are made: an event is placed by the
 * transaction that wrote it, and told only when every earlier transaction has ended, so that nothing is ever stored before a place
 * that was told. SQLite has one writer, and `by` is 0 there.
 */
export type FeedPlace = { by: string; seq: string }

export const feedBeginning: FeedPlace = { by: '0', seq: '0' }

export type FeedFilter = {
  reach: KeyReach
  states?: readonly string[] | undefined
  automation?: readonly string[] | undefined
  team?: readonly string[] | undefined
  priority?: readonly string[] | undefined
  sourceKey?: string | undefined
  /** Changed at or after this instant. */
  since?: string | undefined
}

/** The last place that may be told: whatever is before it is there, and nothing will come there any more. */
export async function feedEnd(db: Reader, dialect: Dialect): Promise<FeedPlace> {
  if (dialect === 'sqlite') {
    const row = await db
      .selectFrom('ticket_event')
      .select((eb) => eb.fn.max('seq').as('seq'))
      .executeTakeFirst()
    return { by: '0', seq: String(row?.seq ?? 0) }
  }
  const row = await db
    .selectFrom('ticket_event')
    .select([sql<string>`written_by::text`.as('by'), sql<string>`seq::text`.as('seq')])
    .where(sql<boolean>`written_by < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy(sql`written_by`, 'desc')
    // By its table: alone it would be the text of that name above, in whose order 9 comes after 10.
    .orderBy('ticket_event.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? feedBeginning
}

/** Tickets by their last change after a place, up to the end; each comes once, as it is now, and again whenever it changes. */
export async function readFeed(
  db: Reader,
  {
    filter,
    after,
    end,
    limit,
    dialect,
  }: { filter: FeedFilter; after: FeedPlace; end: FeedPlace; limit: number; dialect: Dialect },
): Promise<{ stored: Stored; place: FeedPlace }[]> {
  const by = dialect === 'sqlite' ? sql<string>`'0'` : sql<string>`e.written_by::text`
  let query = db
    .selectFrom('ticket_event as e')
    .innerJoin('ticket as t', (join) => join.onRef('t.id', '=', 'e.ticket_id').onRef('t.version', '=', 'e.version'))
    .selectAll('t')
    .select([by.as('placed_by'), sql<string>`cast(e.seq as text)`.as('placed_seq')])
    .where(within(filter.reach))
    .limit(limit)
  if (dialect === 'sqlite')
    query = query.where('e.seq', '>', Number(after.seq)).where('e.seq', '<=', Number(end.seq)).orderBy('e.seq')
  else
    query = query
      .where(sql<boolean>`(e.written_by, e.seq) > (${after.by}::xid8, ${after.seq}::bigint)`)
      .where(sql<boolean>`(e.written_by, e.seq) <= (${end.by}::xid8, ${end.seq}::bigint)`)
      .orderBy(sql`e.written_by`)
      .orderBy('e.seq')
  if (filter.states) query = query.where('t.state', 'in', filter.states)
  if (filter.automation) query = query.where('t.automation', 'in', filter.automation)
  if (filter.team) query = query.where('t.team', 'in', filter.team)
  if (filter.priority) query = query.where('t.priority', 'in', filter.priority)
  if (filter.sourceKey !== undefined) query = query.where('t.source_key', '=', filter.sourceKey)
  if (filter.since) query = query.where('t.updated_at', '>=', filter.since)
  const rows = await query.execute()
  return rows.map(({ placed_by, placed_seq, ...row }) => ({
    stored: parseRow(row),
    place: { by: placed_by, seq: placed_seq },
  }))
}

/** The same law as `isWithin`, for rows. Ids of teams hold nothing that `like` could take for something else. */
function within({ machine, teams }: KeyReach) {
  const any = [
    ...(machine === null ? [] : [sql<boolean>`t.machine = ${machine}`]),
    ...teams.map((team) => sql<boolean>`t.teams like ${`%|${team}|%`}`),
  ]
  return any.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`(${sql.join(any, sql` or `)})`
}
