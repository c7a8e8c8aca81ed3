import { stamp } from '#domain/base/time.ts'
import type { Withdrawn } from '#domain/clocks/notice-fate.ts'
import type { Carriers } from '../outside/carriers.ts'
import type { Refused } from '../outside/limits.ts'
import type { Tx } from '../store/handle.ts'
import { settleHeld } from '../store/held-notices.ts'
import {
  claimedNotices,
  claimNotices,
  type Lane,
  type Lease,
  markFailed,
  markSent,
  markWithdrawn,
  releaseNotices,
  replanNotices,
  type StoredNotice,
  withdrawStray,
} from '../store/outbox.ts'
import { refOf } from '../store/tickets.ts'
import { chatOf } from './notice-chat.ts'
import { gatheredMail, isGathered } from './notice-gathered.ts'
import { mailOf } from './notice-mail.ts'
import type { Pace } from './pace.ts'
import { surely } from './surely.ts'
import { TicketFailed } from './ticket-failed.ts'
import { newId, type World } from './world.ts'

export type Sending = Carriers & {
  publicUrl: string
  asOf: Temporal.Instant
  /** Holds back what has waited for webhooks and chats, so that nobody who is back is flooded. Left out, nothing is held back. */
  pace?: Pace
  /** Aborted when the process ends. */
  closing?: AbortSignal | undefined
  /** Hears of what was not sent although others were: then it is the notice, and not the server. */
  onFailure?: (error: Error, notice: Unsent) => void
}

/** One notice that was not sent: what it tells, and when it is tried again; null when it is given up. */
type Unsent = { kind: string; retryAt: string | null }

/** All lanes in which notices leave. */
export function lanesOf({ webhooks, chats }: Pick<World, 'webhooks' | 'chats'>): Lane[] {
  return [
    { channel: 'mail' },
    ...webhooks.map(({ name }): Lane => ({ channel: 'webhook', recipient: name })),
    ...chats.map(({ name }): Lane => ({ channel: 'chat', recipient: name })),
  ]
}

/** What waits too long for a receiver or a chat that is none any more is not sent; how many. */
export function forgetStray(world: World): Promise<number> {
  const at = world.now()
  const stray = { lanes: lanesOf(world), before: stamp(at.subtract(keptFor)), at: stamp(at), why: 'left' }
  return world.transact((tx) => withdrawStray(tx, stray))
}

/** Sends what waits in one lane of the outbox, so that one that stalls holds no other; see `turn`. */
export async function sendIn(world: World, sending: Sending, lane: Lane): Promise<Sent> {
  const { mail, webhook, chat, publicUrl, asOf, pace, closing, onFailure } = sending
  const inPace = (notice: StoredNotice, { signal, at }: Call) =>
    hasWaited(notice, at) ? pace?.(lane, signal) : undefined
  const on = (send: Options['send']) => turn(world, { lane, asOf, closing, onFailure, send })
  const inTx = <T>(make: (tx: Tx) => Promise<T>) => surely(() => world.transact(make), closing)
  switch (lane.channel) {
    case 'mail':
      return on(async (notice, { signal, at, lease }) => {
        const make = isGathered(notice) ? gatheredMail : mailOf
        const made = await inTx((tx) => make(world, tx, { notice, publicUrl, at, lease }))
        if ('withdrawn' in made) return made
        await mail(made, signal)
        return 'sent'
      })
    case 'chat':
      if (!chat) return nothing
      return on(async (notice, call) => {
        const { signal, at } = call
        const made = await inTx((tx) => chatOf(world, tx, { notice, publicUrl, at }))
        if ('withdrawn' in made) return made
        await inPace(notice, call)
        await chat(notice.recipient, made, signal)
        return 'sent'
      })
    case 'webhook':
      if (!webhook) return nothing
      return on(async (notice, call) => {
        const { id, recipient, body } = notice
        const { signal, at } = call
        await inPace(notice, call)
        await webhook(recipient, { id: `msg_${id}`, at, body }, signal)
        return 'sent'
      })
  }
}

