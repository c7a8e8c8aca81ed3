import { sql } from 'kysely'
import type { Visit, VisitCount } from '#domain/knowledge/visit.ts'
import type { Dialect, Tx } from './handle.ts'
import type { DB } from './schema.ts'

/** A visit as it stands; nobody else changes it until the transaction ends. */
export async function lockVisit(tx: Tx, name: string, dialect: Dialect): Promise<Visit | null> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
  const row = await tx.selectFrom('visit').select('body').where('visit', '=', name).executeTakeFirst()
  return row ? (JSON.parse(row.body) as Visit) : null
}

export async function saveVisit(tx: Tx, name: string, visit: Visit): Promise<void> {
  const row = { at: visit.at, body: JSON.stringify(visit) }
  await tx
    .insertInto('visit')
    .values({ visit: name, ...row })
    .onConflict((conflict) => conflict.column('visit').doUpdateSet(row))
    .execute()
}

/** Counts of visits as changes to what their months hold. */
export function monthsOfVisits(counts: readonly VisitCount[]): DB['knowledge_month'][] {
  return counts.map(({ month, article, outcome, by }) => ({ month, article, outcome, count: by, visits: by }))
}

/** Adds to the counts of months: each sum once, in one order everywhere, so that two who count at once never wait for each other. */
export async function addToMonths(tx: Tx, rows: readonly DB['knowledge_month'][]): Promise<void> {
  const sums = new Map<string, DB['knowledge_month']>()
  for (const row of rows) {
    const key = [row.month, row.outcome, row.article].join('\n')
    const known = sums.get(key)
    sums.set(key, {
      ...row,
      count: row.count + (known?.count ?? 0),
      visits: row.visits + (known?.visits ?? 0),
    })
  }
  for (const key of [...sums.keys()].sort()) {
    const row = sums.get(key) as DB['knowledge_month']
    if (row.count === 0 && row.visits === 0) continue
    await tx
      .insertInto('knowledge_month')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['month', 'outcome', 'article']).doUpdateSet({
          count: sql`knowledge_month.count + excluded.count`,
          visits: sql`knowledge_month.visits + excluded.visits`,
        }),
      )
      .execute()
  }
}

/** Deletes some of the visits that told nothing since an instant, and says how many. */
export async function deleteVisitsBefore(
  tx: Tx,
  { before, atOnce }: { before: string; atOnce: number },
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('visit')
    .where('visit', 'in', (old) =>
      old.selectFrom('visit').select('visit').where('at', '<', before).orderBy('at').limit(atOnce),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
