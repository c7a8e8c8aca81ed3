import { type Verified, verify } from '#api/actions/verify.ts'
import { makeSeal } from '#api/outside/seal.ts'
import type { Store } from '#api/store/open.ts'

/** What the tests' Ladders sign with. */
export const secret = 'a secret of the tests, long enough'
export const seal = makeSeal(secret)

/** What `ladder verify` finds in a database that such a Ladder has written. */
export function verified(store: Store): Promise<Verified> {
  const now = Temporal.Now.instant()
  return verify({ read: store.db, dialect: store.dialect, knownModels: new Map(), now: () => now, seal })
}