export type Sent = {
  sent: number
  /** What is not told after all: who it was for has left, or it is no longer so. */
  withdrawn: number
  failed: number
  givenUp: number
  /** Why the turn ended early, when nothing got through; else null. */
  trouble: Error | null
}
const nothing: Sent = { sent: 0, withdrawn: 0, failed: 0, givenUp: 0, trouble: null }

type Call = { signal: AbortSignal; at: Temporal.Instant; lease: Lease }
type Outcome = 'sent' | { withdrawn: Withdrawn }
type Options = {
  lane: Lane
  asOf: Temporal.Instant
  /** Aborted when the process ends: nothing more is taken, and the call that is under way has a moment left. */
  closing: AbortSignal | undefined
  onFailure: Sending['onFailure']
  send: (notice: StoredNotice, call: Call) => Promise<Outcome>
}

type Failure = Unsent & { error: Error }

const batch = 20
const leaseTime = { minutes: 5 }
/** Clocks of processes at one database differ by less. */
const slack = { minutes: 5 }
/** No call is begun later in a lease than this, and none takes longer: a call always ends before its lease. */
const lastCall = { minutes: 4 }
const longestCall = 50_000
const lastMoment = 3_000
const mostRefusals = 8
const mostFailures = 3
const keptFor = { hours: 5 * 24 }
/** So long a notice holds up what follows it on its ticket. */
const holdsFor = { hours: 48 }
/** What is older, or was tried before, has waited: its receiver was away, or is behind. */
const freshFor = { minutes: 1 }
/** The part of a pause that is left to chance. */
const mostChance = 0.2

/**
 * One turn of one lane: sends what is due. A notice is taken for a while, sent, and marked: a process that ends in between
 * leaves it to be sent again, so it may come twice (under the same id), but never not at all. What fails is tried again later and
 * later; what is refused eight times, or has failed for five days, is given up. Several failures in a row end the turn, for then it is
 * not the message. Receivers of webhooks and chats hear of a ticket in order: what follows on one that failed waits, for two days.
 */
async function turn(world: World, { lane, asOf, closing, onFailure = () => {}, send }: Options): Promise<Sent> {
  const done = { ...nothing }
  const ahead = world.now().until(asOf)
  const now = () => world.now().add(ahead)
  const write = <T>(work: (tx: Tx) => Promise<T>) => surely(() => world.transact(work), closing)
  const ending = lastMomentOf(closing)
  const failures: Failure[] = []
  await write((tx) =>
    replanNotices(tx, {
      lane,
      asOf: stamp(asOf),
      slack: stamp(asOf.add(slack)),
      leased: stamp(asOf.add(leaseTime)),
      dialect: world.dialect,
    }),
  )
  while (!closing?.aborted) {
    const began = now()
    const lease = { id: newId(world), until: stamp(began.add(leaseTime)) }
    const claimed = await claim(world, {
      lane,
      asOf: stamp(began),
      holdsFrom: stamp(began.subtract(holdsFor)),
      lease,
      closing,
    })
    for (const [index, notice] of claimed.entries()) {
      const isLate = Temporal.Duration.compare(began.until(now()), lastCall) > 0
      if (failures.length >= mostFailures || isLate || closing?.aborted) {
        await write((tx) => releaseNotices(tx, { notices: claimed.slice(index), lease }))
        break
      }
      const outcome = await outcomeOf((signal) => send(notice, { signal, at: now(), lease }), ending)
      if (outcome === 'sent') {
        await write(async (tx) => {
          await markSent(tx, { id: notice.id, at: stamp(now()) })
          if (isGathered(notice)) await settleHeld(tx, { digest: notice.id, at: stamp(now()) })
        })
        done.sent++
        tell(failures.splice(0))
      } else if ('withdrawn' in outcome) {
        await write((tx) => markWithdrawn(tx, { id: notice.id, at: stamp(now()), why: outcome.withdrawn }))
        done.withdrawn++
      } else if (closing?.aborted) {
        await write((tx) => releaseNotices(tx, { notices: [notice], lease }))
      } else {
        const at = now()
        const retryAt = retryAfter(notice, outcome, { now: at, chance: (world.random(1)[0] ?? 0) / 256 })
        const ref = await write(async (tx) => {
          await markFailed(tx, { id: notice.id, lease, at: stamp(at), retryAt, error: outcome.message })
          return notice.ticket_id === null ? null : refOf(tx, notice.ticket_id)
        })
        failures.push({ error: ref === null ? outcome : new TicketFailed(ref, outcome), kind: notice.kind, retryAt })
        done.failed++
        if (retryAt === null) done.givenUp++
      }
    }
    if (failures.length >= mostFailures) done.trouble = failures.at(-1)?.error ?? null
    if (done.trouble || claimed.length < (lane.channel === 'mail' ? batch : 1)) break
  }
  tell(failures.filter(({ retryAt }) => retryAt === null || !done.trouble))
  return done

  function tell(unsent: readonly Failure[]): void {
    for (const { error, ...notice } of unsent) onFailure(error, notice)
  }
}

