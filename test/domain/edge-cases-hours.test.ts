import { describe, expect, test } from 'vitest'
import { calendar } from '#kit/calendars.ts'
import { modelWith } from '#kit/model.ts'
import { openStory, people } from '#kit/story.ts'

/** Groups 1 to 8, 10 and 20 of the edge cases: what hours, zones, clock changes and pauses do to a promise. */
const office = {
  mon: ['09:00-17:00'],
  tue: ['09:00-17:00'],
  wed: ['09:00-17:00'],
  thu: ['09:00-17:00'],
  fri: ['09:00-17:00'],
}
const everyDay = (...intervals: string[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, intervals]))

type Desk = {
  hours?: Record<string, string[]>
  timeZone?: string
  holidays?: string[]
  target?: string
  atRisk?: string
}

/** A ticket promised a solution in one amount of one desk's hours. Monday is 2026-11-23. */
function promised(
  at: string,
  { hours = office, timeZone = 'UTC', holidays = [], target = 'PT2H', atRisk = '75%' }: Desk = {},
) {
  const each = { respond: target, resolve: target }
  const sla = [{ name: 'One', calendar: 'own', targets: { P1: each, P2: each, P3: each, P4: each } }]
  return openStory({ at, model: modelWith({ sla, atRisk }, [{ id: 'own', timeZone, hours, holidays }]) })
}

function due(at: string, desk?: Desk): string {
  return (promised(at, desk).clock('resolve').due as string).replace('.000Z', 'Z')
}

describe('1. opened outside hours', () => {
  test.each([
    ['before opening', '2026-11-23T06:00:00Z', '2026-11-23T11:00:00Z'],
    ['exactly at opening', '2026-11-23T09:00:00Z', '2026-11-23T11:00:00Z'],
    ['a second before closing', '2026-11-23T16:59:59Z', '2026-11-24T10:59:59Z'],
    ['exactly at closing', '2026-11-23T17:00:00Z', '2026-11-24T11:00:00Z'],
    ['on a weekend', '2026-11-28T12:00:00Z', '2026-11-30T11:00:00Z'],
    ['on a holiday', '2026-11-25T12:00:00Z', '2026-11-26T11:00:00Z'],
  ])('%s', (_, at, expected) => {
    expect(due(at, { holidays: ['2026-11-25'] })).toBe(expected)
  })
})

describe('2. an amount that ends about closing time', () => {
  test('exactly at closing time is due at closing time', () => {
    expect(due('2026-11-23T15:00:00Z')).toBe('2026-11-23T17:00:00Z')
  })
  test('one second less, one second more', () => {
    expect(due('2026-11-23T15:00:00Z', { target: 'PT1H59M59S' })).toBe('2026-11-23T16:59:59Z')
    expect(due('2026-11-23T15:00:00Z', { target: 'PT2H1S' })).toBe('2026-11-24T09:00:01Z')
  })
})

describe('3. hours that differ', () => {
  test('a lunch break, and days of different length', () => {
    const hours = { mon: ['09:00-12:00', '13:00-17:00'], tue: ['10:00-11:00'], wed: ['08:00-20:00'] }
    expect(due('2026-11-23T11:30:00Z', { hours })).toBe('2026-11-23T14:30:00Z')
    expect(due('2026-11-23T16:00:00Z', { hours, target: 'PT3H' })).toBe('2026-11-25T09:00:00Z')
  })
  test('an overnight shift', () => {
    const hours = { mon: ['22:00-06:00'] }
    expect(due('2026-11-23T23:30:00Z', { hours })).toBe('2026-11-24T01:30:00Z')
    expect(due('2026-11-24T05:00:00Z', { hours })).toBe('2026-11-30T23:00:00Z')
  })
  test('seconds are not lost at the end of a day', () => {
    expect(due('2026-11-23T16:58:30Z', { target: 'PT90M' })).toBe('2026-11-24T10:28:30Z')
  })
})

describe('4. holidays', () => {
  test('several in a row, over New Year', () => {
    const holidays = ['2026-12-31', '2027-01-01', '2027-01-04']
    expect(due('2026-12-30T16:00:00Z', { holidays })).toBe('2027-01-05T10:00:00Z')
  })
  test('on the only working day of the week', () => {
    expect(due('2026-11-24T00:00:00Z', { hours: { wed: ['09:00-17:00'] }, holidays: ['2026-11-25'] })).toBe(
      '2026-12-02T11:00:00Z',
    )
  })
  test('a closure of months', () => {
    const first = Temporal.PlainDate.from('2026-12-01')
    const holidays = Array.from({ length: 90 }, (_, days) => first.add({ days }).toString())
    expect(due('2026-11-30T16:00:00Z', { holidays })).toBe('2027-03-01T10:00:00Z')
  })
  test('half a day off is hours of that weekday, a holiday is always a whole local date', () => {
    expect(due('2026-12-24T16:00:00Z', { hours: everyDay('22:00-06:00'), holidays: ['2026-12-25'] })).toBe(
      '2026-12-25T00:00:00Z',
    )
  })
})

