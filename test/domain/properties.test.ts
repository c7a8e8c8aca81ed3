import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span, WorkCalendar } from '#domain/hours/calendar.ts'
import {
  dueAfter,
  dueBefore,
  elapsedBetween,
  isOpen,
  nextOpen,
  openSpans,
  without,
} from '#domain/hours/working-time.ts'
import { calendar, ms } from '#kit/calendars.ts'
import { openStory, people } from '#kit/story.ts'

const run = promisify(execFile)
const week = { mon: ['09:00-17:00'], tue: ['08:30-12:00', '13:00-17:15'], wed: ['22:00-06:00'], fri: ['00:00-24:00'] }
const always = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']]),
)
const calendars = [
  calendar('Europe/Berlin', week, ['2026-03-30', '2026-04-03', '2026-12-25']),
  calendar('America/Los_Angeles', week, ['2026-03-09']),
  calendar('Australia/Lord_Howe', always),
  calendar('America/Sao_Paulo', { sat: ['09:00-24:00'], sun: ['00:00-03:00'] }),
  calendar('Asia/Kolkata', { thu: ['23:59-24:00'] }),
]
const anyCalendar = fc.constantFrom(...calendars)
const anyStart = fc.integer({ min: ms('2026-03-20T00:00:00Z'), max: ms('2026-04-20T00:00:00Z') })
const anyAmount = fc.oneof(fc.nat(5000), fc.nat(100 * 3_600_000))
const anySpan = fc
  .tuple(fc.integer({ min: -3 * 86_400_000, max: 9 * 86_400_000 }), fc.nat(5 * 86_400_000))
  .map(([at, length]): Span => [at, at + length])

function property<T extends unknown[]>(
  name: string,
  parts: { [K in keyof T]: fc.Arbitrary<T[K]> },
  judge: (...of: T) => void,
) {
  test(name, () => {
    fc.assert(fc.property(...(parts as [fc.Arbitrary<unknown>]), judge as never) as fc.IRawProperty<unknown>, {
      numRuns: 300,
    })
  })
}

describe('working time', () => {
  property('added is working time counted', [anyCalendar, anyStart, anyAmount], (on, start, amount) => {
    expect(elapsedBetween(on, start, due(on, start, amount))).toBe(amount)
    if (amount > 0) expect(elapsedBetween(on, start, due(on, start, amount) - 1)).toBe(amount - 1)
    expect(elapsedBetween(on, dueBefore(on, start, amount), start)).toBe(amount)
  })

  property(
    'more is never earlier, later is never earlier',
    [anyCalendar, anyStart, anyAmount, fc.nat(9e6)],
    (on, start, amount, more) => {
      expect(due(on, start, amount + more)).toBeGreaterThanOrEqual(due(on, start, amount))
      expect(due(on, start + more, amount)).toBeGreaterThanOrEqual(due(on, start, amount))
    },
  )

  property(
    'a pause of so much working time moves due by exactly that',
    [anyCalendar, anyStart, anyAmount, anySpan],
    (on, start, amount, [a, b]) => {
      const from = Math.max(start, start + a)
      const pause: Span = [from, Math.max(from, start + b)]
      if (pause[0] >= due(on, start, amount)) return
      const paused = elapsedBetween(on, ...pause)
      expect(due(on, start, amount, [pause])).toBe(due(on, start, amount + paused))
    },
  )

  property(
    'pauses before the start or after due change nothing',
    [anyCalendar, anyStart, anyAmount, fc.nat(9e8)],
    (on, start, amount, length) => {
      const plain = due(on, start, amount)
      const outside: Span[] = [
        [plain, plain + length],
        [start - length, start],
      ]
      expect(due(on, start, amount, outside)).toBe(plain)
      expect(elapsedBetween(on, start, plain, outside)).toBe(amount)
    },
  )

  property(
    'splitting pauses, turning them around or repeating them changes nothing',
    [anyCalendar, anyStart, anyAmount, fc.array(anySpan, { maxLength: 4 }), fc.nat(100)],
    (on, start, amount, spans, share) => {
      const pauses = spans.map(([a, b]): Span => [start + a, start + b])
      const split = pauses.flatMap(([a, b]): Span[] => {
        const middle = a + Math.floor(((b - a) * share) / 100)
        return [
          [middle, b],
          [a, middle],
          [a, a],
        ]
      })
      expect(due(on, start, amount, split)).toBe(due(on, start, amount, pauses))
      expect(due(on, start, amount, [...pauses, ...pauses].reverse())).toBe(due(on, start, amount, pauses))
    },
  )

  property(
    'counting over a border is counting on both sides of it',
    [anyCalendar, anyStart, fc.nat(9e8), fc.nat(9e8)],
    (on, start, a, b) => {
      const whole = elapsedBetween(on, start, start + a + b)
      expect(elapsedBetween(on, start, start + a) + elapsedBetween(on, start + a, start + a + b)).toBe(whole)
      const spans = openSpans(on, start, start + a + b)
      expect(spans.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(whole)
      expect(without([[start, start + a + b]], spans).reduce((sum, [from, to]) => sum + to - from, 0)).toBe(
        a + b - whole,
      )
    },
  )

  property('the next opening is open, and nothing before it is', [anyCalendar, anyStart], (on, start) => {
    const opens = nextOpen(on, start)
    expect(isOpen(on, opens)).toBe(true)
    expect(elapsedBetween(on, start, opens)).toBe(0)
  })
})

describe('clocks', () => {
  test('waiting for the requester moves the solution by the working time waited', () => {
    fc.assert(
      fc.property(fc.nat(7 * 24 * 60), fc.nat(6 * 60), fc.nat(3 * 24 * 60), (opened, before, waited) => {
        const at = Temporal.Instant.from('2026-12-21T00:00:00Z').add({ minutes: opened }).toString()
        const plain = openStory({ at }).after(`PT${before}M`)
        const due = ms(plain.clock('resolve').due as string)
        if (plain.now.epochMilliseconds >= due) return
        const wait: Span = [plain.now.epochMilliseconds, plain.now.epochMilliseconds + waited * 60_000]
        const story = plain.do(people.ana, { type: 'wait', on: 'requester' })
        expect(story.clock('resolve')).toMatchObject({ state: 'paused', due: null })
        story.after(`PT${waited}M`).do(people.ana, { type: 'resume' })
        const office = calendar('Europe/Berlin', officeHours(), ['2026-12-25', '2027-01-01'])
        const { target, due: moved } = story.clock('resolve')
        const amount = target * 1000 + elapsedBetween(office, ...wait)
        expect(ms(moved as string)).toBe(dueAfter(office, ms(at), amount))
      }),
      { numRuns: 150 },
    )
  })

  test('no answer depends on the time zone of the machine', { timeout: 60_000 }, async () => {
    const script = join(import.meta.dirname, '../kit/zone-answers.ts')
    const outputs = await Promise.all(
      ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map(async (TZ) => {
        const { stdout, stderr } = await run(process.execPath, [script], { env: { ...process.env, TZ } })
        expect(stderr).toBe('')
        return stdout
      }),
    )
    expect(outputs[0]?.split('\n').length).toBeGreaterThan(30)
    expect(new Set(outputs).size).toBe(1)
  })
})

function due(on: WorkCalendar, start: number, amount: number, pauses: Span[] = []): number {
  return dueAfter(on, start, amount, pauses) as number
}

function officeHours() {
  const day = ['08:00-12:00', '13:00-17:30']
  return { mon: day, tue: day, wed: day, thu: day, fri: ['08:00-12:00', '13:00-16:00'] }
}
