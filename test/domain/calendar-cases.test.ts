import { describe, expect, test } from 'vitest'
import type { Span } from '#domain/hours/calendar.ts'
import { dueAfter, dueBefore, isOpen, openSpans, without } from '#domain/hours/working-time.ts'
import { calendar, due, dueFrom, iso, ms, opens, pause, spansOn, startFor, sunday, within } from '#kit/calendars.ts'

/*
 * The cases of the field reference whose answers several systems agree on, by their numbers there. Ladder's conventions
 * where it answers otherwise:
 * - An amount used up exactly at closing time is due at closing time. Others report the next opening, so each such case
 *   states both: ours, and that the next opening after ours is theirs. No amount at all is due at once.
 * - Intervals that lie over each other count once; as part of a model they are refused.
 * - Days are no amount: a working day has no fixed length.
 * - 22:00-06:00 is an overnight shift, and the same as 22:00-24:00 with 00:00-06:00 on the next day.
 * - A holiday is a local date: what lies on it is not worked, from midnight to midnight, overnight shifts included.
 * - A wall time in a gap moves forward by the length of the gap, one that occurs twice is its first occurrence
 *   (Temporal's "compatible"). A date that a zone skips has no hours.
 */
const week = {
  mon: ['09:00-17:00'],
  tue: ['10:00-16:00'],
  wed: ['09:00-17:00'],
  thu: ['10:00-16:00'],
  fri: ['09:00-17:00'],
  sat: ['11:00-14:30'],
}
const S = calendar('UTC', week)
const long = ['08:30-19:00']
const G = calendar('UTC', { mon: ['10:30-19:00'], tue: long, wed: long, thu: long, fri: long })
const every = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const monday = { mon: ['09:00-17:00'] }
const seconds = 1000
const minutes = 60 * seconds
const hours = 60 * minutes