/** Takes the next notices. When the connection broke while they were being taken, they are looked up by the lease. */
function claim(
  world: World,
  {
    lane,
    asOf,
    holdsFrom,
    lease,
    closing,
  }: Pick<Options, 'lane' | 'closing'> & { asOf: string; holdsFrom: string; lease: Lease },
): Promise<StoredNotice[]> {
  return surely(
    (again) =>
      world.transact(async (tx) => {
        const mine = again ? await claimedNotices(tx, lease) : []
        return mine.length > 0
          ? mine
          : claimNotices(tx, { lane, asOf, holdsFrom, lease, limit: batch, dialect: world.dialect })
      }),
    closing,
  )
}

/** What came of it, or what went wrong. A call that does not end by itself is left behind when its time is over. */
async function outcomeOf(
  call: (signal: AbortSignal) => Promise<Outcome>,
  ending: AbortSignal,
): Promise<Outcome | Error> {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(longestCall)])
  const over = Promise.withResolvers<never>()
  const end = () => over.reject(new Error(ending.aborted ? 'the process ended' : 'it took too long'))
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([call(signal), over.promise])
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    signal.removeEventListener('abort', end)
  }
}

/** Aborted a moment after the process has begun to end. */
function lastMomentOf(closing: AbortSignal | undefined): AbortSignal {
  const ending = new AbortController()
  const begin = () => setTimeout(() => ending.abort(), lastMoment).unref()
  if (closing?.aborted) ending.abort()
  else closing?.addEventListener('abort', begin, { once: true })
  return ending.signal
}

function hasWaited({ attempts, created_at }: StoredNotice, now: Temporal.Instant): boolean {
  return attempts > 0 || Temporal.Instant.compare(Temporal.Instant.from(created_at).add(freshFor), now) <= 0
}

function retryAfter(
  { attempts, created_at }: StoredNotice,
  error: Error | Refused,
  { now, chance }: { now: Temporal.Instant; chance: number },
): string | null {
  const tries = attempts + 1
  const age = Temporal.Instant.from(created_at).until(now)
  const isRefused = 'permanent' in error && error.permanent
  if (isRefused ? tries >= mostRefusals : Temporal.Duration.compare(age, keptFor) > 0) return null
  const minutes = Math.min(4 ** (tries - 1), isRefused ? 480 : 60)
  // From the second time on a part of it is chance, so that what failed together does not come back together.
  const part = tries === 1 ? 0 : mostChance * chance
  return stamp(now.add({ seconds: Math.round(minutes * 60 * (1 - part)) }))
}
