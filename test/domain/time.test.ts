import fc from 'fast-check'
import { expect, test } from 'vitest'
import { millis, stampOf } from '#domain/base/time.ts'
import { often } from '#kit/often.ts'

const day = 86_400_000

test('an instant is written as the language writes it, and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(-1, 0), max: Date.UTC(10_001, 0) }), (at) => {
      expect(stampOf(at)).toBe(new Date(at).toISOString())
      expect(millis(stampOf(at))).toBe(at)
    }),
    { numRuns: often(1000, 10_000) },
  )
  const years = Array.from({ length: 10_000 }, (_, year) => new Date(0).setUTCFullYear(year, 1, 28))
  const written = (at: number) => [at, at + day, at + 2 * day, at + 307 * day].map(stampOf)
  const asDate = (at: number) => [at, at + day, at + 2 * day, at + 307 * day].map((one) => new Date(one).toISOString())
  for (const at of years.filter((_, year) => year % 7 === 0 || year % 100 === 0))
    expect(written(at)).toEqual(asDate(at))
})

test('what is no instant is written by nobody', () => {
  expect(() => stampOf(Number.NaN)).toThrow(RangeError)
  expect(() => stampOf(Number.POSITIVE_INFINITY)).toThrow(RangeError)
})

test('a day or an hour that there is not is read by nobody', () => {
  for (const text of ['2026-02-29T08:00:00.000Z', '2026-06-31T08:00:00.000Z', '2026-11-29T24:00:00.000Z', '2026-11-29'])
    expect(() => millis(text), text).toThrow(RangeError)
  expect(millis('2028-02-29T08:00:00.000Z')).toBe(Date.UTC(2028, 1, 29, 8))
})
