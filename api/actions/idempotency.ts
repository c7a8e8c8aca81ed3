import { stamp } from '#domain/base/time.ts'
import { completeKept, deleteKept, findKept, insertKept, retakeKept, sweepKept } from '../store/idempotency.ts'
import type { World } from './world.ts'

/** What became of a key: it is ours to use, it was used before, it is at work, or it was used for something else. */
export type Claim = { was: 'free' | 'at-work' | 'other' } | { was: 'done'; status: number; body: string }

const keptFor = { hours: 24 }
/** A request that has not finished by then was cut off. */
const atWorkFor = { seconds: 60 }

/** Claims a key for one request, or says what its first request came to. */
export async function claimKey(
  world: World,
  { key, fingerprint }: { key: string; fingerprint: string },
): Promise<Claim> {
  const now = world.now()
  const at = stamp(now)
  return world.transact(async (tx) => {
    if (await insertKept(tx, { key, fingerprint, status: 0, body: '', created_at: at })) return { was: 'free' }
    const kept = await findKept(tx, key)
    if (!kept) return { was: 'at-work' }
    const age = Temporal.Instant.from(kept.created_at).until(now)
    const isOver = Temporal.Duration.compare(age, kept.status === 0 ? atWorkFor : keptFor) > 0
    if (isOver) {
      const ours = await retakeKept(tx, { key, fingerprint, since: kept.created_at, at })
      return { was: ours ? 'free' : 'at-work' }
    }
    if (kept.fingerprint !== fingerprint) return { was: 'other' }
    return kept.status === 0 ? { was: 'at-work' } : { was: 'done', status: kept.status, body: kept.body }
  })
}

/** Keeps the answer of the request that claimed the key. */
export async function keepAnswer(world: World, answer: { key: string; status: number; body: string }): Promise<void> {
  await world.transact((tx) => completeKept(tx, answer))
}

/** Gives a key back: nothing was created under it. */
export async function freeKey(world: World, key: string): Promise<void> {
  await world.transact((tx) => deleteKept(tx, key))
}

/** Forgets answers that are older than a day. */
export async function forgetAnswers(world: World): Promise<void> {
  const before = stamp(world.now().subtract(keptFor))
  await world.transact((tx) => sweepKept(tx, before))
}
