import { setTimeout } from 'node:timers/promises'
import { Unavailable } from '../store/unavailable.ts'

const pause = 500

/**
 * Writes down what has happened outside and cannot be taken back: again and again while the database is away. `again` says
 * that an earlier try may have been stored. Gives up only when the process ends.
 */
export async function surely<T>(work: (again: boolean) => Promise<T>, closing?: AbortSignal): Promise<T> {
  for (let again = false; ; again = true) {
    try {
      return await work(again)
    } catch (error) {
      if (!(error instanceof Unavailable) || closing?.aborted) throw error
      await setTimeout(pause, undefined, { ref: false, ...(closing ? { signal: closing } : {}) }).catch(() => {})
    }
  }
}
