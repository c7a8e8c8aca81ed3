import type { Postings } from './postings.ts'

/** Words that may have been meant by one that nobody wrote: one letter off, or the rest of one still being typed. */
export function nearWords(postings: Postings, word: string, { isLast }: { isLast: boolean }): number[] {
  if (word.length < 4 && !isLast) return []
  const found = new Map<number, number>()
  for (const [written, term] of postings.lexicon.words()) {
    const isNear =
      (word.length >= 4 && isOneOff(word, written)) || (isLast && word.length >= 3 && written.startsWith(word))
    if (isNear) found.set(term, (postings.starts[term + 1] ?? 0) - (postings.starts[term] ?? 0))
  }
  return [...found]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, 3)
    .map(([term]) => term)
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