describe('5. zones', () => {
  test('the desk is in India, on Lord Howe, beyond the date line', () => {
    expect(due('2026-11-23T00:00:00Z', { timeZone: 'Asia/Kolkata' })).toBe('2026-11-23T05:30:00Z')
    expect(due('2026-11-22T22:30:00Z', { timeZone: 'Australia/Lord_Howe' })).toBe('2026-11-23T00:30:00Z')
    expect(due('2026-11-22T19:00:00Z', { timeZone: 'Pacific/Kiritimati' })).toBe('2026-11-22T21:00:00Z')
  })
  test('a holiday is the date of the desk, not of the server', () => {
    expect(due('2026-11-22T20:00:00Z', { timeZone: 'Pacific/Auckland', holidays: ['2026-11-23'] })).toBe(
      '2026-11-23T22:00:00Z',
    )
  })
})

describe('6. clock changes', () => {
  const around = { hours: everyDay('00:00-24:00'), timeZone: 'Europe/Berlin', target: 'PT24H' }
  test('a day of 23 and one of 25 hours', () => {
    expect(due('2026-03-28T23:00:00Z', around)).toBe('2026-03-29T23:00:00Z')
    expect(due('2026-10-24T22:00:00Z', around)).toBe('2026-10-25T22:00:00Z')
    expect(due('2026-03-27T11:00:00Z', { timeZone: 'Europe/Berlin', target: 'PT8H' })).toBe('2026-03-30T10:00:00Z')
  })
  test('an interval that begins in the gap, ends in it, or is swallowed by it', () => {
    const berlin = { timeZone: 'Europe/Berlin', target: 'PT1H' }
    expect(due('2026-03-29T00:00:00Z', { ...berlin, hours: { sun: ['02:30-05:00'] } })).toBe('2026-03-29T02:30:00Z')
    expect(due('2026-03-29T00:00:00Z', { ...berlin, hours: { sun: ['01:00-02:30'] } })).toBe('2026-03-29T01:00:00Z')
    expect(due('2026-03-29T00:00:00Z', { ...berlin, hours: { sun: ['02:00-03:00'], mon: ['09:00-17:00'] } })).toBe(
      '2026-03-30T08:00:00Z',
    )
  })
  test('midnight does not exist', () => {
    const desk = { timeZone: 'America/Sao_Paulo', hours: { sun: ['00:00-24:00'] }, target: 'PT1H' }
    expect(due('2018-11-03T12:00:00Z', desk)).toBe('2018-11-04T04:00:00Z')
  })
  test('a pause across the change costs the hours that were worked', () => {
    const story = promised('2026-03-28T22:00:00Z', around).do(people.ana, { type: 'wait', on: 'requester' })
    story.at('2026-03-29T10:00:00Z').do(people.ana, { type: 'resume' })
    expect(story.clock('resolve').due).toBe('2026-03-30T10:00:00.000Z')
  })
  test('a pause within the hour that occurs twice is exact to the second', () => {
    const story = promised('2026-10-25T00:10:00Z', { ...around, target: 'PT1H' })
    story.at('2026-10-25T00:40:07Z').do(people.ana, { type: 'wait', on: 'requester' })
    story.at('2026-10-25T01:20:08Z').do(people.ana, { type: 'resume' })
    expect(story.clock('resolve').due).toBe('2026-10-25T01:50:01.000Z')
  })
})

describe('7. around the clock', () => {
  test('the last minute of a day counts, to its last second', () => {
    const hours = everyDay('00:00-24:00')
    expect(due('2026-11-23T23:58:30Z', { hours, target: 'PT3M' })).toBe('2026-11-24T00:01:30Z')
    expect(promised('2026-11-23T00:00:00Z', { hours }).at('2026-11-24T00:00:00Z').clock('resolve').elapsed).toBe(86_400)
  })
})

