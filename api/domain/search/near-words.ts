/** Words as they were written, in order, with how many pages have each. */
export type Vocabulary = { words: readonly string[]; having: ArrayLike<number> }

/** Words in order of their endings: what is found by a beginning here is found by an ending there. */
export type NearIndex = Vocabulary & { backwards: readonly { ending: string; at: number }[] }

/** Prepares a vocabulary to be looked through for near words. */
export function nearIndexOf({ words, having }: Vocabulary): NearIndex {
  const backwards = words.map((word, at) => ({ ending: reversed(word), at }))
  backwards.sort((one, other) => (one.ending < other.ending ? -1 : one.ending > other.ending ? 1 : 0))
  return { words, having, backwards }
}

const fewestLetters = 4
const mostFound = 3

/** Words that may have been meant by one that nobody wrote: one letter off, or the rest of one still being typed. Commonest first. */
export function nearWords(index: NearIndex, word: string, { isLast }: { isLast: boolean }): string[] {
  const found = new Map<string, number>()
  const add = (at: number) => found.set(index.words[at] ?? '', index.having[at] ?? 0)
  if (word.length >= fewestLetters) {
    const half = Math.floor(word.length / 2)
    const begins = word.slice(0, half - 1)
    for (let at = firstAt(index.words, begins); index.words[at]?.startsWith(begins); at++) {
      if (isOneOff(word, index.words[at] ?? '')) add(at)
    }
    const ends = reversed(word.slice(half + 1))
    const place = ({ ending }: { ending: string }) => ending
    for (let at = firstAt(index.backwards, ends, place); index.backwards[at]?.ending.startsWith(ends); at++) {
      const known = index.backwards[at]?.at ?? -1
      if (isOneOff(word, index.words[known] ?? '')) add(known)
    }
  }
  if (isLast && (word.length >= 3 || !/^[a-z]+$/.test(word))) {
    for (let at = firstAt(index.words, word); index.words[at]?.startsWith(word); at++) add(at)
  }
  return [...found]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, mostFound)
    .map(([near]) => near)
}

function firstAt<T>(sorted: readonly T[], text: string, textOf: (one: T) => string = String): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (textOf(sorted[middle] as T) < text) low = middle + 1
    else high = middle
  }
  return low
}

function reversed(word: string): string {
  return [...word].reverse().join('')
}

/** One letter more, less, other, or two neighbours swapped. */
export function isOneOff(one: string, other: string): boolean {
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
