import { expect, test } from 'vitest'
import { sayDay, sayMonth, sayShortDay } from '#domain/words/days.ts'
import { digestText } from '#domain/words/digest.ts'
import { sayNumber } from '#domain/words/numbers.ts'

test.for([
  ['en', '12 Oct 2026', '12 Oct', 'October 2026', 'Oct 2026'],
  ['de', '12. Okt. 2026', '12. Okt.', 'Oktober 2026', 'Okt. 2026'],
] as const)('days and months in %s', ([language, day, short, month, little]) => {
  expect(sayDay('2026-10-12', language)).toBe(day)
  expect(sayShortDay('2026-10-12', language)).toBe(short)
  expect(sayMonth('2026-10', language)).toBe(month)
  expect(sayMonth('2026-10', language, 'short')).toBe(little)
})

test.for(['en', 'de'] as const)('months and numbers in %s are those of its locale', (language) => {
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  for (let month = 1; month <= 12; month++) {
    const day = `2026-${String(month).padStart(2, '0')}-05`
    const named = format.formatToParts(Date.parse(day)).find(({ type }) => type === 'month')?.value
    expect(sayDay(day, language).split(' ')).toContain(named)
  }
  for (const count of [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567])
    expect(sayNumber(count, language)).toBe(count.toLocaleString(language))
})

test('the weekly mail about articles names its month', () => {
  const digest = {
    team: 'Finance',
    health: { month: '2026-10', items: [], sum: { harmed: 1 } },
    link: 'https://help.example',
  }
  expect(digestText(digest, 'en').text).toContain('The figures are those of October 2026.')
  expect(digestText(digest, 'de').text).toContain('Oktober 2026')
})
