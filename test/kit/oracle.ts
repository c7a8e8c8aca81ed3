import type { Calendar } from '#domain/hours/calendar.ts'

/** Working time counted second by second, the slow way: nothing here is shared with the rules it judges. */
export type Oracle = {
  /** First instant, in epoch seconds, at which so many seconds have been worked; null when the window ends before. */
  due: (start: number, seconds: number) => number | null
  elapsed: (from: number, to: number) => number
}

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** One byte per second of a window of days, 1 where somebody works: what lies on a holiday or in a pause is 0. */
export function makeOracle(
  calendar: Calendar,
  { from, days, pauses = [] }: { from: string; days: number; pauses?: [number, number][] },
): Oracle {
  const first = Temporal.PlainDate.from(from).subtract({ days: 2 })
  const begin = first.toZonedDateTime(calendar.timeZone).epochMilliseconds / 1000
  const worked = new Uint8Array((days + 4) * 86_400)
  for (let index = 0; index < days + 4; index++) {
    const date = first.add({ days: index })
    const opens = date.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: '00:00' })
    if (!opens.toPlainDate().equals(date) || calendar.holidays.includes(date.toString())) continue
    for (const [a, b] of partsOf(calendar, date)) {
      const [open, close] = [instantOf(calendar, date, a), instantOf(calendar, date, b)]
      if (close > open) worked.fill(1, Math.max(0, open - begin), Math.max(0, close - begin))
    }
  }
  for (const [a, b] of pauses) if (b > a) worked.fill(0, Math.max(0, a - begin), Math.max(0, b - begin))
  return {
    due: (start, seconds) => {
      let left = seconds
      if (left === 0) return start
      for (let at = start - begin; at < worked.length; at++) {
        left -= worked[at] as number
        if (left === 0) return begin + at + 1
      }
      return null
    },
    elapsed: (a, b) => {
      let sum = 0
      for (let at = a - begin; at < b - begin; at++) sum += worked[at] as number
      return sum
    },
  }
}

/** Intervals of a date in minutes; what an overnight shift of the evening before brings into it comes first. */
function partsOf(calendar: Calendar, date: Temporal.PlainDate): [number, number][] {
  const today = minutesOf(calendar, date)
  const before = minutesOf(calendar, date.subtract({ days: 1 }))
  return [
    ...before.flatMap(([a, b]): [number, number][] => (b < a ? [[0, b]] : [])),
    ...today.map(([a, b]): [number, number] => (b < a ? [a, 1440] : [a, b])),
  ]
}

function minutesOf(calendar: Calendar, date: Temporal.PlainDate): [number, number][] {
  const texts = calendar.hours[names[date.dayOfWeek - 1] as (typeof names)[number]] ?? []
  return texts.map((text) => {
    const [a, b] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
    return [a as number, b as number]
  })
}

function instantOf(calendar: Calendar, date: Temporal.PlainDate, minutes: number): number {
  const day = minutes === 1440 ? date.add({ days: 1 }) : date
  const time = Temporal.PlainTime.from({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 })
  const there = day.toPlainDateTime(time).toZonedDateTime(calendar.timeZone, { disambiguation: 'compatible' })
  return there.epochMilliseconds / 1000
}
