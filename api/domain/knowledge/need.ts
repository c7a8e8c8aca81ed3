import { type Language, languageOf } from '../language/language.ts'
import { maskMarks } from '../language/mask.ts'
import { wordsOf } from '../language/words.ts'

const most = 24

/** Words without what was cut out of them: what is masked never teaches and never names anything. */
export function withoutMasks(words: string): string {
  return words.replace(maskMarks, ' ').replace(/\s+/g, ' ').trim()
}

/** What words are about: the stems of what they say, each once, in order of the alphabet; none for words that say nothing. */
export function stemsOfNeed(words: string, language: Language = languageOf('en')): string[] {
  const said = wordsOf(withoutMasks(words), language).filter(({ extra, text }) => !extra && !language.isStopWord(text))
  return [...new Set(said.map(({ stem }) => stem))].slice(0, most).sort()
}
