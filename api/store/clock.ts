import { sql } from 'kysely'
import type { Store } from './open.ts'

/** What time the database server has it, or null where the database is a file of this machine. */
export async function serverTime({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<Temporal.Instant | null> {
  if (dialect === 'sqlite') return null
  const asked = sql<{ ms: number }>`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as ms`
  const { rows } = await asked.execute(db)
  return Temporal.Instant.fromEpochMilliseconds(rows[0]?.ms ?? 0)
}