describe('in a week of different hours', () => {
  test('1: seconds are kept, forwards and backwards', () => {
    expect(startFor(S, '2006-01-04T16:01:30Z', 90 * seconds)).toBe('2006-01-04T16:00:00Z')
    expect(dueFrom(S, '2006-01-04T15:58:30Z', 90 * seconds)).toBe('2006-01-04T16:00:00Z')
  })
  test('2: minutes and hours', () => {
    expect(dueFrom(S, '2006-01-04T14:30:00Z', 90 * minutes)).toBe('2006-01-04T16:00:00Z')
    expect(dueFrom(S, '2006-01-04T13:00:00Z', 3 * hours)).toBe('2006-01-04T16:00:00Z')
    expect(startFor(S, '2006-01-04T17:00:00Z', 3 * hours)).toBe('2006-01-04T14:00:00Z')
  })
  test('3: no amount is due at once, and work goes on at the next opening', () => {
    expect(dueFrom(S, '2006-01-03T00:00:00Z', 0)).toBe('2006-01-03T00:00:00Z')
    expect(opens(S, '2006-01-03T00:00:00Z')).toBe('2006-01-03T10:00:00Z')
    expect(startFor(S, '2006-01-03T00:00:00Z', 0)).toBe('2006-01-03T00:00:00Z')
    expect(startFor(S, '2006-01-03T00:00:00Z', 1)).toBe('2006-01-02T16:59:59.999Z')
  })
  test('4: no amount at closing time and at opening time', () => {
    expect(dueFrom(S, '2006-01-02T17:00:00Z', 0)).toBe('2006-01-02T17:00:00Z')
    expect(opens(S, '2006-01-02T17:00:00Z')).toBe('2006-01-03T10:00:00Z')
    expect(opens(S, '2006-01-02T09:00:00Z')).toBe('2006-01-02T09:00:00Z')
  })
  test('5: an amount that fills the day is due at closing time', () => {
    expect(dueFrom(S, '2006-01-02T09:00:00Z', 8 * hours)).toBe('2006-01-02T17:00:00Z')
    expect(opens(S, '2006-01-02T17:00:00Z')).toBe('2006-01-03T10:00:00Z')
    expect(dueFrom(S, '2006-01-02T09:00:00Z', 28_799 * seconds)).toBe('2006-01-02T16:59:59Z')
    expect(dueFrom(S, '2006-01-02T09:00:00Z', 28_801 * seconds)).toBe('2006-01-03T10:00:01Z')
    expect(startFor(S, '2006-01-02T17:00:00Z', 8 * hours)).toBe('2006-01-02T09:00:00Z')
  })
  test('6: an amount that fills the week is due before the weekend', () => {
    expect(dueFrom(S, '2006-01-06T16:00:00Z', 1 * hours)).toBe('2006-01-06T17:00:00Z')
    expect(opens(S, '2006-01-06T17:00:00Z')).toBe('2006-01-07T11:00:00Z')
  })
  test('7: days are refused; the same in hours is answered', () => {
    const answer = due({ calendar: { timeZone: 'UTC', hours: monday }, start: '2006-01-06T12:00:00Z', target: 'P2D' })
    expect(answer.error).toMatch(/a working day has no fixed length, so days are refused/)
    expect(dueFrom(S, '2006-01-06T12:30:52Z', 11.5 * hours)).toBe('2006-01-09T12:30:52Z')
  })
  test('8: backwards over the same days, in hours', () => {
    expect(startFor(S, '2006-01-09T12:30:52Z', 11.5 * hours)).toBe('2006-01-06T12:30:52Z')
    expect(startFor(S, '2006-01-05T08:00:00Z', 1 * hours)).toBe('2006-01-04T16:00:00Z')
    expect(startFor(S, '2006-01-05T18:00:00Z', 6 * hours)).toBe('2006-01-05T10:00:00Z')
  })
  test('9: what is worked between two instants', () => {
    expect(within(S, '2006-01-01T00:00:00Z', '2006-01-08T00:00:00Z')).toBe(142_200)
    expect(within(S, '2006-01-05T12:00:00Z', '2006-01-06T12:00:00Z')).toBe(7 * 3600)
    expect(within(S, '2006-01-06T12:00:00Z', '2006-01-05T12:00:00Z')).toBe(0)
    expect(within(S, '2006-01-05T12:00:00Z', '2006-01-05T12:00:00Z')).toBe(0)
  })
  test('10: opening time is open, closing time is not', () => {
    expect(isOpen(S, ms('2006-01-02T09:00:00Z'))).toBe(true)
    expect(isOpen(S, ms('2006-01-02T17:00:00Z'))).toBe(false)
  })
  test('11: breaks at the head, at the tail, whole, in the middle, two, and over two intervals', () => {
    expect(mondayWithout(['08-10'])).toBe('10-17')
    expect(mondayWithout(['16-18'])).toBe('09-16')
    expect(mondayWithout(['08-18'])).toBe('')
    expect(mondayWithout(['13:30-15:30'])).toBe('09-13:30 15:30-17')
    expect(mondayWithout(['10-11:30', '13-14'])).toBe('09-10 11:30-13 14-17')
    expect(mondayWithout(['18-21'], ['17:00-19:00', '20:00-22:00'])).toBe('17-18 21-22')
  })
  test('12: holidays', () => {
    const closed = calendar('UTC', week, ['2006-01-16', '2006-01-18'])
    const spans = openSpans(closed, ms('2006-01-14T00:00:00Z'), ms('2006-01-20T00:00:00Z'))
    expect(spans.map(([a, b]) => [iso(a), iso(b)])).toEqual([
      ['2006-01-14T11:00:00Z', '2006-01-14T14:30:00Z'],
      ['2006-01-17T10:00:00Z', '2006-01-17T16:00:00Z'],
      ['2006-01-19T10:00:00Z', '2006-01-19T16:00:00Z'],
    ])
  })
})

