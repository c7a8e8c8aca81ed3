import type { Reader, Tx } from './handle.ts'

/** Notes that a team has had its mail of a week; false when it had it before. */
export async function claimDigest(tx: Tx, row: { team: string; week: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('digest')
    .values(row)
    .onConflict((conflict) => conflict.columns(['team', 'week']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** Whether somebody has had a mail of such a time. */
export async function hasDigest(db: Reader, { team, week }: { team: string; week: string }): Promise<boolean> {
  const row = await db
    .selectFrom('digest')
    .select('team')
    .where('team', '=', team)
    .where('week', '=', week)
    .executeTakeFirst()
  return row !== undefined
}
