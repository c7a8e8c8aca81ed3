import { setTimeout } from 'node:timers/promises'
import type { Store } from './open.ts'
import { type Reason, Unavailable } from './unavailable.ts'

const patience = 1_500

/** Asks why the database cannot be used, or null: one question at a time whoever asks, and no longer than a prober waits. */
export function makeReadiness({ db, wrong }: Pick<Store, 'db' | 'wrong'>): () => Promise<Reason | null> {
  let asking: Promise<Reason | null> | null = null
  const ask = async (): Promise<Reason | null> => {
    try {
      await db.selectFrom('migration').select('name').limit(1).execute()
      return await wrong()
    } catch (error) {
      return error instanceof Unavailable ? error.reason : 'away'
    }
  }
  return () => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return Promise.race([asking, setTimeout(patience, 'away' as const, { ref: false })])
  }
}

/** Whether a database was ever filled: one that was only made has no tables. */
export async function hasSchema({ db }: Pick<Store, 'db'>): Promise<boolean> {
  try {
    await db.selectFrom('migration').select('name').limit(1).execute()
    return true
  } catch (error) {
    if (error instanceof Unavailable) throw error
    return false
  }
}
