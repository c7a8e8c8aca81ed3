import { expect, test } from 'vitest'
import { compileCalendar } from '#domain/hours/calendar.ts'
import { nextDayAtWork } from '#domain/hours/working-time.ts'
import { must } from '#kit/must.ts'

const day = ['08:00-12:00', '13:00-17:00']
const office = { mon: day, tue: day, wed: day, thu: day, fri: day }
const nights = { mon: ['22:00-06:00'], tue: ['22:00-06:00'] }
const always = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, ['00:00-24:00']]),
)

test.each([
  ['before noon, not after the break but tomorrow', office, '2026-11-24T10:00:00Z', '2026-11-25T07:00:00Z'],
  ['before it opens, tomorrow', office, '2026-11-24T05:00:00Z', '2026-11-25T07:00:00Z'],
  ['on Friday evening, Monday', office, '2026-11-27T18:00:00Z', '2026-11-30T07:00:00Z'],
  ['before a holiday, the day after it', office, '2026-12-24T10:00:00Z', '2026-12-28T07:00:00Z'],
  ['in a night shift, the next night', nights, '2026-11-23T22:00:00Z', '2026-11-24T21:00:00Z'],
  ['around the clock, never', always, '2026-11-24T10:00:00Z', null],
] as const)('work begins again: %s', (_, hours, at, expected) => {
  const calendar = must(
    compileCalendar({ id: 'c', timeZone: 'Europe/Berlin', hours, holidays: ['2026-12-25'] } as never),
  )
  const back = nextDayAtWork(calendar, Temporal.Instant.from(at).epochMilliseconds)
  expect(back === null ? null : Temporal.Instant.fromEpochMilliseconds(back).toString()).toBe(expected)
})
