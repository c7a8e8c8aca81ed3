import { type Weekday, weekdays } from '#domain/hours/calendar.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { pageWords } from '#domain/words/pages.ts'

type Said = ReturnType<typeof pageWords>['support']

/** Opening hours in words, days with the same hours together: "Monday to Thursday", "08:00 to 12:00, 13:00 to 17:30". */
export function hoursOf({ hours }: SupportModel['calendars'][number], said: Said): { days: string; hours: string }[] {
  const groups: { first: Weekday; last: Weekday; hours: string }[] = []
  for (const day of weekdays) {
    const told = sayHours(hours[day] ?? [], said)
    const last = groups.at(-1)
    if (last?.hours === told) last.last = day
    else groups.push({ first: day, last: day, hours: told })
  }
  return groups.map(({ first, last, hours: told }) => ({
    days: first === last ? said.days[first] : said.span(said.days[first], said.days[last]),
    hours: told,
  }))
}

function sayHours(intervals: string[], said: Said): string {
  if (intervals.length === 0) return said.closed
  const joined = joinTouching(intervals)
  if (joined.join() === '00:00-24:00') return said.always
  return joined.map((interval) => said.span(...(interval.split('-') as [string, string]))).join(', ')
}

/** Shifts that follow each other without a break are one opening to a reader: "06:00-14:00", "14:00-22:00" → "06:00-22:00". */
function joinTouching(intervals: string[]): string[] {
  const joined: string[] = []
  for (const interval of [...intervals].sort()) {
    const [opens = '', closes = ''] = interval.split('-')
    const before = joined.at(-1)
    if (before?.endsWith(`-${opens}`)) joined[joined.length - 1] = before.slice(0, -opens.length) + closes
    else joined.push(interval)
  }
  return joined
}
