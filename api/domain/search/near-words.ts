import { firstNotBefore } from '../base/halving.ts'

/** Words as they were written, in order, with how many pages have each. */
export type Vocabulary = { words: readonly string[]; having: ArrayLike<number> }

/** A word as it was written, and how many pages have it. */
export type Written = { word: string; having: number }

/** Words in their order, and words in the order of their endings. Where only some are there, those near what is asked suffice. */
export type NearIndex = { words: readonly Written[]; backwards: readonly { ending: string; having: number }[] }

/** Prepares a vocabulary to be looked through for near words. */
export function nearIndexOf({ words, having }: Vocabulary): NearIndex {
  const backwards = words.map((word, at) => ({ ending: reversed(word), having: having[at] ?? 0 }))
  backwards.sort((one, other) => (one.ending < other.ending ? -1 : one.ending > other.ending ? 1 : 0))
  return { words: words.map((word, at) => ({ word, having: having[at] ?? 0 })), backwards }
}

/** With what words begin, or end read backwards, that may be near a word. */
export function affixesOf(word: string): { begins: string; ends: string } {
  const half = Math.floor(word.length / 2)
  return { begins: word.slice(0, Math.max(1, half - 1)), ends: reversed(word.slice(half + 1)) }
}

const fewestLetters = 4
const mostFound = 3

/**
 * Words that may have been meant by one that nobody wrote: one letter off, or the rest of one still being typed. Commonest first. What has
 * a digit in it is no word: a code that is one sign off is another code.
 */
export function nearWords({ words, backwards }: NearIndex, word: string, { isLast }: { isLast: boolean }): string[] {
  const found = new Map<string, number>()
  const add = ({ word: near, having }: Written) => found.set(near, having)
  if (word.length >= fewestLetters && !/\d/.test(word)) {
    const { begins, ends } = affixesOf(word)
    for (const one of from(words, begins, ({ word }) => word)) if (isOneOff(word, one.word)) add(one)
    const asked = reversed(word)
    for (const { ending, having } of from(backwards, ends, ({ ending }) => ending))
      if (isOneOff(asked, ending)) add({ word: reversed(ending), having })
  }
  if (isLast && (word.length >= 3 || !/^[a-z]+$/.test(word)))
    for (const one of from(words, word, ({ word }) => word)) add(one)
  return [...found]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, mostFound)
    .map(([near]) => near)
}

/** Those of a sorted row that begin with a text. */
function* from<T>(sorted: readonly T[], begins: string, textOf: (one: T) => string): Generator<T> {
  const first = firstNotBefore(sorted.length, (index) => textOf(sorted[index] as T) < begins)
  for (let at = first; at < sorted.length && textOf(sorted[at] as T).startsWith(begins); at++) yield sorted[at] as T
}

/** A word from its last letter to its first. */
export function reversed(word: string): string {
  return [...word].reverse().join('')
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneOff(one: string, other: string): boolean {
  const longer = one.length >= other.length ? one : other
  const shorter = longer === one ? other : one
  if (longer.length - shorter.length > 1 || one === other) return false
  let start = 0
  while (start < shorter.length && longer[start] === shorter[start]) start++
  if (longer.length > shorter.length) return longer.slice(start + 1) === shorter.slice(start)
  if (longer.slice(start + 1) === shorter.slice(start + 1)) return true
  return (
    longer[start] === shorter[start + 1] &&
    longer[start + 1] === shorter[start] &&
    longer.slice(start + 2) === shorter.slice(start + 2)
  )
}
