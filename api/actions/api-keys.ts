import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { type ApiKey, decideKey, decideRotation, type KeyAsked, keyState } from '#domain/ticket/api-key.ts'
import {
  type ApiKeyEvent,
  endApiKey,
  findApiKey,
  insertApiKey,
  insertKeyEvent,
  listApiKeys,
  noteUse,
  revokeApiKeys,
} from '../store/api-keys.ts'
import type { Tx } from '../store/handle.ts'
import { Unavailable } from '../store/unavailable.ts'
import { newId, type World } from './world.ts'

/** A key that has just been made: `key` is shown once. */
export type MadeKey = ApiKey & { key: string }

/** Makes a key for a machine: shown once, kept hashed. `by` is who did it, for the log of keys. */
export async function addApiKey(world: World, asked: KeyAsked, by: string): Promise<Result<MadeKey>> {
  return world.transact(async (tx) => {
    const decided = decideKey(asked, { known: await listApiKeys(tx), inForce: world.model, now: world.now() })
    return decided.ok ? ok(await keep(world, tx, decided.value, { what: 'made', by })) : decided
  })
}

/** Makes a key in place of the one of a name, which goes on beside it until the overlap is over. */
export async function rotateApiKey(
  world: World,
  { name, overlap, by }: { name: string; overlap: Temporal.Duration; by: string },
): Promise<Result<MadeKey>> {
  return world.transact(async (tx) => {
    const decided = decideRotation({ name, overlap }, { known: await listApiKeys(tx), now: world.now() })
    if (!decided.ok) return decided
    for (const ending of decided.value.ending) await endApiKey(tx, ending)
    return ok(await keep(world, tx, decided.value.fresh, { what: 'rotated', by }))
  })
}

/** Takes keys away, at once: one, or all of a name. Answers how many were in use. */
export async function revokeApiKey(
  world: World,
  which: { name: string } | { id: string },
  by: string,
): Promise<number> {
  return world.transact(async (tx) => {
    const revoked = await revokeApiKeys(tx, which, stamp(world.now()))
    for (const name of new Set(revoked)) await log(world, tx, { name, what: 'revoked', by })
    return revoked.length
  })
}

/** How often the use of a key is written down, in seconds. */
const noted = { seconds: 60 }

/** The key that somebody presents, with its use noted; refused when it is unknown, revoked or over. */
export async function useApiKey(world: World, given: string | undefined): Promise<Result<ApiKey>> {
  const key = given === undefined ? null : await findApiKey(world.read, given)
  if (!key) return refuse('request.unknown-key')
  const at = stamp(world.now())
  switch (keyState(key, at)) {
    case 'revoked':
      return refuse('request.revoked-key', { key: key.name, since: key.revokedAt })
    case 'expired':
      return refuse('request.expired-key', { key: key.name, since: key.expiresAt })
    case 'active':
      await note(world, key, at)
      return ok(key)
  }
}

/** A database that takes no writes now still lets its keys read. */
async function note(world: World, { id, lastUsedAt }: ApiKey, at: string): Promise<void> {
  const after = stamp(world.now().subtract(noted))
  if (lastUsedAt !== null && lastUsedAt > after) return
  try {
    await world.transact((tx) => noteUse(tx, { id, at, after }))
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
  }
}

type Doing = Pick<ApiKeyEvent, 'what' | 'by'>

async function keep(
  world: World,
  tx: Tx,
  made: Pick<ApiKey, 'name' | 'scopes' | 'team' | 'expiresAt'>,
  { what, by }: Doing,
): Promise<MadeKey> {
  const key = `ladder_${Buffer.from(world.random(24)).toString('base64url')}`
  const kept: ApiKey = {
    ...made,
    id: newId(world),
    createdAt: stamp(world.now()),
    madeBy: by,
    revokedAt: null,
    lastUsedAt: null,
  }
  await insertApiKey(tx, { ...kept, key })
  await log(world, tx, { name: made.name, what, by })
  return { ...kept, key }
}

async function log(world: World, tx: Tx, event: Omit<ApiKeyEvent, 'id' | 'at'>): Promise<void> {
  await insertKeyEvent(tx, { ...event, id: newId(world), at: stamp(world.now()) })
}
