import { setTimeout } from 'node:timers/promises'
import type { Reader } from './handle.ts'

const patience = 1_500

/** Asks whether the database answers: one question at a time whoever asks, and no longer than a prober waits. */
export function makeReadiness(db: Reader): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null
  const ask = () =>
    db
      .selectFrom('migration')
      .select('name')
      .limit(1)
      .execute()
      .then(
        () => true,
        () => false,
      )
  return () => {
    asking ??= ask().finally(() => {
      asking = null
    })
    return Promise.race([asking, setTimeout(patience, false, { ref: false })])
  }
}