describe('8. pauses', () => {
  test('three in a day, with seconds', () => {
    const story = promised('2026-11-23T09:00:00Z', { target: 'PT30M' })
    for (const [from, to] of [
      ['09:01:30', '09:20:12'],
      ['09:23:31', '09:40:00'],
      ['09:49:03', '10:30:41'],
    ]) {
      story.at(`2026-11-23T${from}Z`).do(people.ana, { type: 'wait', on: 'requester' })
      story.at(`2026-11-23T${to}Z`).do(people.ana, { type: 'resume' })
    }
    expect(story.clock('resolve').due).toBe('2026-11-23T10:46:49.000Z')
  })
  test('over a weekend, begun in hours and ended out of them', () => {
    const story = promised('2026-11-27T15:00:00Z')
      .at('2026-11-27T16:00:00Z')
      .do(people.ana, { type: 'wait', on: 'requester' })
    story.at('2026-11-28T20:00:00Z').do(people.ana, { type: 'resume' })
    expect(story.clock('resolve').due).toBe('2026-11-30T10:00:00.000Z')
  })
  test('a change that is born waiting for its window', () => {
    const window = { from: '2026-11-25T10:00:00Z', to: '2026-11-25T12:00:00Z' }
    const story = openStory({ type: 'change', window, at: '2026-11-24T08:00:00Z' })
    expect(story.clock('resolve')).toMatchObject({ state: 'paused', elapsed: 0, due: null })
    const rung = story.at('2026-11-25T11:00:00Z').tick()
    expect(rung.filter(({ type }) => type === 'ticket.resumed')).toMatchObject([{ at: '2026-11-25T10:00:00.000Z' }])
    expect(story.clock('resolve')).toMatchObject({ state: 'running', elapsed: 3600 })
  })
  test('waiting for one, then for another, is one pause after the other', () => {
    const story = promised('2026-11-23T09:00:00Z').do(people.ana, { type: 'wait', on: 'requester' })
    story.after('PT1H').do(people.ana, { type: 'wait', on: 'vendor' })
    expect(story.clock('resolve')).toMatchObject({ state: 'running', due: '2026-11-23T12:00:00.000Z' })
  })
  test('paused straight to resolved: the pause is not counted', () => {
    const story = promised('2026-11-23T09:00:00Z').after('PT1H').do(people.ana, { type: 'wait', on: 'requester' })
    story.after('PT240H').do(people.ana, { type: 'resolve', note: 'They never answered.' })
    expect(story.clock('resolve')).toMatchObject({ state: 'met', elapsed: 3600 })
  })
  test('a pause does not make a late ticket be in time', () => {
    const story = promised('2026-11-23T09:00:00Z').after('PT3H').do(people.ana, { type: 'wait', on: 'requester' })
    expect(story.after('PT24H').clock('resolve')).toMatchObject({
      state: 'breached',
      breachedAt: '2026-11-23T11:00:00.000Z',
    })
    expect(story.do(people.ana, { type: 'resume' }).clock('resolve').breachedAt).toBe('2026-11-23T11:00:00.000Z')
  })
})

describe('10. one calendar', () => {
  test('waiting and target are counted in the same hours: a weekend of waiting costs nothing', () => {
    const story = promised('2026-11-27T16:00:00Z')
      .at('2026-11-27T17:00:00Z')
      .do(people.ana, { type: 'wait', on: 'requester' })
    story.at('2026-11-30T09:00:00Z').do(people.ana, { type: 'resume' })
    expect(story.clock('resolve')).toMatchObject({ elapsed: 3600, due: '2026-11-30T10:00:00.000Z' })
  })
})

describe('20. rounding', () => {
  test('a hundredth of a per cent before due is no breach; due itself is met; the next instant is late', () => {
    const solved = (at: string) =>
      promised('2026-11-23T09:00:00Z').at(at).do(people.ana, { type: 'resolve', note: 'x' }).clock('resolve')
    expect(solved('2026-11-23T10:59:56.472Z')).toMatchObject({ state: 'met', remaining: 3.528 })
    expect(solved('2026-11-23T11:00:00.000Z')).toMatchObject({ state: 'met', remaining: 0 })
    expect(solved('2026-11-23T11:00:00.001Z')).toMatchObject({
      state: 'breached',
      breachedAt: '2026-11-23T11:00:00.000Z',
    })
  })
  test('many segments of twenty seconds are not rounded', () => {
    const story = promised('2026-11-23T09:00:00Z')
    for (let index = 0; index < 30; index++) {
      story.after('PT20S').do(people.ana, { type: 'wait', on: 'requester' })
      story.after('PT10S').do(people.ana, { type: 'resume' })
    }
    expect(story.clock('resolve')).toMatchObject({ elapsed: 600, due: '2026-11-23T11:05:00.000Z' })
  })
})

describe('what no calendar can be', () => {
  test('one without hours is refused, so nothing walks through it for ever', () => {
    expect(() => calendar('UTC', {})).toThrow(/at least one interval/)
  })
})
