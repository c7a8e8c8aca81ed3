import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { Sayable } from '#domain/base/sayable.ts'
import { newerBy } from './migrate.ts'
import { told } from './sqlite.ts'

const pagesAtOnce = 1000

/** Rows by table. */
export type Rows = Record<string, number>
type Copied = { bytes: number; rows: Rows }

/**
 * Copies a SQLite database as it stands at one moment, while others read and write it. The copy is whole, on disk and checked
 * against that moment before it carries its name. Not for a connection that is in a transaction.
 */
export async function backupSqlite(source: SQLite.Database, file: string): Promise<Copied> {
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    closeSync(openSync(part, 'wx', 0o600))
    const rows = await snapshot(source, part)
    const problem = backupProblem(part) ?? difference(rows, rowsOf(part))
    if (problem) throw new Sayable(`the copy is not sound: ${problem}`)
    toDisk(part)
    renameSync(part, file)
    toDisk(dirname(file))
    return { bytes: statSync(file).size, rows }
  } catch (error) {
    for (const rest of [part, `${part}-journal`]) rmSync(rest, { force: true })
    throw error
  }
}

/** The same by a connection of its own. */
export async function backupSqliteFile(path: string, file: string): Promise<Copied> {
  const source = told(() => new SQLite(path, { readonly: true, fileMustExist: true }))
  try {
    return await backupSqlite(source, file)
  } finally {
    source.close()
  }
}

/** What is written meanwhile goes to the log, which the open transaction does not see: the copy need not begin anew. */
async function snapshot(source: SQLite.Database, part: string): Promise<Rows> {
  source.exec('begin')
  try {
    const rows = countRows(source)
    await source.backup(part, { progress: () => pagesAtOnce })
    return rows
  } finally {
    source.exec('rollback')
    // The copy says of itself that it has a log beside it, as its original has.
    const copy = new SQLite(part)
    copy.pragma('journal_mode = delete')
    copy.close()
  }
}

/** Rows of each table in a file. */
export function rowsOf(file: string): Rows {
  const database = new SQLite(file, { readonly: true, fileMustExist: true })
  try {
    return countRows(database)
  } finally {
    database.close()
  }
}

function countRows(database: SQLite.Database): Rows {
  const names = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[]
  const count = (name: string) => Number(database.prepare(`select count(*) from "${name}"`).pluck().get())
  return Object.fromEntries(names.map((name) => [name, count(name)]))
}

/** In what the second has not all that the first has, or null. */
export function difference(wanted: Rows, found: Rows): string | null {
  const wrong = Object.entries(wanted).find(([name, rows]) => found[name] !== rows)
  return wrong ? `${wrong[0]} has ${found[wrong[0]] ?? 'no'} rows; expected ${wrong[1]}` : null
}

/** What makes a file no backup that this Ladder can use, or null. */
export function backupProblem(file: string): string | null {
  let database: SQLite.Database | null = null
  try {
    database = new SQLite(file, { readonly: true, fileMustExist: true })
    const checks = database.pragma('integrity_check') as { integrity_check: string }[]
    const [first] = checks
    if (first?.integrity_check !== 'ok') return `it is damaged: ${first?.integrity_check}`
    const names = database.prepare('select name from migration').pluck().all() as string[]
    const newer = newerBy(names)
    return newer && `it was made by a newer Ladder (${newer})`
  } catch (error) {
    return `it is no database of Ladder (${error instanceof Error ? error.message : String(error)})`
  } finally {
    database?.close()
  }
}

/** Whether another process has a SQLite database open; folds the write-ahead log into the file when none has. */
export function isInUse(path: string): boolean {
  const database = new SQLite(path, { timeout: 0 })
  try {
    return database.pragma('journal_mode = delete', { simple: true }) !== 'delete'
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error
    return true
  } finally {
    database.close()
  }
}

/** Puts a checked database in the place of another, which is kept beside it; answers where, or null when there was none. */
export function swapIn(part: string, { path, aside }: { path: string; aside: string }): string | null {
  toDisk(part)
  const kept = existsSync(path) ? aside : null
  if (kept) renameSync(path, kept)
  for (const rest of [`${path}-wal`, `${path}-shm`]) rmSync(rest, { force: true })
  renameSync(part, path)
  toDisk(dirname(path))
  return kept
}

/** What is written there outlives the machine. */
export function toDisk(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
