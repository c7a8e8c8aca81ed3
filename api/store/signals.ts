import { sql } from 'kysely'
import type { Tx } from './handle.ts'
import type { DB } from './schema.ts'

const atOnce = 50

export async function insertSignals(tx: Tx, rows: readonly DB['signal'][]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce)
    await tx
      .insertInto('signal')
      .values(rows.slice(from, from + atOnce))
      .execute()
}

/** Adds signals to the counts of their days, which stay when single signals are forgotten. */
export async function countSignals(tx: Tx, rows: readonly DB['signal'][]): Promise<void> {
  const counts = new Map<string, DB['signal_day']>()
  for (const { at, kind, source, outcome, article } of rows) {
    const day = at.slice(0, 10)
    const key = [day, kind, outcome, article, source].join('\n')
    const known = counts.get(key) ?? { day, kind, source, outcome, article, count: 0 }
    counts.set(key, { ...known, count: known.count + 1 })
  }
  // In one order everywhere, so that two who count at once never wait for each other.
  for (const key of [...counts.keys()].sort())
    await tx
      .insertInto('signal_day')
      .values(counts.get(key) as DB['signal_day'])
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'kind', 'outcome', 'article', 'source'])
          .doUpdateSet({ count: sql`signal_day.count + excluded.count` }),
      )
      .execute()
}

/** Deletes some of the signals before an instant, and says how many. */
export async function deleteSignalsBefore(
  tx: Tx,
  { before, atOnce: most }: { before: string; atOnce: number },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('signal')
    .where('id', 'in', (old) =>
      old.selectFrom('signal').select('id').where('at', '<', before).orderBy('at').limit(most),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
