import { sql } from 'kysely'
import { addressKey } from '#domain/base/email.ts'
import type { Reader, Tx } from './handle.ts'
import type { KnownProblemRow } from './schema.ts'

/** A known problem with how many requests belong to it. */
export type CountedKnownProblem = KnownProblemRow & { reports: number }

/** Problems that go on, newest update first; of one automation those about it and those about everything. */
export async function readKnownProblems(
  db: Reader,
  {
    automation,
    ended = false,
    limit = 50,
  }: { automation?: readonly string[] | undefined; ended?: boolean; limit?: number } = {},
): Promise<CountedKnownProblem[]> {
  let query = db
    .selectFrom('known_problem')
    .selectAll('known_problem')
    .select((eb) =>
      eb
        .selectFrom('ticket')
        .select(sql<number>`cast(count(*) as integer)`.as('n'))
        .whereRef('ticket.group_id', '=', 'known_problem.group_id')
        .as('reports'),
    )
    .where('ended_at', ended ? 'is not' : 'is', null)
  if (automation) query = query.where((eb) => eb.or([eb('automation', 'in', automation), eb('automation', 'is', null)]))
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id').limit(limit).execute()
  return rows.map((row) => ({ ...row, reports: Number(row.reports ?? 0) }))
}

export async function findKnownProblem(db: Reader, id: string): Promise<KnownProblemRow | null> {
  return (await db.selectFrom('known_problem').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertKnownProblem(tx: Tx, row: KnownProblemRow): Promise<void> {
  await tx.insertInto('known_problem').values(row).execute()
}

export async function saveKnownProblem(
  tx: Tx,
  { id, ...changes }: Pick<KnownProblemRow, 'id'> & Partial<Omit<KnownProblemRow, 'id'>>,
): Promise<void> {
  await tx.updateTable('known_problem').set(changes).where('id', '=', id).execute()
}

/** The open ticket with which somebody already follows a group. */
export async function findFollower(
  db: Reader,
  { group, email }: { group: string; email: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('ticket')
    .select('id')
    .where('group_id', '=', group)
    .where('requester_email', '=', addressKey(email))
    .where('state', '!=', 'closed')
    .executeTakeFirst()
  return row?.id ?? null
}
