import { type Kysely, sql } from 'kysely'
import { stamp } from '#domain/base/time.ts'
import type { Dialect, Reader } from './handle.ts'
import * as tickets from './migrations/0001-tickets.ts'
import * as knowledge from './migrations/0002-knowledge.ts'
import * as faults from './migrations/0003-faults.ts'
import * as doors from './migrations/0004-doors.ts'
import * as community from './migrations/0005-community.ts'
import * as mail from './migrations/0006-mail.ts'
import * as endedWords from './migrations/0007-ended-words.ts'
import type { DB } from './schema.ts'
import { Unavailable } from './unavailable.ts'

type Migration = { up: (db: Kysely<DB>, dialect: Dialect) => Promise<void> }

/** In order. None is renamed or edited after a release, for it has run there: what changes is a new one. */
const migrations: readonly (readonly [string, Migration])[] = [
  ['0001-tickets', tickets],
  ['0002-knowledge', knowledge],
  ['0003-faults', faults],
  ['0004-doors', doors],
  ['0005-community', community],
  ['0006-mail', mail],
  ['0007-ended-words', endedWords],
]

export const migrationNames: readonly string[] = migrations.map(([name]) => name)

/** What makes a database that of a newer Ladder, by the migrations that it has; null for one of ours. */
export function newerBy(names: readonly string[]): string | null {
  const unknown = names.filter((name) => !migrationNames.includes(name))
  if (unknown.length === 0) return null
  return `it has ${unknown.join(', ')}; the last that this one knows is ${migrationNames.at(-1)}`
}

/** Throws `Unavailable` where a newer Ladder has brought the database up to date. */
export async function refuseNewer(db: Reader): Promise<void> {
  const applied = await db.selectFrom('migration').select('name').orderBy('name').execute()
  const newer = newerBy(applied.map(({ name }) => name))
  if (newer) throw new Unavailable(newer, 'newer')
}

/** Any number of our own: processes that start together migrate one after the other. */
const migrationLock = 76_300_101

type Target = { db: Kysely<DB>; dialect: Dialect; now: () => Temporal.Instant }

/** Runs what has not run yet, each in its own transaction, and answers the names. Throws `Unavailable` on the database of a newer Ladder. */
export async function migrateToLatest({ db, dialect, now }: Target): Promise<string[]> {
  await db.transaction().execute(async (tx) => {
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx)
    await tx.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('applied_at', 'text', (column) => column.notNull())
      .modifyEnd(dialect === 'sqlite' ? sql`strict` : sql``)
      .execute()
    await refuseNewer(tx)
  })
  const ran: string[] = []
  for (const [name, migration] of migrations) {
    const fresh = await db.transaction().execute(async (tx) => {
      if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx)
      const done = await tx.selectFrom('migration').select('name').where('name', '=', name).executeTakeFirst()
      if (done) return false
      await migration.up(tx, dialect)
      await tx
        .insertInto('migration')
        .values({ name, applied_at: stamp(now()) })
        .execute()
      return true
    })
    if (fresh) ran.push(name)
  }
  if (dialect === 'postgres') await placeAnew(db)
  return ran
}

/**
 * Numbers of transactions are those of a server: of events that were brought from another one, some have not come yet here. They
 * are placed again, in the order that they have, before whatever is written next.
 */
async function placeAnew(db: Kysely<DB>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx)
    await sql`update ticket_event set written_by = pg_current_xact_id()
      where written_by >= pg_snapshot_xmax(pg_current_snapshot())`.execute(tx)
  })
}
