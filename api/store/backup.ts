import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { migrationNames } from './migrate.ts'
import { told } from './sqlite.ts'

/**
 * Writes a consistent copy of a SQLite database to a new file while others read and write it. The copy is complete and on
 * disk before it carries its name.
 */
export function backupSqlite(database: SQLite.Database, file: string): void {
  const part = `${file}.part`
  rmSync(part, { force: true })
  closeSync(openSync(part, 'wx', 0o600))
  told(() => database.prepare('vacuum into ?').run(part))
  toDisk(part)
  renameSync(part, file)
  toDisk(dirname(file))
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
    const unknown = names.filter((name) => !migrationNames.includes(name))
    return unknown.length > 0 ? `it was made by a newer Ladder (it has ${unknown.join(', ')})` : null
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

function toDisk(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
