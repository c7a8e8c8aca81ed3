import type { Tx } from './handle.ts'
import type { DB } from './schema.ts'

export async function insertSearches(tx: Tx, rows: DB['search_log'][]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('search_log').values(rows).execute()
}

export async function insertFeedback(tx: Tx, row: DB['feedback']): Promise<void> {
  await tx.insertInto('feedback').values(row).execute()
}
