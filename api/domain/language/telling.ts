import { languageOf } from './language.ts'
import { cutWords } from './words.ts'

/** The words of a text that say something, without those that every text has; empty when there is none. */
export function tellingWords(text: string, language: string): string {
  const { isStopWord } = languageOf(language)
  const telling = cutWords(text).filter(({ text: word, extra }) => !extra && !isStopWord(word))
  return telling.map(({ text: word }) => word).join(' ')
}
