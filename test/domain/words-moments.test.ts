import { expect, test } from 'vitest'
import { digestText } from '#domain/words/digest.ts'
import { sayDay, sayMonth, sayShortDay } from '#domain/words/moments.ts'

test.for([
  ['en', '12 Oct 2026', '12 Oct', 'October 2026', 'Oct 2026'],
  ['de', '12. Okt. 2026', '12. Okt.', 'Oktober 2026', 'Okt. 2026'],
] as const)('days and months in %s', ([language, day, short, month, little]) => {
  expect(sayDay('2026-10-12', language)).toBe(day)
  expect(sayShortDay('2026-10-12', language)).toBe(short)
  expect(sayMonth('2026-10', language)).toBe(month)
  expect(sayMonth('2026-10', language, 'short')).toBe(little)
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
