import { sayMoment } from '../kit/moments.ts'
import type { RequestAnswer, RequestClock } from './api.ts'

export type Tone = 'calm' | 'yours' | 'late' | 'done'

/** Where a request stands, in plain words. */
export function sayStanding({ state, waitingOn, team, events }: RequestAnswer): { words: string; tone: Tone } {
  switch (state) {
    case 'new':
      return { words: `Your request is with ${team.name}. Nobody has taken it up yet.`, tone: 'calm' }
    case 'open':
      return { words: `${team.name} is working on it.`, tone: 'calm' }
    case 'waiting':
      if (waitingOn === 'requester') return { words: `${team.name} needs an answer from you.`, tone: 'yours' }
      if (waitingOn === 'vendor') return { words: `${team.name} waits for the vendor of the platform.`, tone: 'calm' }
      return { words: 'It waits for its planned window.', tone: 'calm' }
    case 'resolved':
      return { words: `${team.name} says it is solved. Did it work?`, tone: 'yours' }
    case 'closed': {
      const merged = events.findLast(({ type }) => type === 'ticket.merged')
      return { words: merged ? `${merged.text}: it is the same problem.` : 'Solved and closed.', tone: 'done' }
    }
  }
}

/** The next thing that happens, and when. */
export function sayNext(view: RequestAnswer): string {
  const now = new Date(view.now)
  const moment = (instant: string) => sayMoment(instant, now)
  if (view.state === 'closed') return 'Nothing more happens. If the problem comes back, open it again below.'
  if (view.state === 'resolved')
    return view.closesAt ? `Without a word from you it closes by itself: ${moment(view.closesAt)}.` : 'Tell us below.'
  if (view.waitingOn === 'requester') return `Next: your answer. ${stillWords(view)}`.trim()
  if (view.waitingOn === 'window' && view.waitingUntil) return `Next: the work begins at ${moment(view.waitingUntil)}.`
  const clock = nextClock(view)
  if (!clock?.due) return `Next: ${view.team.name} writes to you. No time is promised for that.`
  const what = { respond: 'a first answer', update: 'a word from us', resolve: 'a solution' }[
    clock.name as 'respond' | 'update' | 'resolve'
  ]
  if (clock.state === 'breached')
    return `You were promised ${what} by ${moment(clock.due)}. It is ${sayAmount(-clock.remaining)} late, and the team has been told.`
  return `Next: ${what} by ${moment(clock.due)}, in ${sayAmount(clock.remaining)}${isCountedAlways(view, clock) ? '' : ' of working time'}.`
}

function stillWords(view: RequestAnswer): string {
  const resolve = view.clocks.findLast(({ name }) => name === 'resolve')
  return resolve?.state === 'paused'
    ? `Until then our time to solve it stands still, with ${sayAmount(resolve.remaining)} left.`
    : ''
}

function nextClock({ clocks }: RequestAnswer): RequestClock | undefined {
  const open = clocks.filter(({ endedAt, due }) => endedAt === null && due !== null)
  return open.toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0]
}

/** Whether the time left on a clock runs without a stop: then it needs no "working". */
export function isCountedAlways({ now }: Pick<RequestAnswer, 'now'>, { due, remaining }: RequestClock): boolean {
  if (!due) return false
  return Math.abs((Date.parse(due) - Date.parse(now)) / 1000 - remaining) < 1
}

/** One promise in words: kept, late, paused, or how long there is. */
export function sayPromise(
  view: RequestAnswer,
  clock: RequestClock,
): { words: string; tone: 'ok' | 'risk' | 'late' | 'hold' } {
  const now = new Date(view.now)
  const moment = (instant: string | null) => (instant ? sayMoment(instant, now) : '')
  const { state, due, endedAt, remaining, atRisk, breachedAt } = clock
  const promised = due ?? breachedAt
  switch (state) {
    case 'met':
      return { words: `Kept: ${moment(endedAt)}${promised ? `, promised by ${moment(promised)}` : ''}`, tone: 'ok' }
    case 'breached':
      return endedAt
        ? {
            words: `Late by ${sayAmount(-remaining)}: ${moment(endedAt)}, promised by ${moment(promised)}`,
            tone: 'late',
          }
        : { words: `${sayAmount(-remaining)} late: promised by ${moment(promised)}`, tone: 'late' }
    case 'paused':
      return { words: `Paused, ${sayAmount(remaining)} left`, tone: 'hold' }
    case 'cancelled':
      return { words: 'No longer needed', tone: 'hold' }
    case 'running': {
      const left = `${sayAmount(remaining)}${isCountedAlways(view, clock) ? '' : ' of working time'} left`
      return { words: `By ${moment(due)}, ${left}${atRisk ? ', at risk' : ''}`, tone: atRisk ? 'risk' : 'ok' }
    }
  }
}

/** "6 h 10 min", "38 min", "less than a minute" */
export function sayAmount(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  if (minutes < 1) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ')
}
