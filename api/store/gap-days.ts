import { sql } from 'kysely'
import type { Reader, Tx } from './handle.ts'
import type { DB } from './schema.ts'

/** Adds to the counts of days of gaps. */
export async function addGapDays(tx: Tx, rows: readonly DB['gap_day'][]): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto('gap_day')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['gap', 'day']).doUpdateSet({ count: sql`gap_day.count + excluded.count` }),
      )
      .execute()
}

/** Adds to a need's count of one day. */
export async function addNeedDay(tx: Tx, row: DB['need_day']): Promise<void> {
  await tx
    .insertInto('need_day')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['need', 'day']).doUpdateSet({ count: sql`need_day.count + excluded.count` }),
    )
    .execute()
}

/** Deletes the oldest day of gaps and needs that lies before another, and says whether there was one. */
export async function deleteDayBefore(tx: Tx, before: string): Promise<boolean> {
  let deleted = false
  for (const table of ['need_day', 'gap_day'] as const) {
    const oldest = await tx.selectFrom(table).select('day').orderBy('day').limit(1).executeTakeFirst()
    if (!oldest || oldest.day >= before) continue
    await tx.deleteFrom(table).where('day', '=', oldest.day).execute()
    deleted = true
  }
  return deleted
}

/** Counts the days of needs to a gap, or takes them off it. */
export async function countDays(tx: Tx, gap: string, { needs, by }: { needs: readonly string[]; by: 1 | -1 }) {
  const days = new Map<string, number>()
  for (const some of chunks(needs)) {
    const rows = await tx
      .selectFrom('need_day')
      .where('need', 'in', some)
      .groupBy('day')
      .select(({ fn }) => ['day', fn.sum<number>('count').as('count')])
      .execute()
    for (const { day, count } of rows) days.set(day, (days.get(day) ?? 0) + by * Number(count))
  }
  await addGapDays(
    tx,
    [...days].map(([day, count]) => ({ gap, day, count })),
  )
  if (by < 0) await tx.deleteFrom('gap_day').where('gap', '=', gap).where('count', '<=', 0).execute()
}

/** Days since one of each gap. */
export async function daysOf(db: Reader, gaps: readonly string[], since: string): Promise<DB['gap_day'][]> {
  if (gaps.length === 0) return []
  const rows = await db.selectFrom('gap_day').selectAll().where('gap', 'in', gaps).where('day', '>=', since).execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** In parts that a statement takes. */
export function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) => all.slice(at * atOnce, (at + 1) * atOnce))
}
const atOnce = 200
