import SQLite from 'better-sqlite3'
import { migrationNames } from './migrate.ts'
import { type Store, storeOnSqlite } from './open.ts'
import { tablesOf } from './tables.ts'

/**
 * Tables (`member`) and columns (`ticket.machine`) that a database lacks although every migration has run there: it was made by
 * a Ladder between releases, or changed by hand. Nothing while a migration is due.
 */
export async function lackingIn({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<string[]> {
  const applied = await db.selectFrom('migration').select('name').execute()
  if (applied.length < migrationNames.length) return []
  const whole = storeOnSqlite(new SQLite(':memory:'))
  try {
    await whole.migrate(() => Temporal.Now.instant())
    const found = new Map((await tablesOf(db, dialect)).map(({ name, columns }) => [name, columns]))
    const wanted = await tablesOf(whole.db, whole.dialect)
    return wanted.flatMap(({ name, columns }) => {
      const own = found.get(name)
      if (!own) return [name]
      return columns.filter((column) => !own.includes(column)).map((column) => `${name}.${column}`)
    })
  } finally {
    await whole.close()
  }
}
