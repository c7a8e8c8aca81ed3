import { describe, expect, test } from 'vitest'
import { clockName, sayClock, saySegment, sayUsed, sayWhy, type ToldClock } from '#domain/words/clocks.ts'

const now = '2026-11-24T13:54:00.000Z'
const told = { now, timeZone: 'Europe/Berlin', language: 'en' } as const
const first: ToldClock = {
  name: 'respond',
  state: 'running',
  remaining: 660,
  due: '2026-11-24T14:05:00.000Z',
  atRisk: false,
  endedAt: null,
  endedBy: null,
  breachedAt: null,
}

test.each([
  [first, 'First reply due 15:05 today, in 11 min', 'ok'],
  [{ ...first, atRisk: true }, 'First reply due 15:05 today, in 11 min, at risk', 'risk'],
  [{ ...first, name: 'update' }, 'Next reply due 15:05 today, in 11 min', 'ok'],
  [{ ...first, name: 'accept' }, 'Acknowledge by 15:05 today, in 11 min', 'ok'],
  [{ ...first, name: 'hold' }, 'Escalate by 15:05 today, in 11 min', 'ok'],
  [{ ...first, name: 'vendor' }, 'Vendor reply due 15:05 today, in 11 min', 'ok'],
  [
    { ...first, name: 'resolve', remaining: 7200, due: '2026-11-25T09:00:00.000Z' },
    'Resolve by 10:00 tomorrow, in 2 h of working time',
    'ok',
  ],
  [
    { ...first, name: 'resolve', state: 'breached', remaining: -2280, due: '2026-11-24T13:16:00.000Z' },
    'Resolve by 14:16 today, 38 min late',
    'late',
  ],
  [
    { ...first, name: 'resolve', state: 'paused', remaining: 22200, due: null },
    'Resolution: paused, 6 h 10 min left',
    'hold',
  ],
  [
    { ...first, state: 'met', endedAt: '2026-11-24T12:50:00.000Z', endedBy: 'done' },
    'First reply: kept, 13:50 today, due 15:05 today',
    'ok',
  ],
  [
    {
      ...first,
      state: 'breached',
      remaining: -60,
      endedAt: '2026-11-24T14:06:00.000Z',
      endedBy: 'done',
      due: null,
      breachedAt: first.due,
    },
    'First reply: 1 min late, 15:06 today, due 15:05 today',
    'late',
  ],
  [
    { ...first, state: 'breached', remaining: -60, endedAt: '2026-11-24T14:06:00.000Z', endedBy: 'change' },
    'First reply: 1 min late, due 15:05 today, then promised anew',
    'late',
  ],
  [
    { ...first, state: 'breached', remaining: -60, endedAt: '2026-11-24T14:06:00.000Z', endedBy: 'cancelled' },
    'First reply: 1 min late, due 15:05 today, then no longer needed',
    'late',
  ],
  [{ ...first, name: 'update', state: 'cancelled', due: null }, 'Next reply: no longer needed', 'hold'],
] as [ToldClock, string, string][])('a clock is one sentence: %#', (clock, sentence, tone) => {
  const said = sayClock(clock, told)
  expect(said.sentence).toBe(sentence)
  expect(`${said.label} ${said.words}`).toBe(sentence)
  expect(said.tone).toBe(tone)
})

describe('amounts on a clock', () => {
  test.each([
    [3599, 'in 59 min'],
    [89 * 60 + 45, 'in 1 h 29 min'],
    [45, 'in less than a minute'],
    [26 * 3600, 'in 26 h'],
  ])('%d seconds left', (remaining, words) => {
    const due = new Date(Date.parse(now) + remaining * 1000).toISOString()
    expect(sayClock({ ...first, remaining, due }, told).sentence).toContain(words)
  })
})

test('a clock has a name for each place in a sentence', () => {
  expect(clockName('resolve', 'due', 'en')).toBe('Resolve by')
  expect(clockName('resolve', 'within', 'en')).toBe('the resolution')
  expect(sayUsed({ elapsed: 1239, target: 14400 }, 'en')).toBe('used 20 min of 4 h')
})

test('why a clock stands where it does names the calendar, never its id', () => {
  const clock = { target: 14400, elapsed: 30, calendar: 'office' }
  const calendars = [{ id: 'office', name: 'Office hours', timeZone: 'Europe/Berlin' }]
  expect(sayWhy(clock, { calendars, language: 'en' })).toBe(
    'Promised within 4 h, counted while “Office hours” (Europe/Berlin) is open. Counted so far: less than a minute.',
  )
})

test('a stretch says why it counted or not, to the desk and to the requester', () => {
  const paused = { kind: 'paused', reason: 'requester', by: 'Ana' } as const
  expect(saySegment(paused, { reader: 'desk', language: 'en' })).toBe('Paused by Ana: waiting for the requester')
  expect(saySegment(paused, { reader: 'requester', language: 'en' })).toBe('Paused by Ana: waiting for your reply')
  expect(saySegment({ kind: 'holiday' }, { reader: 'desk', language: 'en' })).toBe('Holiday, not counted')
})
