import { z } from 'zod'

const lineEnds = /\r\n|[\r\u0085\u2028\u2029]/g
/** Control characters but tab and newline; what turns the direction of the text behind it; a byte order mark; what is no character. */
const dropped =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\p{Noncharacter_Code_Point}]/gu
const blank = String.raw`[\s\u00ad\u180e\u200b-\u200f\u2060]+`
const around = new RegExp(`^${blank}|${blank}$`, 'g')
/** What most people write: nothing in it is changed. */
const cleanAlready = /^[!-~](?:[\n -~]*[!-~])?$/

/** A character may be made of several code points, of this many at most on the average: a family of four has seven. */
const perCharacter = 8

/**
 * Text as it is kept: well-formed (half a surrogate pair becomes U+FFFD), in NFC, lines ended by \n, without control characters
 * but tab and newline, without what reverses the text behind it, without blanks around it. Cleaning twice is cleaning once.
 */
export function cleanText(text: string): string {
  if (cleanAlready.test(text)) return text
  return text.toWellFormed().replace(lineEnds, '\n').replace(dropped, '').normalize('NFC').replace(around, '')
}

/** Whether every database keeps a text as it is: well-formed and without control characters but tab and line ends. */
export function isStorable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}

/** The first text within a value, keys included, that no database keeps as it is; null when there is none. */
export function unstorableIn(value: unknown): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : value
  if (typeof value !== 'object' || value === null) return null
  for (const inner of Object.entries(value).flat()) {
    const found = unstorableIn(inner)
    if (found !== null) return found
  }
  return null
}

/** Text of which every code unit is a character. */
const oneEach = /^[\n -~]*$/

/** How many characters a text has as people count them (grapheme clusters, UAX 29), counted up to `most`. */
export function charactersIn(text: string, most = Number.POSITIVE_INFINITY): number {
  if (oneEach.test(text)) return Math.min(most, text.length)
  let count = 0
  for (const _ of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) if (++count >= most) break
  return count
}

/**
 * A text from outside, cleaned, of `least` to `most` characters as people count them: a flag is one, as the counter beside a form
 * and everybody who reads it would say. Marks piled up on one character end it too. `ask` says what is asked for.
 */
export function text({ most, least = 0, ask }: { most: number; least?: number; ask?: string }) {
  return (
    z
      .string()
      .overwrite(cleanText)
      .refine((given) => least === 0 || charactersIn(given, least) >= least, ask ?? `at least ${least} characters`)
      .refine((given) => !isLonger(given, most), `at most ${most.toLocaleString('en')} characters`)
      // JSON Schema counts code points, so what it may say is how many of those there are at most.
      .meta({
        format: 'text',
        ...(least > 0 ? { minLength: least } : {}),
        maxLength: most * perCharacter,
        'x-most-characters': most,
      })
  )
}

function isLonger(given: string, most: number): boolean {
  if (given.length <= most) return false
  return (
    given.length > most * perCharacter * 2 ||
    [...given].length > most * perCharacter ||
    charactersIn(given, most + 1) > most
  )
}

/** The address of a page on the web. */
export const webAddressSchema = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .overwrite(cleanText)
