import { AsyncLocalStorage } from 'node:async_hooks'
import { stamp } from '#domain/base/time.ts'
import type { Dialect, Reader, Transact, Tx } from '../store/handle.ts'
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

type Running = Keyed & { turn: number; isReplay: boolean }

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
  const request: Running = { ...keyed, turn: 0, isReplay: false }
  await running.run(request, work)
  return request
}

/** Keeps the answer to give again. When that fails, what was made stays kept, and the same answer is made of it. */
export async function keepAnswer(
  { transact }: { transact: Transact },
  { key, seal }: Keyed,
  { status, body }: { status: number; body: string },
): Promise<void> {
  try {
    await transact((tx) => completeKept(tx, { key, status, body: seal(body) }))
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error
  }
}

/** Transactions that honour the key of the request they belong to. */
export function onceUnderKey(transact: Transact, options: Options): Transact {
  return (work) => {
    const request = running.getStore()
    if (!request) return transact(work)
    const turn = request.turn++
    return transact((tx) => once(tx, { ...options, request, turn, work }))
  }
}

type Options = { dialect: Dialect; now: () => Temporal.Instant }
type Turn<T> = Options & { request: Running; turn: number; work: (tx: Tx) => Promise<T> }

async function once<T>(tx: Tx, { request, turn, work, dialect, now }: Turn<T>): Promise<T> {
  const { key, fingerprint, seal, unseal } = request
  const kept = await takeKey(tx, { key, fingerprint, at: stamp(now()), notBefore: oldest(now), dialect })
  if (kept && kept.fingerprint !== fingerprint) throw new KeyReused()
  const made = kept?.made ? (JSON.parse(unseal(kept.made)) as unknown[]) : []
  if (turn < made.length) {
    request.isReplay = true
    return made[turn] as T
  }
  const value = await work(tx)
  if (!isRefusal(value)) await keepMade(tx, { key, made: seal(JSON.stringify([...made, value])) })
  else if (made.length === 0) await deleteKept(tx, key)
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
export async function forgetAnswers({ transact, now }: Pick<Options, 'now'> & { transact: Transact }): Promise<void> {
  await transact((tx) => sweepKept(tx, oldest(now)))
}
