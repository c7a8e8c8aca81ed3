import type { Language } from '../language/language.ts'

/** Every word of the articles. Words of one stem share a number; numbers start at 1. */
export type Lexicon = {
  /** The number of a word as written, or of another with its stem; 0 when nobody wrote one. */
  find: (word: string) => number
  /** `part` is false for another spelling of what was written, such as an identifier as a whole. */
  add: (word: string, options: { part: boolean }) => number
  /** Whether the word was written as such. */
  isWritten: (word: string) => boolean
  words: () => Iterable<[word: string, number: number]>
  size: () => number
}

export function makeLexicon({ stemOf }: Language): Lexicon {
  const written = new Map<string, number>()
  const others = new Map<string, number>()
  const stems = new Map<string, number>()
  return {
    find: (word) => written.get(word) ?? others.get(word) ?? stems.get(stemOf(word)) ?? 0,
    add: (word, { part }) => {
      const kept = part ? written : others
      const known = kept.get(word)
      if (known !== undefined) return known
      const stem = stemOf(word)
      const number = stems.get(stem) ?? stems.size + 1
      stems.set(stem, number)
      kept.set(word, number)
      return number
    },
    isWritten: (word) => written.has(word),
    words: function* () {
      yield* written
      yield* others
    },
    size: () => stems.size + 1,
  }
}
