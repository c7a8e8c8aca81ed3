import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stampOf } from '#domain/base/time.ts'
import { sayDay } from '#domain/words/days.ts'
import { sayDateTime, sayMoment, sayZoned } from '#domain/words/moments.ts'

const berlin = { timeZone: 'Europe/Berlin', language: 'en' } as const
const now = '2026-11-24T09:00:00.000Z'

test.each([
  ['2026-11-24T13:05:00.000Z', '14:05 today'],
  ['2026-11-23T23:00:00.000Z', '00:00 today'],
  ['2026-11-25T08:30:00.000Z', '09:30 tomorrow'],
  ['2026-11-26T13:05:00.000Z', 'Thu 14:05'],
  ['2026-11-30T22:59:59.000Z', 'Mon 23:59'],
  ['2026-11-30T23:00:00.000Z', 'Tue 1 Dec, 00:00'],
  ['2026-11-23T13:05:00.000Z', 'Mon 23 Nov, 14:05'],
  ['2026-09-01T13:05:00.000Z', 'Tue 1 Sep, 15:05'],
  ['2027-01-04T08:00:00.000Z', 'Mon 4 Jan 2027, 09:00'],
])('%s is told as near as it is: %s', (instant, words) => {
  expect(sayMoment(instant, { now, ...berlin })).toBe(words)
})

test('the day is the reader’s, not the server’s', () => {
  const at = '2026-11-24T13:05:00.000Z'
  expect(sayMoment(at, { now, timeZone: 'Pacific/Auckland', language: 'en' })).toBe('02:05 tomorrow')
  expect(sayMoment(at, { now, timeZone: 'America/New_York', language: 'en' })).toBe('08:05 today')
})

test('what is read later is told by its date, and in a mail with its zone', () => {
  expect(sayDateTime('2026-11-29T08:30:00Z', berlin)).toBe('Sun 29 Nov 2026, 09:30')
  expect(sayZoned('2026-07-31T22:30:00.000Z', berlin)).toBe('Sat 1 Aug 2026, 00:30 (Europe/Berlin)')
  expect(sayDay('2026-02-28', 'en')).toBe('28 Feb 2026')
})

test('without a zone the clock of the machine is read', () => {
  const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0) })
  fc.assert(
    fc.property(instants, instants, (one, other) => {
      const [at, now] = [stampOf(one), stampOf(other)]
      const timeZone = Temporal.Now.timeZoneId()
      expect(sayMoment(at, { now, language: 'en' })).toBe(sayMoment(at, { now, timeZone, language: 'en' }))
    }),
  )
})

test.each(['en', 'de'] as const)('the names of days and months are those of the locale: %s', (language) => {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  for (let month = 1; month <= 12; month++) {
    const at = Date.UTC(2026, month - 1, month)
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const said = sayDateTime(stampOf(at), { timeZone: 'UTC', language })
    const [weekday, , name] = said.split(' ')
    expect([weekday, name], said).toEqual([parts.get('weekday'), parts.get('month')])
  }
})
