import type { Search } from '#domain/search/result.ts'
import { askOpened } from './actions/answers.ts'
import { forgetMembers, takeUnanswered } from './actions/community.ts'
import { putDigests } from './actions/digest.ts'
import { gatherGaps } from './actions/gather-gaps.ts'
import { forgetMails } from './actions/held-mail.ts'
import { forgetAnswers } from './actions/idempotency.ts'
import { forgetJoined, refreshJoined } from './actions/join.ts'
import { refreshTaught } from './actions/learn.ts'
import { forgetPresence } from './actions/presence.ts'
import { putReports } from './actions/report-mail.ts'
import { forgetStray, lanesOf, type Sending, sendIn } from './actions/send.ts'
import { forgetTries } from './actions/sign-in.ts'
import { forgetLinks } from './actions/sign-in-links.ts'
import { forgetMissedDays, forgetSignals, forgetVisits } from './actions/signals.ts'
import { tryGaps } from './actions/try-gaps.ts'
import type { World } from './actions/world.ts'
import type { Alert } from './outside/alert.ts'
import type { Lane } from './store/outbox.ts'
import { sweepBuckets } from './store/rate-buckets.ts'
import { makeTicker } from './ticker.ts'

/** Work that a process does by itself again and again, `every` so many milliseconds. */
export type Sweep = {
  name: string
  every: number
  /** Milliseconds until the first turn; left out, `every`. */
  first?: number
  work: () => Promise<unknown>
}
export type Sweeping = { stop: () => Promise<void> }

/** What a server does by itself. */
export function sweepsOf(
  world: World,
  {
    sending,
    alert,
    signalDays,
    search,
  }: { sending: Omit<Sending, 'asOf'>; alert: Alert; signalDays: number; search: Search },
): Sweep[] {
  return [
    { name: 'ticker', every: 15_000, work: makeTicker(world, alert) },
    // Before somebody asks for it: the words of all that is open are read too.
    { name: 'open tickets', every: 60_000, first: 500, work: () => world.openTickets.look(() => {}, '') },
    { name: 'presence', every: 15_000, work: () => forgetPresence(world) },
    // Each lane by itself: one that stalls holds no other.
    ...lanesOf(world).map((lane) => ({
      name: nameOf(lane),
      every: 3_000,
      work: async () => {
        const onFailure: Sending['onFailure'] = (error, { kind, retryAt }) =>
          alert.failed('a notice was not sent', error, {
            sweep: nameOf(lane),
            notice: kind,
            again: retryAt === null ? 'never: it is given up' : `at ${retryAt}`,
          })
        const { trouble } = await sendIn(world, { ...sending, asOf: world.now(), onFailure }, lane)
        if (trouble) throw new Error('nothing gets through; it is kept and tried again', { cause: trouble })
      },
    })),
    {
      name: 'learning',
      every: 5_000,
      work: async () => {
        // Before anything that was solved since teaches their words.
        await askOpened(world, search)
        await refreshTaught(world)
        await refreshJoined(world)
        await gatherGaps(world)
        await tryGaps(world, search)
      },
    },
    { name: 'unanswered questions', every: 60_000, work: () => takeUnanswered(world) },
    { name: 'digests', every: 600_000, work: () => putDigests(world) },
    { name: 'reports', every: 60_000, work: () => putReports(world) },
    {
      name: 'forgetting',
      every: 600_000,
      work: () =>
        Promise.all([
          forgetAnswers(world),
          forgetTries(world),
          forgetLinks(world),
          forgetMembers(world),
          forgetMails(world),
          forgetStray(world),
          forgetJoined(world),
          ...(world.dialect === 'postgres' ? [world.transact(sweepBuckets)] : []),
        ]),
    },
    {
      name: 'forgetting signals',
      every: 600_000,
      work: () =>
        Promise.all([
          forgetSignals(world, { days: signalDays }),
          forgetMissedDays(world, { days: signalDays }),
          forgetVisits(world),
        ]),
    },
  ]
}

function nameOf(lane: Lane): string {
  return `sending by ${lane.channel}${lane.channel === 'mail' ? '' : ` to ${lane.recipient}`}`
}

const longestPause = 60_000

/** Milliseconds until the next turn: twice as long after each failure in a row, up to a minute or what it is anyway. */
export function pauseOf({ every }: Pick<Sweep, 'every'>, failures: number): number {
  return Math.min(every * 2 ** failures, Math.max(every, longestPause))
}

/** Hears of each turn. */
type Heard = (turn: { sweep: string; ok: boolean; seconds: number }) => void

/** Runs a sweep again and again, never twice at once; what breaks is told, and tried again after a longer pause. */
export function startSweep(sweep: Sweep, alert: Alert, heard: Heard = () => {}): Sweeping {
  let running: Promise<void> = Promise.resolve()
  let failures = 0
  let timer: NodeJS.Timeout
  let stopped = false
  async function turn(): Promise<void> {
    const began = performance.now()
    const tell = (ok: boolean) => heard({ sweep: sweep.name, ok, seconds: (performance.now() - began) / 1000 })
    try {
      await sweep.work()
      tell(true)
      if (failures > 0) alert.recovered('a sweep works again', { sweep: sweep.name, failures })
      failures = 0
    } catch (error) {
      tell(false)
      failures++
      const seconds = pauseOf(sweep, failures) / 1000
      alert.failed('a sweep failed', error, { sweep: sweep.name, failures, again: `in ${seconds} s` })
    }
    if (!stopped) plan(pauseOf(sweep, failures))
  }
  function plan(pause: number): void {
    timer = setTimeout(() => {
      running = turn()
    }, pause)
    timer.unref()
  }
  plan(sweep.first ?? sweep.every)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
