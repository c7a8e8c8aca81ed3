import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Settings } from '#site/authoring/home/read.ts'
import { backUp, copyTo } from '../backups.ts'
import type { Rows } from '../store/backup.ts'
import { CannotDo, say, settingsOrSay } from './open.ts'

/** Copies the database to a file, or into the folder of copies. */
export async function backup(file: string | undefined, force: boolean): Promise<void> {
  const settings = settingsOrSay()
  mustBeThere(settings)
  if (file === undefined) return await intoFolder(settings)
  const path = resolve(file)
  if (existsSync(path) && !force) throw new CannotDo(`${path} is there already; choose another name, or add --force`)
  const rows = await orSay(() => copyTo(path, settings.DATABASE_URL))
  say(sayCopy({ file: path, bytes: statSync(path).size, rows }))
}

async function intoFolder(settings: Settings): Promise<void> {
  if (!settings.BACKUP_DIR) throw new CannotDo('say to which file, or set BACKUP_DIR to a folder for copies')
  const made = await orSay(() => backUp(settings, { now: () => Temporal.Now.instant() }))
  if (!made) throw new CannotDo(`another process is making a copy in ${settings.BACKUP_DIR}; wait for it`)
  say(sayCopy(made))
  if (made.removed > 0) say(`${made.removed} older removed; ${settings.BACKUP_KEEP} are kept.`)
}

function mustBeThere({ DATABASE_URL }: Settings): void {
  const path = DATABASE_URL.startsWith('sqlite:') ? DATABASE_URL.slice('sqlite:'.length) : null
  if (path !== null && !existsSync(path)) throw new CannotDo(`there is no database at ${path}`)
}

function sayCopy({ file, bytes, rows }: { file: string; bytes: number; rows: Rows }): string {
  return `${file}: ${(bytes / 1e6).toFixed(1)} MB, ${sayRows(rows)}, checked.`
}

export function sayRows(rows: Rows): string {
  const counts = Object.values(rows)
  return `${counts.reduce((sum, count) => sum + count, 0)} rows in ${counts.length} tables`
}

/** What the system, the database or a tool says of a file is an answer to the operator. */
export async function orSay<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Error ? new CannotDo(error.message, { cause: error }) : error
  }
}
