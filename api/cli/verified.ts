import { type Verified, verify } from '../actions/verify.ts'
import { makeSeal } from '../outside/seal.ts'
import { foundSecret } from '../outside/secret.ts'
import type { Store } from '../store/open.ts'
import { say, settingsOrSay } from './open.ts'

/** Checks everything in a database, with the key of the settings. */
export async function verifyStore(store: Store): Promise<Verified> {
  const now = Temporal.Now.instant()
  const { SEAL_SECRET, AUTH_SECRET, DATA_DIR } = settingsOrSay()
  const secret = SEAL_SECRET || AUTH_SECRET || (await foundSecret(DATA_DIR))
  const seal = secret ? makeSeal(secret) : null
  if (!seal) say(`Seals are not looked at: the key that made them is not in ${DATA_DIR}/secret.`)
  return verify({ read: store.db, dialect: store.dialect, knownModels: new Map(), now: () => now, seal })
}

/** What a check found, a line each, and the sum. */
export function sayVerified({ tickets, events, problems }: Verified): string[] {
  const lines = problems.map(({ ref, problem }) => `${ref ?? 'database'}: ${problem}`)
  const counted = `${tickets} tickets, ${events} events`
  return [...lines, problems.length === 0 ? `${counted}: all sound.` : `${counted}: ${problems.length} problems.`]
}
