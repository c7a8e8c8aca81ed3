import { type Weekday, weekdays } from '#domain/hours/calendar.ts'
import type { SupportModel } from '#domain/model/support-model.ts'

const names: Record<Weekday, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** Opening hours in words, days with the same hours together: "Monday to Thursday", "08:00 to 12:00, 13:00 to 17:30". */
export function hoursOf({ hours }: SupportModel['calendars'][number]): { days: string; hours: string }[] {
  const groups: { first: Weekday; last: Weekday; hours: string }[] = []
  for (const day of weekdays) {
    const said = sayHours(hours[day] ?? [])
    const last = groups.at(-1)
    if (last?.hours === said) last.last = day
    else groups.push({ first: day, last: day, hours: said })
  }
  return groups.map(({ first, last, hours: said }) => ({
    days: first === last ? names[first] : `${names[first]} to ${names[last]}`,
    hours: said,
  }))
}

function sayHours(intervals: string[]): string {
  if (intervals.length === 0) return 'Closed'
  const joined = joinTouching(intervals)
  if (joined.join() === '00:00-24:00') return 'All day and night'
  return joined.map((interval) => interval.replace('-', ' to ')).join(', ')
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