describe('holidays and pauses', () => {
  test('13: a holiday is a local date', () => {
    const auckland = calendar('Pacific/Auckland', { mon: ['09:00-17:00'], tue: ['09:00-17:00'] }, ['2006-01-02'])
    const spans = openSpans(auckland, ms('2006-01-01T00:00:00Z'), ms('2006-01-06T00:00:00Z'))
    expect(spans.map(([a, b]) => [iso(a), iso(b)])).toEqual([['2006-01-02T20:00:00Z', '2006-01-03T04:00:00Z']])
  })
  test('13, overnight: a holiday takes its own hours of a night shift, before midnight and after', () => {
    const night = { mon: ['22:00-06:00'], tue: ['22:00-06:00'] }
    const open = (holidays: string[]) =>
      openSpans(calendar('UTC', night, holidays), ms('2006-01-02T00:00:00Z'), ms('2006-01-05T00:00:00Z'))
        .map(([a, b]) => `${iso(a).slice(8, 13)}-${iso(b).slice(8, 13)}`)
        .join(' ')
    expect(open([])).toBe('02T22-03T06 03T22-04T06')
    expect(open(['2006-01-03'])).toBe('02T22-03T00 04T00-04T06')
    const split = calendar('UTC', { mon: ['22:00-24:00'], tue: ['00:00-06:00', '22:00-24:00'], wed: ['00:00-06:00'] })
    expect(split.week).toEqual(calendar('UTC', night).week)
  })
  test('14: pauses that lie over each other or inside each other count once', () => {
    const days = calendar('UTC', monday)
    const at = (a: number, b: number) => pause(`2006-01-02T${a}:00:00Z`, `2006-01-02T${b}:00:00Z`)
    expect(dueFrom(days, '2006-01-02T09:00:00Z', 2 * hours, [at(10, 12), at(11, 13)])).toBe('2006-01-02T14:00:00Z')
    expect(dueFrom(days, '2006-01-02T09:00:00Z', 2 * hours, [at(10, 13), at(11, 12)])).toBe('2006-01-02T14:00:00Z')
    expect(dueFrom(days, '2006-01-02T09:00:00Z', 2 * hours, [at(11, 12), at(10, 13)])).toBe('2006-01-02T14:00:00Z')
  })
  test('15: an amount used up as a pause begins is due then; work goes on after the pause', () => {
    const stop = [pause('2006-01-02T10:00:00Z', '2006-01-02T11:30:00Z')]
    const days = calendar('UTC', monday)
    expect(dueFrom(days, '2006-01-02T09:00:00Z', 1 * hours, stop)).toBe('2006-01-02T10:00:00Z')
    expect(dueFrom(days, '2006-01-02T10:00:00Z', 1, stop)).toBe('2006-01-02T11:30:00.001Z')
  })
})

describe('when clocks change', () => {
  test('16: a day of 23 hours', () => {
    expect(sunday('America/Los_Angeles', '2014-03-09', ['00:00-24:00'])).toBe(82_800)
  })
  test('17: a day of 25 hours', () => {
    expect(sunday('America/Los_Angeles', '2014-11-02', ['00:00-24:00'])).toBe(90_000)
  })
  test('18: an interval that begins in the gap', () => {
    expect(spansOn('America/Los_Angeles', '2014-03-09', { sun: ['02:30-06:00'] })).toEqual([
      ['2014-03-09T10:30:00Z', '2014-03-09T13:00:00Z'],
    ])
  })
  test('19: an interval that the gap turns around is skipped', () => {
    const la = calendar('America/Los_Angeles', { sun: ['02:30-03:15'], mon: ['09:00-17:00'] })
    expect(opens(la, '2006-04-02T08:00:00Z')).toBe('2006-04-03T16:00:00Z')
  })
  test('20: an interval that the gap swallows is skipped', () => {
    const la = calendar('America/Los_Angeles', { sun: ['02:00-03:00'], mon: ['09:00-10:00'] })
    expect(dueFrom(la, '2014-03-09T08:00:00Z', 60 * seconds)).toBe('2014-03-10T16:01:00Z')
  })
  test('21: a time that occurs twice is its first occurrence', () => {
    expect(spansOn('America/Los_Angeles', '2014-11-02', { sun: ['01:30-03:00'] })).toEqual([
      ['2014-11-02T08:30:00Z', '2014-11-02T11:00:00Z'],
    ])
    expect(spansOn('America/Los_Angeles', '2014-11-02', { sun: ['00:00-01:30'] })).toEqual([
      ['2014-11-02T07:00:00Z', '2014-11-02T08:30:00Z'],
    ])
  })
  test('22: 24:00 falls into a gap at midnight', () => {
    const sp = calendar('America/Sao_Paulo', { sat: ['09:00-24:00'], sun: ['00:00-24:00'] })
    const saturday = openSpans(sp, ms('2015-10-17T00:00:00Z'), ms('2015-10-18T03:00:00Z'))
    const both = openSpans(sp, ms('2015-10-17T00:00:00Z'), ms('2015-10-20T00:00:00Z'))
    expect(saturday.map(([a, b]) => [iso(a), iso(b)])).toEqual([['2015-10-17T12:00:00Z', '2015-10-18T03:00:00Z']])
    expect(both.map(([a, b]) => [iso(a), iso(b)])).toEqual([['2015-10-17T12:00:00Z', '2015-10-19T02:00:00Z']])
  })
  test('23: half an hour', () => {
    expect(sunday('Australia/Lord_Howe', '2024-04-07', ['00:00-24:00'])).toBe(88_200)
    expect(spansOn('Australia/Lord_Howe', '2024-10-06', { sun: ['02:10-04:00'] })[0]?.[0]).toBe('2024-10-05T15:40:00Z')
  })
  test('24: around the clock, over a change', () => {
    const always = calendar('Europe/Berlin', Object.fromEntries(every.map((day) => [day, ['00:00-24:00']])))
    expect(dueFrom(always, '2024-03-30T10:00:00Z', 48 * hours)).toBe('2024-04-01T10:00:00Z')
  })
  test('25: over the weekend of a change', () => {
    const berlin = calendar('Europe/Berlin', { fri: ['09:00-17:00'], mon: ['09:00-17:00'] })
    expect(dueFrom(berlin, '2024-03-29T15:00:00Z', 2 * hours)).toBe('2024-04-01T08:00:00Z')
  })
  test('a date that a zone skips has no hours', () => {
    const apia = calendar('Pacific/Apia', { fri: ['09:00-17:00'], mon: ['09:00-17:00'] })
    expect(opens(apia, '2011-12-30T09:00:00Z')).toBe('2012-01-01T19:00:00Z')
  })
})

