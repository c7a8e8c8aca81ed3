import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeDueAnswerer } from '#api/cli/due-line.ts'
import type { Calendar, Span } from '#domain/hours/calendar.ts'
import { dueAfter, dueBefore, elapsedBetween } from '#domain/hours/working-time.ts'
import { calendar } from '#kit/calendars.ts'
import { often } from '#kit/often.ts'
import { makeOracle } from '#kit/oracle.ts'

/** Local dates about which each zone changes its clocks, and one quiet week. */
const zones: [string, string[]][] = [
  ['Europe/Berlin', ['2026-03-29', '2026-10-25', '2026-11-24', '2041-03-31']],
  ['America/New_York', ['2026-03-08', '2026-11-01', '2027-01-01']],
  ['America/Los_Angeles', ['2014-03-09', '2014-11-02', '2006-04-02', '2006-01-04']],
  ['Australia/Lord_Howe', ['2024-04-07', '2024-10-06', '2026-07-01']],
  ['Asia/Kolkata', ['2024-01-05', '2026-12-25']],
  ['America/Sao_Paulo', ['2015-10-18', '2016-02-21', '2017-10-15', '2018-02-18', '2018-11-04']],
  ['Pacific/Auckland', ['2026-04-05', '2026-09-27', '2006-01-02']],
  ['Africa/Casablanca', ['2026-02-15', '2026-03-22', '2027-02-07']],
  ['Asia/Tehran', ['2021-03-22', '2021-09-22', '2022-03-22']],
  ['Pacific/Apia', ['2011-12-30', '2011-09-24', '2012-04-01']],
  ['America/Havana', ['2026-03-08', '2026-11-01']],
  ['Asia/Kathmandu', ['1986-01-01']],
]
const days = 16
const weekday = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')
const time = fc.oneof(
  fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:10', '02:30', '03:00', '09:00', '17:00', '22:00', '23:30'),
  fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`),
)
const interval = fc
  .tuple(time, fc.oneof(time, fc.constant('24:00')))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => `${a}-${b}`)
const hours = fc.oneof(
  fc.dictionary(weekday, fc.array(interval, { minLength: 1, maxLength: 3 }), { minKeys: 1 }),
  fc.constant(
    Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
  ),
)
const scene = fc.constantFrom(...zones).chain(([timeZone, dates]) =>
  fc.record({
    timeZone: fc.constant(timeZone),
    date: fc.constantFrom(...dates),
    hours,
    holidays: fc.array(fc.integer({ min: -4, max: 8 }), { maxLength: 3 }),
    start: fc.integer({ min: -3 * 86_400, max: 2 * 86_400 }),
    length: fc.oneof(fc.nat(3600), fc.nat(60 * 3600)),
    pauses: fc.array(fc.tuple(fc.integer({ min: -4 * 86_400, max: 5 * 86_400 }), fc.nat(2 * 86_400)), { maxLength: 4 }),
  }),
)

describe('working time agrees to the second with counting every second', () => {
  test('over twelve zones, clock changes, holidays, overnight shifts and pauses in any order', () => {
    const answer = makeDueAnswerer()
    let judged = 0
    fc.assert(
      fc.property(scene, ({ timeZone, date, hours, holidays, start, length, pauses }) => {
        const middle = Temporal.PlainDate.from(date)
        const calendar: Calendar = {
          timeZone,
          hours,
          holidays: [...new Set(holidays.map((offset) => middle.add({ days: offset }).toString()))],
        }
        const noon = middle.toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds / 1000
        const from = noon + start
        const stops = pauses.map(([at, size]): [number, number] => [noon + at, noon + at + size])
        const oracle = makeOracle(calendar, { from: middle.subtract({ days: 5 }).toString(), days, pauses: stops })
        const due = oracle.due(from, length)
        if (due === null) return
        judged++
        const line = (more: object) =>
          JSON.stringify({ calendar, start: iso(from), pauses: stops.map(([a, b]) => [iso(a), iso(b)]), ...more })
        expect(JSON.parse(answer(line({ target: `PT${length}S` })))).toEqual({ due: iso(due) })
        const until = due + 5000
        if (Number.isNaN(oracle.elapsed(from, until))) return
        expect(JSON.parse(answer(line({ until: iso(until) })))).toEqual({ elapsedSeconds: oracle.elapsed(from, until) })
      }),
      { numRuns: often(250, 500) },
    )
    expect(judged).toBeGreaterThan(often(100, 200))
  })

  test('far ahead, over months and several clock changes', () => {
    fc.assert(
      fc.property(
        scene,
        fc.integer({ min: 1, max: 900 * 3600 }),
        ({ timeZone, date, hours, start, pauses }, length) => {
          const middle = Temporal.PlainDate.from(date)
          const holidays = [10, 11, 12, 40, 41, 90].map((ahead) => middle.add({ days: ahead }).toString())
          const source: Calendar = { timeZone, hours, holidays }
          const noon = middle.toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds / 1000
          const stops = pauses.map(([at, size]): [number, number] => [noon + at + 40 * 86_400, noon + at + size * 30])
          const paused = stops.filter(([a, b]) => a < b)
          const oracle = makeOracle(source, {
            from: middle.subtract({ days: 5 }).toString(),
            days: 300,
            pauses: paused,
          })
          const due = oracle.due(noon + start, length)
          if (due === null) return
          const compiled = calendar(timeZone, hours, holidays)
          const spans = paused.map(([a, b]): Span => [a * 1000, b * 1000])
          expect(dueAfter(compiled, (noon + start) * 1000, length * 1000, spans)).toBe(due * 1000)
          expect(elapsedBetween(compiled, (noon + start) * 1000, due * 1000, spans)).toBe(length * 1000)
        },
      ),
      { numRuns: often(12, 25) },
    )
  })

  test('backwards it finds the latest instant from which so much is worked', () => {
    fc.assert(
      fc.property(scene, ({ timeZone, date, hours, start, length }) => {
        const compiled = calendar(timeZone, hours, [date])
        const end = (Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds / 1000 + start) * 1000
        const begin = dueBefore(compiled, end, length * 1000)
        expect(elapsedBetween(compiled, begin, end)).toBe(length * 1000)
        if (length > 0) expect(elapsedBetween(compiled, begin + 1, end)).toBe(length * 1000 - 1)
      }),
      { numRuns: 200 },
    )
  })
})

function iso(seconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ fractionalSecondDigits: 3 })
}
