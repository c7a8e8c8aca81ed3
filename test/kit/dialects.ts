import { type TestContext, test } from 'vitest'
import type { Store } from '#api/store/open.ts'
import {
  postgresDatabase,
  postgresServer,
  sharedPostgres,
  sqliteInMemory,
  sqliteOnDisk,
  type TestDatabase,
} from './databases.ts'
import { type TestWorld, type WorldOptions, worldOn } from './world.ts'

export type Ground = {
  store: Store
  dialect: Store['dialect']
  /** Where another process finds the same database; only in `forEachDialect.shared`. */
  url: string
  /** A world over the store. */
  world: (options?: WorldOptions) => Promise<TestWorld>
  /** The same database, opened again: another process would see it so. */
  another: () => Promise<Store>
}

type Body = (ground: Ground, context: TestContext) => Promise<void>

/** Runs a test on SQLite and on PostgreSQL, each on a fresh database of its own. */
export function forEachDialect(name: string, body: Body, timeout?: number): void {
  test(`${name} · SQLite`, (context) => on(sqliteInMemory, body, context), timeout)
  test(`${name} · PostgreSQL`, (context) => on(postgresDatabase, body, context), timeout)
}

/** The same, on databases that several connections and processes may open; PGlite cannot, so it is skipped there. */
forEachDialect.shared = (name: string, body: Body, timeout?: number): void => {
  test(`${name} · SQLite`, (context) => on(sqliteOnDisk, body, context), timeout)
  test(
    `${name} · PostgreSQL`,
    async (context) => {
      if (!(await postgresServer())) context.skip('needs a PostgreSQL server; only PGlite is here')
      await on(sharedPostgres, body, context)
    },
    timeout,
  )
}

async function on(make: () => Promise<TestDatabase>, body: Body, context: TestContext): Promise<void> {
  const database = await make()
  try {
    const { store, url, another } = database
    await body(
      { store, dialect: store.dialect, url: url ?? '', another, world: (options) => worldOn(store, options) },
      context,
    )
  } finally {
    await database.close()
  }
}
