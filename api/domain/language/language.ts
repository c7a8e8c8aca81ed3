import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as english } from 'stemmer'
import { fold } from './fold.ts'
import { passingWords, stopWords, wordsThatEnd } from './stop-words.ts'

/** How one language forms and drops its words. Both take folded words. */
export type Language = {
  id: string
  /**
   * What the forms of a word share: for other languages than English with the language behind it, since the same letters mean
   * something else there. An identifier, a number and a word of an unknown language stay as they are.
   */
  stemOf: (word: string) => string
  isStopWord: (word: string) => boolean
  /** Whether a word tells when rather than what, or before the next one only denies it. */
  isPassing: (word: string, next?: string) => boolean
  /** Whether a word denies the next one: what "stopped arriving" does not arrive. */
  isDenying: (word: string, next?: string) => boolean
}

type Shape = {
  stem: (word: string) => string
  /** Endings whose accents the stemmer needs, as they are after folding, and as it knows them. */
  accents?: [RegExp, string][]
}

const shapes: Record<string, Shape> = {
  en: { stem: english },
  de: { stem: german },
  fr: { stem: french },
  es: { stem: spanish, accents: [[/([cs])ion$/, '$1ión']] },
  pt: {
    stem: portuguese,
    accents: [
      [/cao$/, 'ção'],
      [/coes$/, 'ções'],
      [/([^ç])oes$/, '$1ao'],
    ],
  },
  it: { stem: italian, accents: [[/ita$/, 'ità']] },
  nl: { stem: dutch },
}

/** Languages whose words are stemmed, and whose stop words are known. */
export const knownLanguages = Object.keys(shapes)

const most = 50_000

/** The language of a tag such as "de" or "pt-BR". One that is not known has neither stems nor stop words. Remembers stems: keep it. */
export function languageOf(tag: string): Language {
  const id = languageIdOf(tag)
  const shape = Object.hasOwn(shapes, id) ? shapes[id] : undefined
  const listed = (lists: Record<string, string>) => new Set(Object.hasOwn(lists, id) ? lists[id]?.split(' ') : [])
  const dropped = listed(stopWords)
  const passing = listed(passingWords)
  const ends = Object.hasOwn(wordsThatEnd, id) ? wordsThatEnd[id] : undefined
  const known = new Map<string, string>()
  const isDenying = (word: string, next = '') => (ends?.word.test(word) && ends.next.test(next)) || false
  return {
    id,
    isStopWord: (word) => dropped.has(word),
    isPassing: (word, next) => passing.has(word) || isDenying(word, next),
    isDenying,
    stemOf(word) {
      const before = known.get(word)
      if (before !== undefined) return before
      const stem =
        shape && /^\p{Script=Latin}+$/u.test(word) ? stemBy(shape, word) + (id === 'en' ? '' : `:${id}`) : word
      if (known.size >= most) known.clear()
      known.set(word, stem)
      return stem
    },
  }
}

/** The part of a tag that says which language it is. */
export function languageIdOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}

function stemBy({ stem, accents = [] }: Shape, word: string): string {
  const accented = accents.reduce((text, [ending, written]) => text.replace(ending, written), word)
  return fold(stem(accented)) || word
}
