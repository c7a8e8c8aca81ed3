import { createHash } from 'node:crypto'
import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import type { Tx } from '../store/handle.ts'
import type { SignInTryRow } from '../store/schema.ts'
import { lockTries, saveTry } from '../store/sign-in-tries.ts'
import type { World } from './world.ts'

/** How many tries are free, and how long the next waits: twice as long each time. Seconds. */
export type Patience = { free: number; first: number; longest: number }

/** Of links by mail for one address: never none for longer than one that was mailed works. */
const ofLinks: Patience = { free: 3, first: 300, longest: 1800 }
/** Tries of longer ago count no more. */
const forgottenAfter = { hours: 24 }

/** Whether a link is mailed to an address that somebody asks one for; counted alike where there is no login. */
export async function hearLinkAsked(world: Pick<World, 'now' | 'dialect'>, tx: Tx, email: string): Promise<boolean> {
  const now = world.now()
  const address = addressKey(email)
  const keys = [tryKey('link', address)]
  const account = tryKey('links', address)
  const [row] = await lockTries(tx, { account, keys, at: stamp(now), dialect: world.dialect })
  if (!row || secondsUntil(row, now, ofLinks) > 0) return false
  await countTry(tx, row, { now, patience: ofLinks })
  return true
}

/** Seconds until the next try is heard, 0 when it is now. A clock that was ahead makes nobody wait until it comes round. */
export function secondsUntil({ until_at }: SignInTryRow, now: Temporal.Instant, { longest }: Patience): number {
  const seconds = Math.ceil(now.until(until_at).total('seconds'))
  return seconds > longest ? 0 : Math.max(0, seconds)
}

/** Counts one more try, and sets when the next is heard. */
export async function countTry(
  tx: Tx,
  row: SignInTryRow,
  { now, patience }: { now: Temporal.Instant; patience: Patience },
) {
  const isOld = row.last_at < stamp(now.subtract(forgottenAfter))
  const tries = (isOld ? 0 : row.tries) + 1
  const { free, first, longest } = patience
  const seconds = tries < free ? 0 : Math.min(longest, first * 2 ** Math.min(20, tries - free))
  await saveTry(tx, { ...row, tries, last_at: stamp(now), until_at: stamp(now.add({ seconds })) })
}

/** What tries are counted under: no address is kept of who has no login. */
export function tryKey(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
