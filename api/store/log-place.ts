import { sql } from 'kysely'
import type { Dialect, Reader } from './handle.ts'

/**
 * Up to where the logs of all tickets were seen. SQLite has one writer, so that the last event says it; its hash tells whether it is
 * still the same file. On PostgreSQL numbers are given before commits are made: `low` is the first transaction that may not have
 * ended, and whatever it or a later one writes has not been seen.
 */
export type LogPlace = { low: string } | { seq: number; hash: string | null }

/** The end of PostgreSQL's logs, as a table of one row. */
export const endOnPostgres = sql<{ low: string }>`(select pg_snapshot_xmin(pg_current_snapshot())::text as low)`.as(
  'here',
)

/** Where the logs end now. */
export async function logEnd(db: Reader, dialect: Dialect): Promise<LogPlace> {
  if (dialect === 'postgres') return db.selectFrom(endOnPostgres).select('low').executeTakeFirstOrThrow()
  const last = await db
    .selectFrom('ticket_event')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { seq: Number(last?.seq ?? 0), hash: last?.hash ?? null }
}

/** Whether nothing was logged between two places. PostgreSQL cannot say so. */
export function isSamePlace(one: LogPlace, other: LogPlace): boolean {
  return 'seq' in one && 'seq' in other && one.seq === other.seq && one.hash === other.hash
}

/** Whether the log still has what was seen last: in a file that was exchanged it has not. */
export async function isKept(db: Reader, place: LogPlace): Promise<boolean> {
  if ('low' in place || place.seq === 0) return true
  const row = await db.selectFrom('ticket_event').select('hash').where('seq', '=', place.seq).executeTakeFirst()
  return row?.hash === place.hash
}

/** The tickets of which something may have been logged after a place, as a condition on their `id`. */
export function isLoggedAfter(place: LogPlace) {
  const since = 'low' in place ? sql`written_by >= ${place.low}::xid8` : sql`seq > ${place.seq}`
  return sql<boolean>`id in (select ticket_id from ticket_event where ${since})`
}