describe('zones', () => {
  test('26: a zone of half an hour', () => {
    const kolkata = calendar('Asia/Kolkata', { fri: ['09:30-18:00'], mon: ['09:30-18:00'] })
    expect(dueFrom(kolkata, '2024-01-05T12:25:00Z', 1 * hours)).toBe('2024-01-08T04:55:00Z')
  })
  test('27: the week ends where the zone says', () => {
    const la = calendar('America/Los_Angeles', { sat: ['06:00-18:00'] })
    expect(dueFrom(la, '2006-01-08T00:30:00Z', 1 * hours)).toBe('2006-01-08T01:30:00Z')
  })
})

describe('what other systems publish', () => {
  test('28: three pauses in a morning, with seconds', () => {
    const stops = [
      pause('2034-06-09T08:47:42Z', '2034-06-09T10:05:54Z'),
      pause('2034-06-09T10:09:13Z', '2034-06-09T10:34:38Z'),
      pause('2034-06-09T10:43:41Z', '2034-06-09T11:29:17Z'),
    ]
    expect(dueFrom(G, '2034-06-09T08:46:12Z', 30 * minutes, stops)).toBe('2034-06-09T11:45:25Z')
  })
  test('29: pauses over days', () => {
    const stops = [
      pause('2034-06-05T11:00:00Z', '2034-06-07T09:30:00Z'),
      pause('2034-06-07T10:00:00Z', '2034-06-08T09:00:00Z'),
    ]
    expect(dueFrom(G, '2034-06-05T10:00:00Z', 4 * hours, stops)).toBe('2034-06-08T12:00:00Z')
  })
  test('30: so long after an instant, so long before one', () => {
    expect(dueFrom(G, '2034-06-16T14:54:34Z', 10 * hours)).toBe('2034-06-19T16:24:34Z')
    expect(startFor(G, '2034-06-16T08:46:12Z', 8 * hours)).toBe('2034-06-15T11:16:12Z')
  })
  test('31: a week of hours, and waiting taken from it', () => {
    const stop = [pause('2034-06-14T11:00:00Z', '2034-06-20T11:00:00Z')]
    expect(dueFrom(G, '2034-06-14T10:00:00Z', 49.5 * hours)).toBe('2034-06-21T09:00:00Z')
    expect(within(G, '2034-06-14T11:00:00Z', '2034-06-20T11:00:00Z')).toBe(40 * 3600)
    expect(within(G, '2034-06-14T10:00:00Z', '2034-06-21T09:00:00Z', stop)).toBe(9.5 * 3600)
  })
  test('32: two days, a closed week, and a minute before midnight', () => {
    const two = calendar('UTC', { tue: ['09:00-17:00'], wed: ['09:00-17:00'] })
    expect(dueFrom(two, '2024-01-02T09:00:00Z', 900 * minutes)).toBe('2024-01-03T16:00:00Z')
    const one = calendar('UTC', { tue: ['09:00-17:00'] }, ['2024-01-02'])
    expect(dueFrom(one, '2024-01-02T09:00:00Z', 60 * minutes)).toBe('2024-01-09T10:00:00Z')
    const day = calendar('UTC', { tue: ['00:01-23:59'] })
    expect(dueFrom(day, '2024-01-02T23:30:00Z', 30 * minutes)).toBe('2024-01-09T00:02:00Z')
  })
  test('33: over a weekend, over a day, in New York', () => {
    const office = Object.fromEntries(every.slice(0, 5).map((day) => [day, ['09:00-17:00']]))
    expect(dueFrom(calendar('UTC', office), '2024-01-05T16:00:00Z', 2 * hours)).toBe('2024-01-08T10:00:00Z')
    expect(dueFrom(calendar('UTC', office), '2024-01-01T16:00:00Z', 10 * hours)).toBe('2024-01-03T10:00:00Z')
    const york = calendar('America/New_York', office)
    expect(dueFrom(york, '2024-01-05T21:00:00Z', 2 * hours)).toBe('2024-01-08T15:00:00Z')
  })
  test('34: far ahead', () => {
    expect(opens(S, dueFrom(S, '2006-01-02T09:30:00Z', 10_000 * hours))).toBe('2010-11-08T16:00:00Z')
    expect(dueFrom(S, '2006-01-02T09:30:00Z', 10_000 * hours)).toBe('2010-11-08T16:00:00Z')
  })
  test.each([
    ['no hours', {}],
    ['a day without hours', { mon: [] }],
    ['an interval without length', { mon: ['09:00-09:00'] }],
    ['an hour of one digit', { mon: ['9:00-17:00'] }],
    ['an hour that does not exist', { mon: ['09:00-25:00'] }],
    ['a weekday that does not exist', { monday: ['09:00-17:00'] }],
  ])('35: %s is refused', (_, hours) => {
    const answer = due({ calendar: { timeZone: 'UTC', hours }, start: '2024-01-01T00:00:00Z', target: 'PT1H' })
    expect(answer.error).toMatch(/^calendar\.hours.*expected/)
  })
  test('35: 22:00-06:00 is a night shift, not an error; a negative amount is one', () => {
    const night = { timeZone: 'UTC', hours: { mon: ['22:00-06:00'] } }
    expect(due({ calendar: night, start: '2024-01-01T00:00:00Z', target: 'PT8H' })).toEqual({
      due: '2024-01-02T06:00:00.000Z',
    })
    expect(due({ calendar: night, start: '2024-01-01T00:00:00Z', target: '-PT1H' }).error).toMatch(/^target: came/)
    expect(() => dueAfter(S, 0, -1)).toThrow(RangeError)
    expect(() => dueBefore(S, 0, -1)).toThrow(RangeError)
  })
})

