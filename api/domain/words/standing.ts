import { dueFirst } from '../clocks/told.ts'
import type { WaitReason } from '../model/support-model.ts'
import type { TicketState } from '../ticket/ticket.ts'
import { sayAmount } from './amounts.ts'
import { sayClock, type ToldClock } from './clocks.ts'
import { standing as de } from './de/standing.ts'
import { standing as en } from './en/standing.ts'
import type { Language } from './language.ts'
import { sayMoment } from './moments.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What of a request its standing is told from. */
export type ToldRequest = {
  state: TicketState
  waitingOn: WaitReason | null
  waitingUntil: string | null
  closesAt: string | null
  /** Null also for what was withdrawn. */
  resolvedAt: string | null
  team: { name: string }
  clocks: readonly ToldClock[]
  now: string
}

/** Whether the requester has something to do. */
export type StandingTone = 'calm' | 'yours' | 'done'

/** Where a request stands, for the person who made it. */
export function sayStanding(
  { state, waitingOn, team, resolvedAt }: ToldRequest,
  language: Language,
): { words: string; tone: StandingTone } {
  const words = spoken[language]
  switch (state) {
    case 'new':
      return { words: words.new(team.name), tone: 'calm' }
    case 'open':
      return { words: words.open(team.name), tone: 'calm' }
    case 'waiting':
      if (waitingOn === 'requester') return { words: words.waitingForYou(team.name), tone: 'yours' }
      if (waitingOn === 'vendor') return { words: words.waitingForVendor(team.name), tone: 'calm' }
      return { words: words.waitingForWindow, tone: 'calm' }
    case 'resolved':
      return { words: words.resolved(team.name), tone: 'yours' }
    case 'closed':
      return { words: resolvedAt === null ? words.withdrawn : words.closed, tone: 'done' }
  }
}

/** The next thing that happens to a request, and when. */
export function sayNext(
  request: ToldRequest,
  { language, ...place }: { language: Language; timeZone?: string },
): string {
  const { state, closesAt, waitingOn, waitingUntil, clocks, team, now } = request
  const words = spoken[language]
  const told = { now, language, ...place }
  if (state === 'closed') return words.nothingMore
  if (state === 'resolved') return closesAt ? words.closesAt(sayMoment(closesAt, told)) : words.tellUs
  if (waitingOn === 'requester') return words.yourReply(sayPaused(clocks, language))
  if (waitingOn === 'window' && waitingUntil) return words.windowAt(sayMoment(waitingUntil, told))
  const next = dueFirst(clocks)
  if (!next) return words.nothingPromised(team.name)
  const { sentence } = sayClock(next, told)
  return next.state === 'breached' ? words.late(sentence) : words.next(sentence)
}

function sayPaused(clocks: readonly ToldClock[], language: Language): string {
  const resolve = clocks.findLast(({ name }) => name === 'resolve')
  return resolve?.state === 'paused' ? spoken[language].paused(sayAmount(resolve.remaining, language)) : ''
}
