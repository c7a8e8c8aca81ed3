import { writeFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { type Store, storeOnSqlite } from '#api/store/open.ts'

let image: Promise<Buffer> | null = null

/** SQLite in memory, as a copy of a migrated database: migrations run once for all tests of a process. */
export async function storeInMemory(): Promise<Store> {
  image ??= migrated()
  return storeOnSqlite(new SQLite(await image))
}

/** Lays the same down as a file. */
export async function writeDatabase(file: string): Promise<void> {
  image ??= migrated()
  writeFileSync(file, await image)
}

async function migrated(): Promise<Buffer> {
  const database = new SQLite(':memory:')
  const store = storeOnSqlite(database)
  await store.migrate(() => Temporal.Now.instant())
  const bytes = database.serialize()
  await store.close()
  return bytes
}
