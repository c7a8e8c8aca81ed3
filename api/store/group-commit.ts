import { setImmediate } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { type Gathered, gatherWords } from './gathered.ts'
import type { Transact, Tx } from './handle.ts'
import { Unavailable } from './unavailable.ts'

type Unit = {
  /** Does the work behind a savepoint: what fails is taken back, and the others go on. */
  run: (tx: Tx, gathered: Gathered) => Promise<void>
  /** Does it as the only one: what fails takes the transaction with it. */
  runAlone: (tx: Tx) => Promise<void>
  /** Answers the caller: with what came of its work, or with the error that took everything back. */
  answer: (lost?: { error: unknown }) => void
}

const begin = CompiledQuery.raw('savepoint unit')
const takeBack = CompiledQuery.raw('rollback to unit')
const keep = CompiledQuery.raw('release unit')

/** Whoever stands behind so many waits for the next commit. */
const mostTogether = 64

/**
 * Units of work of callers who come at the same time, in one transaction: a disk is slow at commits, not at rows. Where they are
 * several each has a savepoint, so one that fails takes back only its own; nobody is answered before the commit. `isWhole` says whether the
 * transaction still stands, for after a full disk SQLite has taken all of it back.
 */
export function groupCommits(transact: Transact, isWhole: () => boolean): Transact {
  const waiting: Unit[] = []
  let isWorking = false
  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push(unitOf(work, { resolve, reject, isWhole }))
      if (!isWorking) void drain()
    })

  async function drain(): Promise<void> {
    isWorking = true
    while (waiting.length > 0) {
      // Those whose requests arrived in the same turn come along.
      await setImmediate()
      await commit(waiting.splice(0, mostTogether))
    }
    isWorking = false
  }

  async function commit(units: readonly Unit[]): Promise<void> {
    try {
      await transact(async (tx) => {
        const gathered = gatherWords(tx)
        const [first, ...others] = units
        if (others.length === 0) await first?.runAlone(tx)
        else for (const { run } of units) await run(tx, gathered)
        await gathered.store()
      })
      for (const { answer } of units) answer()
    } catch (error) {
      // Who stands behind them would only wait for the same again.
      const behind = error instanceof Unavailable ? waiting.splice(0) : []
      for (const { answer } of [...units, ...behind]) answer({ error })
    }
  }
}

type Caller<T> = { resolve: (value: T) => void; reject: (error: unknown) => void; isWhole: () => boolean }

function unitOf<T>(work: (tx: Tx) => Promise<T>, { resolve, reject, isWhole }: Caller<T>): Unit {
  let answer = () => reject(new Error('the work was not done'))
  const done = async (tx: Tx) => {
    const value = await work(tx)
    answer = () => resolve(value)
  }
  return {
    runAlone: done,
    run: async (tx, gathered) => {
      const before = gathered.count()
      await tx.executeQuery(begin)
      try {
        await done(tx)
      } catch (error) {
        if (!isWhole()) throw error
        await tx.executeQuery(takeBack)
        gathered.backTo(before)
        answer = () => reject(error)
      }
      await tx.executeQuery(keep)
    },
    answer: (lost) => (lost ? reject(lost.error) : answer()),
  }
}
