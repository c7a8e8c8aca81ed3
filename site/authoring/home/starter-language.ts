import type { Language } from '#domain/words/language.ts'
import { german } from './starter-de.ts'
import { english } from './starter-en.ts'
import type { StarterWords } from './starter-words.ts'

/** What a home that has just begun says in a language. */
export function starterWords(language: Language): StarterWords {
  switch (language) {
    case 'en':
      return english
    case 'de':
      return german
  }
}
