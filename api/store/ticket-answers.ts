import { sql } from 'kysely'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Reader, Tx } from './handle.ts'
import type { DB } from './schema.ts'
import { parseRow } from './tickets.ts'

/** Places of articles among what search found for a ticket's own words. */
export type Found = Record<string, number>

/** Tickets of people, opened since an instant, of which it is not kept yet what search found for their words. */
export async function ticketsUnasked(
  db: Reader,
  { since, limit }: { since: string; limit: number },
): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .leftJoin('ticket_answer', 'ticket_answer.ticket_id', 'ticket.id')
    .where('opened_at', '>=', since)
    .where('ticket_answer.ticket_id', 'is', null)
    .where('source_key', 'is', null)
    .orderBy('opened_at')
    .orderBy('ticket.id')
    .limit(limit)
    .selectAll('ticket')
    .execute()
  return rows.map((row) => parseRow(row).ticket)
}

/** Keeps what was found for a ticket's words; of one that is resolved already it is too late, for it may have taught them. */
export async function keepFound(
  tx: Tx,
  { id, automation }: Pick<Ticket, 'id' | 'automation'>,
  found: Found,
): Promise<void> {
  await tx
    .insertInto('ticket_answer')
    .values({
      ...{ ticket_id: id, found: JSON.stringify(found), automation },
      ...{ resolved_month: '', solved_by: '', rank: null },
    })
    .onConflict((conflict) => conflict.column('ticket_id').doNothing())
    .execute()
}

/** Keeps what solved a ticket, or that nothing does any more, and at which place it had been found when the ticket was opened. */
export async function keepSolved(
  tx: Tx,
  { id, automation }: Pick<Ticket, 'id' | 'automation'>,
  { month, article }: { month: string; article: string | null },
): Promise<void> {
  const known = await tx.selectFrom('ticket_answer').selectAll().where('ticket_id', '=', id).executeTakeFirst()
  const found: Found = JSON.parse(known?.found ?? '{}')
  const solved = { automation, resolved_month: month, solved_by: article ?? '', rank: found[article ?? ''] ?? null }
  const kept = await tx
    .insertInto('ticket_answer')
    .values({ ticket_id: id, found: null, ...solved })
    .onConflict((conflict) => conflict.column('ticket_id').doUpdateSet(solved))
    .returningAll()
    .executeTakeFirstOrThrow()
  await addToSolved(tx, [...(known ? [monthOf(known, -1)] : []), monthOf(kept, 1)])
}

type Answered = Omit<DB['ticket_answer'], 'ticket_id'>

/** What an answer counts for in its month, or takes off it. */
function monthOf({ found, automation, resolved_month, solved_by, rank }: Answered, by: 1 | -1): DB['solved_month'] {
  return {
    ...{ month: resolved_month, article: solved_by, automation: automation ?? '', resolved: by },
    ...{ asked: found === null ? 0 : by, found: rank === null ? 0 : by },
  }
}

async function addToSolved(tx: Tx, rows: readonly DB['solved_month'][]): Promise<void> {
  // In one order everywhere, so that two who count at once never wait for each other.
  const ordered = rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  for (const row of ordered)
    if (row.month !== '')
      await tx
        .insertInto('solved_month')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['month', 'article', 'automation']).doUpdateSet({
            resolved: sql`solved_month.resolved + excluded.resolved`,
            asked: sql`solved_month.asked + excluded.asked`,
            found: sql`solved_month.found + excluded.found`,
          }),
        )
        .execute()
}

function keyOf({ month, article, automation }: DB['solved_month']): string {
  return [month, article, automation].join('\n')
}
