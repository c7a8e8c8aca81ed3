import { expect, test } from 'vitest'
import { promisePieces } from '#domain/words/promise.ts'

const [respondBy, resolveBy, opensAt] = [
  '2026-11-28T01:35:00.000Z',
  '2026-11-28T09:05:00.000Z',
  '2026-11-30T07:00:00.000Z',
]
const said = (promise: { respondBy: string | null; resolveBy: string | null }, back: string | null) =>
  promisePieces({ team: { name: 'Support desk' }, promise, calendar: { open: back === null, opensAt: back } }, 'en')
    .map((piece) => ('words' in piece ? piece.words : piece.instant))
    .join('')

test('a promise is told as a target', () => {
  expect(said({ respondBy, resolveBy }, null)).toBe(
    `Support desk aims to reply by ${respondBy}, and to resolve it by ${resolveBy}.`,
  )
  expect(said({ respondBy, resolveBy: null }, null)).toBe(`Support desk aims to reply by ${respondBy}.`)
})

test('a target that passes before anybody is back is not told beside it', () => {
  expect(said({ respondBy, resolveBy }, opensAt)).toBe(
    `Support desk has gone home and is back at ${opensAt}. It replies after that.`,
  )
  expect(said({ respondBy: opensAt, resolveBy: null }, respondBy)).toBe(`Support desk aims to reply by ${opensAt}.`)
})
