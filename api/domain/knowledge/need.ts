import { type Language, languageOf } from '../language/language.ts'
import { maskMarks } from '../language/mask.ts'
import { wordsOf } from '../language/words.ts'

const most = 24

/** Words without what was cut out of them: what is masked never teaches and never names anything. */
export function withoutMasks(words: string): string {
  return words.replace(maskMarks, ' ').replace(/\s+/g, ' ').trim()
}

/** The glossary's own word, as a stem, for the stem of one that means the same. */
export function canonOf(
  glossary: readonly { term: string; synonyms: readonly string[] }[],
  language: Language = languageOf('en'),
): (stem: string) => string {
  const stemOf = (phrase: string) => wordsOf(phrase, language).map(({ stem }) => stem)
  const canon = new Map(
    glossary.flatMap(({ term, synonyms }) => {
      const [own, ...rest] = stemOf(term)
      const singles = synonyms.map(stemOf).filter(({ length }) => length === 1)
      return own && rest.length === 0 ? singles.map(([stem = '']) => [stem, own] as const) : []
    }),
  )
  return (stem) => canon.get(stem) ?? stem
}

/** What words are about: the stems of what they say, each once, in order of the alphabet; none for words that say nothing. */
export function stemsOfNeed(
  words: string,
  language: Language = languageOf('en'),
  canon: (stem: string) => string = (stem) => stem,
): string[] {
  const said = wordsOf(withoutMasks(words), language).filter(({ extra, text }) => !extra && !language.isStopWord(text))
  return [...new Set(said.map(({ stem }) => canon(stem)))].slice(0, most).sort()
}
