import { setImmediate } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import type { Transact, Tx } from './handle.ts'
import { Unavailable } from './unavailable.ts'
import { forgetWaiting, storeWaiting } from './waiting.ts'

type Unit = {
  /** Does the work; what fails takes the transaction with it. */
  run: (tx: Tx) => Promise<void>
  /** Does it behind a savepoint: what fails is taken back, and the others go on. */
  runApart: (tx: Tx) => Promise<void>
  /** Answers the caller: with what came of its work, or with the error that took everything back. */
  answer: (lost?: { error: unknown }) => void
}

const begin = CompiledQuery.raw('savepoint unit')
const takeBack = CompiledQuery.raw('rollback to unit')
const keep = CompiledQuery.raw('release unit')

/** Whoever stands behind so many waits for the next commit. */
const mostTogether = 64
/** So many begin the next one while the last is brought to the disk; fewer are worth waiting for who comes by then. */
const enoughBeside = 6

/**
 * Units of work of callers who come at the same time, in one transaction: a disk is slow at commits, not at rows. When one of several
 * fails, all of it is done again with a savepoint for each, so that one that fails takes back only its own; nobody is answered before
 * the commit. `isWhole` says whether the transaction still stands, for after a full disk SQLite has taken all of it back.
 */
export function groupCommits(transact: Transact, isWhole: () => boolean): Transact {
  const waiting: Unit[] = []
  let isWorking = false
  let beginNext = () => {}
  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push(unitOf(work, { resolve, reject, isWhole }))
      if (!isWorking) void drain()
      else if (waiting.length >= enoughBeside) beginNext()
    })

  async function drain(): Promise<void> {
    isWorking = true
    while (waiting.length > 0) {
      await others()
      await mayBegin(waiting.splice(0, mostTogether))
    }
    isWorking = false
  }

  /** Ends when all is done for the units, or enough others wait and their work can begin. */
  function mayBegin(units: readonly Unit[]): Promise<void> {
    return new Promise((resolve) => {
      const worked = () => {
        beginNext = resolve
        if (waiting.length >= enoughBeside) resolve()
      }
      beginNext = () => {}
      void commit(units, worked).finally(resolve)
    })
  }

  /** Those whose requests arrive in the same turn come along, and while each turn brings more, those of the next. */
  async function others(): Promise<void> {
    for (let before = 0; waiting.length > before && before < mostTogether; ) {
      before = waiting.length
      await setImmediate()
    }
  }

  async function commit(units: readonly Unit[], worked: () => void): Promise<void> {
    try {
      await together(units, worked)
      for (const { answer } of units) answer()
    } catch (error) {
      // Who stands behind them would only wait for the same again.
      const behind = error instanceof Unavailable ? waiting.splice(0) : []
      for (const { answer } of [...units, ...behind]) answer({ error })
    }
  }

  async function together(units: readonly Unit[], worked: () => void): Promise<void> {
    let hasFailed = false
    try {
      await transact(async (tx) => {
        hasFailed = true
        for (const { run } of units) await run(tx)
        await storeWaiting(tx)
        hasFailed = false
        worked()
      })
    } catch (error) {
      if (!hasFailed || units.length === 1) throw error
      await transact(async (tx) => {
        for (const { runApart } of units) await runApart(tx)
        worked()
      })
    }
  }
}

type Caller<T> = { resolve: (value: T) => void; reject: (error: unknown) => void; isWhole: () => boolean }

function unitOf<T>(work: (tx: Tx) => Promise<T>, { resolve, reject, isWhole }: Caller<T>): Unit {
  let answer = () => reject(new Error('the work was not done'))
  const run = async (tx: Tx) => {
    const value = await work(tx)
    answer = () => resolve(value)
  }
  return {
    run,
    runApart: async (tx) => {
      await tx.executeQuery(begin)
      try {
        await run(tx)
        await storeWaiting(tx)
      } catch (error) {
        if (!isWhole()) throw error
        forgetWaiting(tx)
        await tx.executeQuery(takeBack)
        answer = () => reject(error)
      }
      await tx.executeQuery(keep)
    },
    answer: (lost) => (lost ? reject(lost.error) : answer()),
  }
}
