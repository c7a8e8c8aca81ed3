import { close, constants, fdatasync, open } from 'node:fs'
import { promisify } from 'node:util'
import type SQLite from 'better-sqlite3'
import { inTurn } from './in-turn.ts'
import { type Unavailable, unavailable } from './unavailable.ts'

/** Whether what was committed outlives a loss of power. */
export type Settled = {
  /** Ends when all that was committed until now lies on the disk; throws `Unavailable` when the disk did not take it. */
  wait: () => Promise<void>
  /** Why nothing is settled any more: once a disk has refused, what it forgot stands in the middle of what would come after. */
  refused: () => Unavailable | null
  close: () => Promise<void>
}

const openLog = promisify(open)
const settle = promisify(fdatasync)
const closeLog = promisify(close)

/**
 * SQLite is asked to commit without waiting for the disk, and its log is brought there beside the work that goes on: one way to the
 * disk is for all who wait by then. A database that keeps no log waits at each commit.
 */
export function settling(database: SQLite.Database): Settled {
  const isLogged = database.pragma('journal_mode = WAL', { simple: true }) === 'wal'
  database.pragma(`synchronous = ${isLogged ? 'NORMAL' : 'FULL'}`)
  // Each time that the log is brought home the process waits for the disk: seldom, at 32 MB.
  database.pragma('wal_autocheckpoint = 8000')
  return isLogged ? onLog(`${database.name}-wal`) : { wait: async () => {}, refused: () => null, close: async () => {} }
}

function onLog(path: string): Settled {
  let log: Promise<number> | null = null
  let refused: Unavailable | null = null
  const wait = inTurn(async () => {
    if (refused) throw refused
    try {
      log ??= openLog(path, constants.O_RDWR)
      await settle(await log)
    } catch (error) {
      refused = unavailable(error, 'unsettled')
      throw refused
    }
  })
  return {
    wait,
    refused: () => refused,
    close: async () => {
      const opened = refused ? null : log
      // Closed twice, its number may be that of another file by then.
      log = null
      if (opened) await closeLog(await opened)
    },
  }
}
