import { stat } from 'node:fs/promises'
import { stamp } from '#domain/base/time.ts'
import type { Settings } from '#site/authoring/home/read.ts'
import { keptIn } from '../backup-folder.ts'
import { type BackupSettings, isLate } from '../backups.ts'
import { toolVersion } from '../outside/pg-tools.ts'
import { serverVersion } from '../store/clock.ts'
import { openStore } from '../store/open.ts'
import { type Finding, writableFolder } from './finding.ts'

const what = 'backups'

/** Whether copies of the database are made, are fresh, and lie where the database does not. */
export async function backupFindings(settings: Settings): Promise<Finding[]> {
  const { BACKUP_DIR: dir, DATA_DIR, DATABASE_URL } = settings
  const isSqlite = DATABASE_URL.startsWith('sqlite:')
  if (!dir) {
    const todo = `set BACKUP_DIR to a folder on another disk${isSqlite ? '' : ', or let the keeper of the server make copies'}`
    return [{ what, is: 'warning', says: 'BACKUP_DIR is not set: Ladder makes none', todo }]
  }
  const folder = await writableFolder('BACKUP_DIR', dir)
  const tools = isSqlite ? [] : await toolsFor(DATABASE_URL)
  const wrong = [folder, ...tools].filter(({ is }) => is === 'wrong')
  if (wrong.length > 0) return wrong
  return [inFolder(settings), ...(isSqlite && (await isSameDisk(dir, DATA_DIR)) ? [beside(dir)] : [])]
}

function inFolder(settings: BackupSettings): Finding {
  const kept = keptIn(settings.BACKUP_DIR)
  const last = kept.at(-1)
  if (!last)
    return {
      what,
      is: 'warning',
      says: `none is in ${settings.BACKUP_DIR} yet`,
      todo: 'the server makes one a minute after it starts; or: npm run ladder -- backup',
    }
  const says = `${kept.length} in ${settings.BACKUP_DIR}, the last of ${stamp(last.at).slice(0, 16).replace('T', ' ')} UTC, ${(last.bytes / 1e6).toFixed(1)} MB`
  if (!isLate(last, { settings, now: Temporal.Now.instant() })) return { what, is: 'well', says }
  return {
    what,
    is: 'wrong',
    says: `${says}: one is overdue`,
    todo: 'npm run ladder -- backup says what is in the way',
  }
}

async function isSameDisk(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((dir) => stat(dir).catch(() => null)))
  return a != null && b != null && a.dev === b.dev
}

function beside(dir: string): Finding {
  const todo = 'set BACKUP_DIR to a folder on another disk, or copy them to another machine'
  return { what, is: 'warning', says: `${dir} lies on the disk of the database: one fault takes both`, todo }
}

/** A tool older than the server refuses to copy it. */
async function toolsFor(url: string): Promise<Finding[]> {
  const [dump, restore] = await Promise.all([toolVersion('pg_dump'), toolVersion('pg_restore')])
  const todo = 'install the client programs of PostgreSQL for the user that runs Ladder (Debian: postgresql-client)'
  if (dump === null || restore === null)
    return [{ what, is: 'wrong', says: 'pg_dump and pg_restore are not both found in PATH', todo }]
  const store = openStore(url)
  try {
    const server = await serverVersion(store)
    if (server !== null && dump < server)
      return [{ what, is: 'wrong', says: `pg_dump is of version ${dump}, the server of ${server}`, todo }]
  } catch {
    // The look at the database says why it cannot be asked.
  } finally {
    await store.close()
  }
  return []
}
