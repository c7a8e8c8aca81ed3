import { sql } from 'kysely'
import type { Store } from './open.ts'

/** What time the database server has it, or null where the database is a file of this machine. */
export async function serverTime({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<Temporal.Instant | null> {
  if (dialect === 'sqlite') return null
  const asked = sql<{ ms: number }>`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as ms`
  const { rows } = await asked.execute(db)
  return Temporal.Instant.fromEpochMilliseconds(rows[0]?.ms ?? 0)
}

/** The major version of the database server, or null where there is none. */
export async function serverVersion({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<number | null> {
  if (dialect === 'sqlite') return null
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db)
  return Math.floor(Number(rows[0]?.version) / 10_000)
}
