import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { decode } from '#domain/base/decode.ts'
import { addressKey, emailSchema, isSameAddress } from '#domain/base/email.ts'
import { charactersIn, cleanText, text, unstorableIn } from '#domain/base/text.ts'
import { strings } from '#kit/strings.ts'

test.each(strings)('%s', (_, given, kept) => {
  expect(cleanText(given)).toBe(kept)
})

test('what is clean stays as it is, and every database can keep it', () => {
  const anything = fc.string({ unit: fc.nat({ max: 0x10ffff }).map((code) => String.fromCodePoint(code)) })
  const sharp = fc.string({ unit: fc.constantFrom(...strings.flatMap(([, given]) => given.split(''))) })
  fc.assert(
    fc.property(fc.oneof(anything, sharp), (given) => {
      const kept = cleanText(given)
      expect([cleanText(kept), kept.normalize('NFC'), unstorableIn({ [kept]: [kept] })]).toEqual([kept, kept, null])
    }),
  )
})

test('plain text counts as the segmenter of the platform counts it', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
  const plain = fc.string({ unit: fc.nat({ max: 0x7f }).map((code) => String.fromCharCode(code)) })
  fc.assert(
    fc.property(plain, (given) => {
      expect(charactersIn(given)).toBe([...segmenter.segment(given)].length)
    }),
  )
})

test('limits count characters as people do', () => {
  expect(charactersIn('🇩🇪👨‍👩‍👧')).toBe(2)
  const three = text({ least: 2, most: 3 })
  expect(three.parse('🇩🇪👨‍👩‍👧👍🏽')).toBe('🇩🇪👨‍👩‍👧👍🏽')
  expect(three.parse('é̂ôu\u0308'.normalize('NFD')).length).toBeGreaterThan(2)
  const wrongs = ['a', ' a\u0000 ', '🇩🇪', 'abcd', '🇩🇪🇩🇪🇩🇪🇩🇪'].map(
    (given) => three.safeParse(given).error?.issues[0]?.message,
  )
  expect(wrongs).toEqual([...Array(3).fill('at least 2 characters'), ...Array(2).fill('at most 3 characters')])
  const { maxLength = 0 } = z.toJSONSchema(three, { io: 'input' })
  expect([...'🇩🇪👨‍👩‍👧👍🏽'].length, 'JSON Schema counts code points').toBeLessThanOrEqual(maxLength)
  expect(three.safeParse(`abc${'\u0301'.repeat(100)}`).success, 'one character is not a way around the limit').toBe(
    false,
  )
})

test('half a surrogate and U+0000 are found wherever they lie', () => {
  expect(unstorableIn({ a: [{ b: 'x\u0000' }] })).toBe('x\u0000')
  expect(unstorableIn([{ '\ud83d': 1 }])).toBe('\ud83d')
  expect(unstorableIn({ a: ['fine\r\n\t', 1, null, true] })).toBe(null)
})

test('bytes are read by their charset, and the first that cannot be is named', () => {
  const bytes = (...values: number[]) => new Uint8Array(values)
  expect(decode(bytes(0x4d, 0xfc, 0x6c), 'iso-8859-1')).toEqual({ ok: true, value: 'Mül' })
  expect(decode(bytes(0x83, 0x65), 'shift_jis')).toEqual({ ok: true, value: 'テ' })
  expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ ok: true, value: 'a' })
  expect(decode(bytes(0x61, 0x62, 0xff, 0x63))).toEqual({ ok: false, error: { charset: 'utf-8', byte: 3 } })
  expect(decode(bytes(0x61, 0xe2, 0x82))).toEqual({ ok: false, error: { charset: 'utf-8', byte: 3 } })
  expect(decode(bytes(0xed, 0xa0, 0xbd))).toEqual({ ok: false, error: { charset: 'utf-8', byte: 2 } })
  expect(decode(bytes(0xc0, 0x80))).toEqual({ ok: false, error: { charset: 'utf-8', byte: 1 } })
  expect(decode(bytes(0x61), 'nonsense')).toEqual({ ok: false, error: { charset: 'nonsense', byte: null } })
  const long = new Uint8Array(100_000).fill(0x61)
  long[77_777] = 0xff
  expect(decode(long)).toEqual({ ok: false, error: { charset: 'utf-8', byte: 77_778 } })
})

test.each([
  ['kim@example.com', 'kim@example.com', 'kim@example.com'],
  ['  Kim@Example.com\u00a0', 'Kim@Example.com', 'kim@example.com'],
  ['kim@müller.example', 'kim@müller.example', 'kim@xn--mller-kva.example'],
  ['kim@MU\u0308LLER.example', 'kim@MÜLLER.example', 'kim@xn--mller-kva.example'],
  ['kim@xn--mller-kva.example', 'kim@xn--mller-kva.example', 'kim@xn--mller-kva.example'],
  ['kïm@müller.example', 'kïm@müller.example', 'kïm@xn--mller-kva.example'],
  ['用户＠例え。テスト', '用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah'],
  ['δοκιμή@παράδειγμα.ευ', 'δοκιμή@παράδειγμα.ευ', 'δοκιμή@xn--hxajbheg2az3al.xn--qxa6a'],
  ["o'neil+tag@x-y.example", "o'neil+tag@x-y.example", "o'neil+tag@x-y.example"],
])('%s is an address', (given, kept, key) => {
  expect(emailSchema.parse(given)).toBe(kept)
  expect(addressKey(kept)).toBe(key)
  expect(isSameAddress(kept, key)).toBe(true)
})

test.each([
  'kim',
  'kim@',
  '@example.com',
  'kim@localhost',
  'a..b@example.com',
  '.a@example.com',
  'a b@example.com',
  'kim@exa mple.com',
  'kim@-example.com',
  'kim@exa_mple.com',
  'kim@example.com, ana@example.com',
  '<kim@example.com>',
  'kim@example.com\r\nbcc: x@example.com',
  'kim@[192.0.2.7]',
  'kim@192.0.2.7',
  'kim@xn--\u00fc.example',
  `${'k'.repeat(250)}@example.com`,
])('%s is none', (given) => {
  expect(emailSchema.safeParse(given).error?.issues[0]?.message).toBe('an e-mail address, such as kim@example.com')
})
