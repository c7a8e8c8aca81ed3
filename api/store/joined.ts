import { addressKey } from '#domain/base/email.ts'
import type { Joined } from '#domain/model/joined.ts'
import type { Reader, Tx } from './handle.ts'

/** Everybody whom a provider has put into teams, by address. */
export async function readJoined(db: Reader): Promise<Joined[]> {
  const rows = await db.selectFrom('joined').selectAll().orderBy('key').execute()
  return rows.map(({ name, email, teams }) => ({ name, email, teams: JSON.parse(teams) as string[] }))
}

/** Whom a provider has put into teams under an address, if it has. */
export async function findJoined(db: Reader, email: string): Promise<Pick<Joined, 'teams'> | null> {
  const row = await db.selectFrom('joined').select('teams').where('key', '=', addressKey(email)).executeTakeFirst()
  return row ? { teams: JSON.parse(row.teams) as string[] } : null
}

/** Puts somebody into these teams and no others; into none forgets them. */
export async function saveJoined(tx: Tx, { name, email, teams }: Joined, at: string): Promise<void> {
  const key = addressKey(email)
  const row = { name, email, teams: JSON.stringify(teams), at }
  if (teams.length === 0) await tx.deleteFrom('joined').where('key', '=', key).execute()
  else
    await tx
      .insertInto('joined')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
}

/** Forgets who has not signed in since an instant. */
export async function sweepJoined(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('joined').where('at', '<', before).execute()
}
