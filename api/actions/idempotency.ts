import { AsyncLocalStorage } from 'node:async_hooks'
import { stamp } from '#domain/base/time.ts'
import type { Reader, Transact, Tx } from '../store/handle.ts'
import { completeKept, deleteKept, findKept, keepMade, sweepKept, takeKey } from '../store/idempotency.ts'
import { Unavailable } from '../store/unavailable.ts'

/** A request under a key of its sender's. What it made is kept sealed, for it may hold a ticket token. */
export type Keyed = {
  key: string
  fingerprint: string
  seal: (text: string) => string
  unseal: (text: string) => string
}

/** The key was used for another request. */
export class KeyReused extends Error {}

type Request = Keyed & { isReplay: boolean }
/** A request, or a part of it by its name, and how many of its transactions have begun. */
type Running = { request: Request; part: string; turn: number }

/** A day is promised; a clock that jumps by a day forgets nothing. */
const keptFor = { hours: 49 }
const running = new AsyncLocalStorage<Running>()

/** The answer of an earlier request under this key, or null. Throws when that was another request. */
export async function findAnswer(
  { read, now }: { read: Reader; now: () => Temporal.Instant },
  { key, fingerprint, unseal }: Keyed,
): Promise<{ status: number; body: string } | null> {
  const kept = await findKept(read, key)
  if (!kept || kept.created_at < oldest(now)) return null
  if (kept.fingerprint !== fingerprint) throw new KeyReused()
  return kept.status === 0 ? null : { status: kept.status, body: unseal(kept.body) }
}

/**
 * Runs a request so that each of its transactions happens once under its key, whenever and however often it is sent: what a
 * transaction made is kept in that transaction, and given back without doing it when the same request comes again.
 */
export async function underKey(keyed: Keyed, work: () => Promise<void>): Promise<{ isReplay: boolean }> {
  const request: Request = { ...keyed, isReplay: false }
  await running.run({ request, part: '', turn: 0 }, work)
  return request
}

/** Does a part of a request that may go on beside others: what its transactions make is known by its name, whatever their order. */
export function apart<T>(part: string, work: () => Promise<T>): Promise<T> {
  const whole = running.getStore()
  return whole ? running.run({ request: whole.request, part, turn: 0 }, work) : work()
}

/** Keeps the answer to give again. When that fails, what was made stays kept, and the same answer is made of it. */
export async function keepAnswer(
  { transact, now }: { transact: Transact; now: () => Temporal.Instant },
  { key, fingerprint, seal }: Keyed,
  { status, body }: { status: number; body: string },
): Promise<void> {
  try {
    await transact((tx) => completeKept(tx, { key, fingerprint, status, body: seal(body), at: stamp(now()) }))
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
  }
}

/** Transactions that honour the key of the request they belong to. */
export function onceUnderKey(transact: Transact, { now }: { now: () => Temporal.Instant }): Transact {
  return (work) => {
    const here = running.getStore()
    if (!here) return transact(work)
    const { request, part } = here
    const turn = here.turn++
    // What a transaction made has a row of its own: of five hundred in one request each would write all that were before it.
    const key = part === '' && turn === 0 ? request.key : `${request.key} ${part} ${turn}`
    return transact((tx) => once(tx, { request, key, now, work }))
  }
}

type Turn<T> = { request: Request; key: string; now: () => Temporal.Instant; work: (tx: Tx) => Promise<T> }

async function once<T>(tx: Tx, { request, key, now, work }: Turn<T>): Promise<T> {
  const { fingerprint, seal, unseal } = request
  const kept = await takeKey(tx, { key, fingerprint, at: stamp(now()), notBefore: oldest(now) })
  if (kept && kept.fingerprint !== fingerprint) throw new KeyReused()
  if (kept?.made) {
    request.isReplay = true
    return (JSON.parse(unseal(kept.made)) as [T])[0]
  }
  const value = await work(tx)
  if (isRefusal(value)) await deleteKept(tx, key)
  else await keepMade(tx, { key, made: seal(JSON.stringify([value])) })
  return value
}

/** What was refused made nothing: the key is free for the corrected request. */
function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
}

function oldest(now: () => Temporal.Instant): string {
  return stamp(now().subtract(keptFor))
}

/** Forgets answers that are older than they are kept. */
export async function forgetAnswers({
  transact,
  now,
}: {
  transact: Transact
  now: () => Temporal.Instant
}): Promise<void> {
  await transact((tx) => sweepKept(tx, oldest(now)))
}
