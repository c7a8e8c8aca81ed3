import { expect, test } from 'vitest'
import { sayAgo, sayAmount, sayDuration, sayWait } from '#domain/words/amounts.ts'

test.each([
  [0, 'less than a minute'],
  [45, 'less than a minute'],
  [59.999, 'less than a minute'],
  [60, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [89 * 60 + 45, '1 h 29 min'],
  [90 * 60, '1 h 30 min'],
  [26 * 3600, '26 h'],
  [26 * 3600 + 10 * 60 + 59, '26 h 10 min'],
  [-38 * 60 - 1, '38 min'],
])('%d seconds are told in whole minutes, never more than there is: %s', (seconds, words) => {
  expect(sayAmount(seconds, 'en')).toBe(words)
})

test.each([
  [15, '15 s'],
  [59.2, '1 min'],
  [150, '2 min 30 s'],
  [900, '15 min'],
])('a wait of %d seconds is told to the second: %s', (seconds, words) => {
  expect(sayWait(seconds, 'en')).toBe(words)
})

test.each([
  ['PT1H30M', '1 h 30 min'],
  ['PT45S', '45 s'],
  ['PT26H', '26 h'],
  ['PT90M', '1 h 30 min'],
  ['PT0S', '0 min'],
])('the model’s %s is told exactly: %s', (duration, words) => {
  expect(sayDuration(duration, 'en')).toBe(words)
})

test.each([
  ['2026-11-24T13:59:30.000Z', 'just now'],
  ['2026-11-24T13:59:00.000Z', '1 min ago'],
  ['2026-11-24T13:00:01.000Z', '59 min ago'],
  ['2026-11-24T11:00:00.000Z', '3 h ago'],
  ['2026-11-22T14:00:01.000Z', '47 h ago'],
  ['2026-11-19T14:00:00.000Z', '5 days ago'],
])('%s was %s', (instant, words) => {
  expect(sayAgo(instant, { now: '2026-11-24T14:00:00.000Z', language: 'en' })).toBe(words)
})
