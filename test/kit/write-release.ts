import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { openStore, storeOnSqlite } from '#api/store/open.ts'
import { fillInstallation } from './installation.ts'
import { startPostgres } from './postgres.ts'

/**
 * Writes what databases of this release hold, as SQL: once, before it is published. What is there stays for ever: later releases must
 * bring it up to date. Its home is what `ladder init` writes, kept in `test/golden/homes`.
 */
const folder = join(import.meta.dirname, '../golden/databases')
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
const release = version.split('.').slice(0, 2).join('.')
mkdirSync(folder, { recursive: true })

async function keep(dialect: string, write: () => Promise<{ sql: string; token: string }>): Promise<void> {
  const file = join(folder, `${release}.${dialect}.sql`)
  if (existsSync(file)) return
  const { sql, token } = await write()
  writeFileSync(file, `-- An open request has the token ${token}\n${sql}`)
}

await keep('sqlite', async () => {
  const database = new SQLite(':memory:')
  const store = storeOnSqlite(database)
  await store.migrate(() => Temporal.Now.instant())
  const { open } = await fillInstallation(store)
  const sql = asSql(database)
  await store.close()
  return { sql, token: open[0]?.token ?? '' }
})

await keep('postgres', async () => {
  const server = await startPostgres(() => {})
  if (!server) throw new Error('there is no PostgreSQL server: install PostgreSQL')
  try {
    const url = `${server.url}/postgres`
    const store = openStore(url)
    await store.migrate(() => Temporal.Now.instant())
    const { open } = await fillInstallation(store)
    await store.close()
    const { stdout, stderr, status } = spawnSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', url])
    if (status !== 0) throw new Error(`pg_dump failed: ${stderr}`)
    // What it says about itself, and commands of psql, are no part of the database.
    const sql = stdout.toString().replaceAll(/^(--|\\|SET |SELECT pg_catalog.set_config).*\n/gm, '')
    return { sql: sql.replaceAll(/\n{2,}/g, '\n'), token: open[0]?.token ?? '' }
  } finally {
    await server.stop()
  }
})

/** Tables, then rows, then what acts on rows; the indexes of words hold what is put into them. */
function asSql(database: SQLite.Database): string {
  const made = database.prepare('select type, name, sql from sqlite_master where sql is not null order by rowid').all()
  const own = (made as { type: string; name: string; sql: string }[]).filter(({ name }) => !/_words_\w+$/.test(name))
  const tables = own.filter(({ type }) => type === 'table')
  const rows = tables.flatMap(({ name }) => {
    const isWords = name.endsWith('_words')
    const columns = database.prepare(`select name from pragma_table_info('${name}')`).pluck().all() as string[]
    const all = isWords ? ['rowid', ...columns] : columns
    const values = all.map((column) => `quote("${column}")`).join(` || ', ' || `)
    const order = database.prepare(`select ${values} from "${name}"`).pluck().all() as string[]
    return order.map(
      (row) => `insert into "${name}" (${all.map((column) => `"${column}"`).join(', ')}) values (${row});`,
    )
  })
  const others = own.filter(({ type }) => type !== 'table')
  return `${[...tables.map(({ sql }) => `${sql};`), ...rows, ...others.map(({ sql }) => `${sql};`)].join('\n')}\n`
}