describe('where the usual library must not be followed', () => {
  test('intervals that lie over each other count once', () => {
    const twice = calendar('UTC', { mon: ['09:00-13:00', '12:00-17:00'] })
    expect(within(twice, '2006-01-02T00:00:00Z', '2006-01-03T00:00:00Z')).toBe(8 * 3600)
  })
  test('a swallowed interval leaves nothing to land on', () => {
    const la = calendar('America/Los_Angeles', { sun: ['02:00-03:00'], mon: ['09:00-10:00'] })
    expect(isOpen(la, ms('2014-03-09T10:00:00Z'))).toBe(false)
  })
  test('fractions of a second are refused as an amount, and kept in instants to the millisecond', () => {
    const days = { timeZone: 'UTC', hours: monday }
    const line = { calendar: days, start: '2006-01-02T09:00:00.1239Z' }
    expect(due({ ...line, target: 'PT1.5S' }).error).toMatch(/^target: came "PT1.5S"/)
    expect(due({ ...line, target: 'PT1S' })).toEqual({ due: '2006-01-02T09:00:01.123Z' })
    expect(due({ ...line, until: '2006-01-02T09:00:00.5Z' })).toEqual({ elapsedSeconds: 0.377 })
  })
})

/** Monday of S, or other intervals on it, without breaks written as "10-11:30"; as "09-10 11:30-17". */
function mondayWithout(breaks: string[], intervals = ['09:00-17:00']): string {
  const on = (time: string) => ms(`2006-01-02T${time.includes(':') ? time : `${time}:00`}:00Z`)
  const stops = breaks.map((text) => text.split('-').map(on) as unknown as Span)
  const open = openSpans(calendar('UTC', { mon: intervals }), on('00'), on('23'))
  const short = (at: number) => iso(at).slice(11, 16).replace(':00', '')
  return without(open, stops)
    .map(([a, b]) => `${short(a)}-${short(b)}`)
    .join(' ')
}
