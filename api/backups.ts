import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Sayable } from '#domain/base/sayable.ts'
import type { Settings } from '#site/authoring/home/read.ts'
import { clearHalves, type Kept, keptIn, nameOf, takeTurn } from './backup-folder.ts'
import type { Copies } from './outside/metrics.ts'
import { dumpPostgres, rowsInDump } from './outside/pg-tools.ts'
import { type Rows, toDisk } from './store/backup.ts'
import type { Sweep } from './sweeps.ts'

export type BackupSettings = Pick<Settings, 'DATABASE_URL' | 'BACKUP_DIR' | 'BACKUP_HOURS' | 'BACKUP_KEEP'>
type Made = Kept & { rows: Rows; removed: number }
export type Backups = { sweep: Sweep; state: () => Copies }

/** Looked at so often: whether one is due, and after one that failed, tried again. */
const lookEvery = 15 * 60_000
const firstLook = 60_000

type Around = {
  now: () => Temporal.Instant
  closing: AbortSignal
  heard: (made: { outcome: 'made' | 'failed'; seconds: number }) => void
}

/** Makes copies when they are due; null where no folder is set. The folder is the only memory, so processes that share it take turns. */
export function makeBackups(settings: BackupSettings, { now, closing, heard }: Around): Backups | null {
  if (!settings.BACKUP_DIR) return null
  let broke = false
  const look = (): Copies => {
    const kept = keptIn(settings.BACKUP_DIR)
    const last = kept.at(-1) ?? null
    return { last, count: kept.length, failing: broke || isLate(last, { settings, now: now() }) }
  }
  const work = async () => {
    if (!isDue(keptIn(settings.BACKUP_DIR).at(-1), { settings, now: now() })) return
    const began = performance.now()
    const tell = (outcome: 'made' | 'failed') => heard({ outcome, seconds: (performance.now() - began) / 1000 })
    try {
      if ((await backUp(settings, { now, signal: closing, onlyDue: true })) !== null) tell('made')
      broke = false
    } catch (error) {
      if (closing.aborted) return
      broke = true
      tell('failed')
      throw error
    }
  }
  return { sweep: { name: 'backups', every: lookEvery, first: firstLook, work }, state: look }
}

/** Makes a copy and removes what is too many; null when another process is at it, or none is due any more. */
export async function backUp(
  settings: BackupSettings,
  { now, signal, onlyDue = false }: { now: () => Temporal.Instant; signal?: AbortSignal; onlyDue?: boolean },
): Promise<Made | null> {
  const { BACKUP_DIR: dir, BACKUP_KEEP: most } = settings
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const giveBack = takeTurn(dir, now())
  if (!giveBack) return null
  try {
    if (onlyDue && !isDue(keptIn(dir).at(-1), { settings, now: now() })) return null
    clearHalves(dir)
    const at = now()
    const file = join(dir, nameOf(at, settings.DATABASE_URL))
    const rows = await copyTo(file, settings.DATABASE_URL, signal)
    const old = keptIn(dir).slice(0, -most)
    for (const one of old) rmSync(one.file, { force: true })
    return { file, at, bytes: statSync(file).size, rows, removed: old.length }
  } finally {
    giveBack()
  }
}

/** Copies a database to a file, whatever it is; answers the rows that are in it. */
export function copyTo(file: string, url: string, signal?: AbortSignal): Promise<Rows> {
  return url.startsWith('sqlite:') ? copyAside(url.slice('sqlite:'.length), file, signal) : dumpTo(file, url, signal)
}

async function dumpTo(file: string, url: string, signal?: AbortSignal): Promise<Rows> {
  const part = `${file}.part`
  try {
    writeFileSync(part, '', { mode: 0o600 })
    await dumpPostgres(url, part, signal)
    const rows = await rowsInDump(part)
    if (!rows.migration) throw new Sayable('what pg_dump wrote is no database of Ladder')
    toDisk(part)
    renameSync(part, file)
    toDisk(dirname(file))
    return rows
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

/** In a thread of its own: to check a large copy takes seconds, in which nobody would be answered. */
function copyAside(path: string, file: string, signal?: AbortSignal): Promise<Rows> {
  const [, ending = ''] = /(\.\w+)$/.exec(import.meta.filename) ?? []
  const worker = new Worker(join(import.meta.dirname, `store/backup-worker${ending}`), { workerData: { path, file } })
  return new Promise<Rows>((resolve, reject) => {
    worker.once('message', ({ rows }: { rows: Rows }) => resolve(rows))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Sayable(`the copy was given up (${code})`)))
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true })
  })
}

type Times = { settings: BackupSettings; now: Temporal.Instant }

function isDue(last: Kept | undefined, { settings, now }: Times): boolean {
  return last === undefined || last.at.until(now).abs().total('hours') >= settings.BACKUP_HOURS
}

/** Whether the last copy is so old that one must have failed. */
export function isLate(last: Kept | null, { settings, now }: Times): boolean {
  return last !== null && last.at.until(now).total('hours') > 2 * settings.BACKUP_HOURS
}
