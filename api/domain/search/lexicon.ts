import { type Language, languageIdOf, languageOf } from '../language/language.ts'
import { mayJoin } from '../language/words.ts'

/** A language, and what is known of each word that was met in it. */
export type Speaking = {
  language: Language
  /** The stem of each word; `unmet` of those that were not. */
  stems: Int32Array
  /** 1 for what was written as such, and is not only another spelling. */
  isPart: Uint8Array
}

/** Every stem and spelling of the pages. */
export type Lexicon = ReturnType<typeof makeLexicon>

export const unmet = -1

/** Of so many words as `words` has; what is handed to it and what it answers are their numbers there. */
export function makeLexicon(words: readonly string[]) {
  const stems = new Map<string, number>()
  const languages = new Map<string, Speaking>()
  const met: { word: number; speaking: Speaking }[] = []
  return {
    stems,
    language(tag: string): Speaking {
      const id = languageIdOf(tag)
      const before = languages.get(id)
      if (before) return before
      const made = {
        language: languageOf(id),
        stems: new Int32Array(words.length).fill(unmet),
        isPart: new Uint8Array(words.length),
      }
      languages.set(id, made)
      return made
    },
    meet(word: number, speaking: Speaking) {
      const stem = speaking.language.stemOf(words[word] ?? '')
      const number = stems.get(stem) ?? stems.size
      stems.set(stem, number)
      speaking.stems[word] = number
      met.push({ word, speaking })
    },
    /** Each word in each language in which it was met, in that order. */
    spellings: () =>
      met.map(({ word, speaking: { stems, isPart } }) => ({
        word: words[word] ?? '',
        stem: stems[word] ?? 0,
        isPart: isPart[word] === 1,
      })),
    /** For each word with which another one begins, the stems of those that it makes with the words behind it. */
    joins(): Map<number, Map<number, number>> {
      const numbers = new Map(met.map(({ word }) => [words[word] ?? '', word]))
      const speakings = [...languages.values()]
      const joins = new Map<number, Map<number, number>>()
      for (const [whole, number] of numbers) {
        const first = speakings.find(({ stems }) => stems[number] !== unmet)
        if (!first?.isPart[number]) continue
        for (let at = 2; at < whole.length - 1; at++) {
          const before = numbers.get(whole.slice(0, at))
          const after = before === undefined ? undefined : numbers.get(whole.slice(at))
          if (before === undefined || after === undefined || !mayJoin(words[before] ?? '', words[after] ?? '')) continue
          const with_ = joins.get(before) ?? new Map<number, number>()
          joins.set(before, with_.set(after, first.stems[number] ?? 0))
        }
      }
      return joins
    },
    languages: () => [...languages.keys()],
  }
}
