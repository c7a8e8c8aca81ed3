import { z } from 'zod'
import { stampOf } from '../base/time.ts'
import { mergeSpans, type Span } from '../hours/calendar.ts'
import { intersect, openSpans, without } from '../hours/working-time.ts'
import type { Promised } from '../model/in-force.ts'
import { calendarOf } from '../model/work-calendars.ts'
import type { TicketEvent } from '../ticket/event.ts'
import { type History, historyOf, notBefore, type Stay } from './history.ts'
import { calendarIdOf } from './level.ts'

/** Who has a ticket for a while. */
const keeperSchema = z.union([
  z.object({ who: z.literal('level'), level: z.int(), team: z.string() }),
  z.object({ who: z.enum(['requester', 'vendor', 'closed-hours']) }),
])
type Keeper = z.infer<typeof keeperSchema>

/** Who had a ticket's time from opening to closing, or to now. Instants are ISO 8601 UTC with milliseconds. */
export const ledgerSchema = z.object({
  from: z.string(),
  to: z.string(),
  seconds: z.number(),
  /** One for each that had the ticket at all: levels from the lowest, requester, vendor, closed hours. */
  entries: z.array(keeperSchema.and(z.object({ seconds: z.number() }))).describe('They sum to `seconds`'),
  spans: z.array(keeperSchema.and(z.object({ from: z.string(), to: z.string(), seconds: z.number() }))),
})
export type Ledger = z.infer<typeof ledgerSchema>

/**
 * Who had a ticket's time: every second from opening to closing belongs to exactly one of a level, the requester, the
 * vendor, closed hours. The planned window of a change and the time spent resolved are the requester's: both wait for the
 * requester's side, open or not, as does waiting for the vendor; a level has only the hours in which its team works.
 */
export function ledgerOf(events: readonly TicketEvent[], model: Promised, now: Temporal.Instant): Ledger {
  const { begin, end, kept } = keptOf(historyOf(events), model, notBefore(events, now))
  kept.sort((a, b) => a.span[0] - b.span[0])
  return {
    from: stampOf(begin),
    to: stampOf(end),
    seconds: (end - begin) / 1000,
    entries: totals(kept),
    spans: kept.map(({ keeper, span: [from, to] }) => ({
      ...keeper,
      from: stampOf(from),
      to: stampOf(to),
      seconds: (to - from) / 1000,
    })),
  }
}

/** The sums of a ledger alone, from a history and the millisecond until which it is looked at. */
export function ledgerSums(history: History, model: Promised, until: number): Ledger['entries'] {
  return totals(keptOf(history, model, until).kept)
}

function keptOf(history: History, model: Promised, until: number): { begin: number; end: number; kept: Entry[] } {
  const begin = history.opened
  const end = Math.max(begin, history.ended?.at ?? until)
  const requester = intersect(requesterSpans(history), [[begin, end]])
  const vendor = without(intersect(waitsOn(history, ['vendor']), [[begin, end]]), requester)
  const others = mergeSpans([...requester, ...vendor])
  const kept = [
    ...requester.map((span) => entry({ who: 'requester' }, span)),
    ...vendor.map((span) => entry({ who: 'vendor' }, span)),
    ...history.stays.flatMap((stay) => stayEntries(model, stay, { end, others })),
  ]
  return { begin, end, kept }
}

type Entry = { keeper: Keeper; span: Span }

function entry(keeper: Keeper, span: Span): Entry {
  return { keeper, span }
}

function requesterSpans(history: History): Span[] {
  const resolved = history.resolutions.map(({ from, to }): Span => [from, to])
  return mergeSpans([...waitsOn(history, ['requester', 'window']), ...resolved])
}

function waitsOn({ waits }: History, reasons: readonly string[]): Span[] {
  return mergeSpans(waits.filter(({ on }) => reasons.includes(on)).map(({ from, to }): Span => [from, to]))
}

function stayEntries(model: Promised, stay: Stay, { end, others }: { end: number; others: Span[] }): Entry[] {
  const until = Math.min(stay.to ?? end, end)
  const calendarId = calendarIdOf(model, stay)
  if (until <= stay.from || !calendarId) return []
  const own = without([[stay.from, until]], others)
  const worked = intersect(own, openSpans(calendarOf(model, calendarId), stay.from, until))
  const keeper: Keeper = { who: 'level', level: stay.level, team: stay.team }
  return [
    ...worked.map((span) => entry(keeper, span)),
    ...without(own, worked).map((span) => entry({ who: 'closed-hours' }, span)),
  ]
}

const order = ['level', 'requester', 'vendor', 'closed-hours'] as const

function totals(kept: readonly Entry[]): Ledger['entries'] {
  const sums = new Map<string, { keeper: Keeper; milliseconds: number }>()
  for (const { keeper, span } of kept) {
    const key = keeper.who === 'level' ? `${keeper.level} ${keeper.team}` : keeper.who
    const sum = sums.get(key) ?? { keeper, milliseconds: 0 }
    sum.milliseconds += span[1] - span[0]
    sums.set(key, sum)
  }
  return [...sums.values()]
    .map(({ keeper, milliseconds }) => ({ ...keeper, seconds: milliseconds / 1000 }))
    .sort(
      (a, b) =>
        order.indexOf(a.who) - order.indexOf(b.who) || (a.who === 'level' && b.who === 'level' ? a.level - b.level : 0),
    )
}
