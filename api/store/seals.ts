import type { ChainHead, Seal } from '#domain/base/seal.ts'
import { insertAll } from './bulk.ts'
import type { Reader, Tx } from './handle.ts'
import { unsealed } from './schema.ts'

/** Seals the heads of logs anew, in the transaction that moves them. */
export async function writeSeals(tx: Tx, heads: readonly ChainHead[], seal: Seal): Promise<void> {
  const rows = heads.map((head) => ({ ticket_id: head.ticketId, seal: seal(head) }))
  await insertAll(tx, 'ticket_seal', rows, { replacing: 'ticket_id' })
}

/** The seals of logs by their tickets. */
export async function readSeals(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('ticket_seal').selectAll().where('ticket_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.ticket_id, row.seal]))
}

/** Heads of logs that are older than seals. */
export async function unsealedHeads(db: Reader, limit: number): Promise<ChainHead[]> {
  const rows = await db
    .selectFrom('ticket_seal as s')
    .innerJoin('ticket as t', 't.id', 's.ticket_id')
    .innerJoin('ticket_event as e', (join) =>
      join.onRef('e.ticket_id', '=', 't.id').onRef('e.version', '=', 't.version'),
    )
    .where('s.seal', '=', unsealed)
    .select(['e.ticket_id', 'e.version', 'e.hash'])
    .limit(limit)
    .execute()
  return rows.map(({ ticket_id: ticketId, version, hash }) => ({ ticketId, version, hash }))
}
