import { millis } from '../base/time.ts'
import type { Clock } from '../clocks/measure.ts'
import type { Segment } from '../hours/explain.ts'
import type { CalendarRef } from '../model/work-calendars.ts'
import type { ClockName } from '../ticket/facts.ts'
import { sayAmount } from './amounts.ts'
import * as german from './de/clocks.ts'
import { clockNames, clocks, segments, stretches } from './en/clocks.ts'
import type { Language } from './language.ts'
import { sayMoment, sayZoned } from './moments.ts'
import { type Reader, sayWaiting } from './states.ts'

const en = { names: clockNames, sentences: clocks, segments, stretches }
const spoken: Record<Language, typeof en> = {
  en,
  de: { names: german.clockNames, sentences: german.clocks, segments: german.segments, stretches: german.stretches },
}

/** What of a clock its words are made from. */
export type ToldClock = Pick<
  Clock,
  'name' | 'state' | 'remaining' | 'due' | 'atRisk' | 'endedAt' | 'endedBy' | 'breachedAt'
>

/** Whether a clock needs a look; its words say the same. */
type Tone = 'ok' | 'risk' | 'late' | 'hold'

/** A clock in words, in two parts that make the sentence: "First reply due" and "14:05 today, in 11 min", "First reply:" and "kept, …". */
export type SaidClock = { label: string; words: string; sentence: string; tone: Tone }

type Told = { now: string; language: Language; timeZone?: string | undefined }

/**
 * One clock as everybody reads it: "First reply due 14:05 today, in 11 min", "Resolution: paused, 6 h 10 min left",
 * "Resolve by 14:05 today, 38 min late", "First reply: kept, 13:50 today, due 14:05 today".
 */
export function sayClock(clock: ToldClock, told: Told): SaidClock {
  const { names, sentences } = spoken[told.language]
  const open = names[clock.name].due
  const over = sentences.over(names[clock.name].done)
  const amount = sayAmount(clock.remaining, told.language)
  const moment = (instant: string | null) => (instant ? sayMoment(instant, told) : '')
  const promised = moment(clock.due ?? clock.breachedAt)
  const said = (label: string, words: string, tone: Tone): SaidClock => ({
    label,
    words,
    sentence: sentences.sentence(label, words),
    tone,
  })
  switch (clock.state) {
    case 'running': {
      const left = (isCountedAlways(clock, told.now) ? sentences.left : sentences.leftOfWorking)(amount)
      const words = sentences.running(promised, left)
      return clock.atRisk ? said(open, sentences.atRisk(words), 'risk') : said(open, words, 'ok')
    }
    case 'breached':
      switch (clock.endedBy) {
        case 'done':
          return said(over, sentences.keptLate(moment(clock.endedAt), promised, amount), 'late')
        case 'cancelled':
          return said(over, sentences.lateCancelled(promised, amount), 'late')
        case 'change':
          return said(over, sentences.lateChanged(promised, amount), 'late')
        case null:
          return said(open, sentences.late(promised, amount), 'late')
      }
      break
    case 'paused':
      return said(over, sentences.paused(amount), 'hold')
    case 'met':
      return said(over, sentences.kept(moment(clock.endedAt), promised), 'ok')
    case 'cancelled':
      return said(over, sentences.cancelled, 'hold')
  }
}

/** A promise for who reads of it later: "First reply due" and "Tue 24 Nov 2026, 09:30 (Europe/Berlin)", or "paused, 6 h left". */
export function sayPromise(
  { name, due, remaining }: Pick<Clock, 'name' | 'due' | 'remaining'>,
  { timeZone, language }: { timeZone: string; language: Language },
): { label: string; words: string } {
  const { names, sentences } = spoken[language]
  const words = due ? sayZoned(due, { timeZone, language }) : sentences.paused(sayAmount(remaining, language))
  return { label: names[name].due, words }
}

/** What a clock is called: while it runs ("First reply due"), when it is over ("First reply"), within a sentence ("the first reply"). */
export function clockName(name: ClockName, form: 'due' | 'done' | 'within', language: Language): string {
  return spoken[language].names[name][form]
}

/** How much of its target a clock has used: "used 20 min of 4 h". */
export function sayUsed({ elapsed, target }: Pick<Clock, 'elapsed' | 'target'>, language: Language): string {
  return spoken[language].sentences.used(sayAmount(elapsed, language), sayAmount(target, language))
}

/** Within what a clock was promised, when it counts, and how much has counted; a calendar that is gone is named by its id. */
export function sayWhy(
  { target, elapsed, calendar }: Pick<Clock, 'target' | 'elapsed' | 'calendar'>,
  { calendars, language }: { calendars: readonly CalendarRef[]; language: Language },
): string {
  const { sentences } = spoken[language]
  const known = calendars.find(({ id }) => id === calendar)
  const named = known ? sentences.calendarIn(known.name, known.timeZone) : sentences.calendar(calendar)
  const counted = sentences.whyCounted(sayAmount(elapsed, language))
  return `${sentences.why(sayAmount(target, language), named)} ${counted}`
}

/** What stands around the stretches of a clock: the question they answer, and the heads of their table. */
export function stretchWords(language: Language): typeof en.stretches {
  return spoken[language].stretches
}

/** Why a stretch of time was counted or not: "Counted", "Paused by Ana: waiting for your reply". */
export function saySegment(
  { kind, reason, by }: Pick<Segment, 'kind' | 'reason' | 'by'>,
  { reader, language }: { reader: Reader; language: Language },
): string {
  const { segments } = spoken[language]
  if (kind !== 'paused') return segments[kind]
  const on = reason === 'requester' || reason === 'vendor' || reason === 'window' ? reason : null
  return segments.paused(on ? sayWaiting(on, { reader, language }) : segments.unknown, by ?? '')
}

/** Whether the time left runs without a stop: then it needs no "working". */
function isCountedAlways({ due, remaining }: ToldClock, now: string): boolean {
  return due === null || Math.abs((millis(due) - millis(now)) / 1000 - remaining) < 1
}
