import type { Term } from '../knowledge/content.ts'
import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Asked } from './question.ts'

/** Groups of phrases that stand for each other, each phrase as the stems of its words. */
export type Synonyms = string[][][]

/** Other words for some of the question: `by` counts where it says more than `what` itself does. */
export type Instead = { what: string[]; by: { stems: string[]; weight: number }[] }

/** A synonym says less than the word itself: glossaries are generous. */
const weight = 0.4

/** Ways to say that something does not happen. */
const denials: Term = { term: 'not', meaning: '', synonyms: ['never', 'cannot', 'no longer', 'nothing'] }

/** The glossary as stems. */
export function readSynonyms(glossary: readonly Term[], language: Language): Synonyms {
  return [...glossary, ...(language.id === 'en' ? [denials] : [])].map(({ term, synonyms }) =>
    [term, ...synonyms].map((phrase) => stemsOf(phrase, language)).filter(({ length }) => length > 0),
  )
}

function stemsOf(phrase: string, language: Language): string[] {
  const words = wordsOf(phrase, language).filter(({ extra }) => !extra)
  const said = words.filter(({ text }) => !language.isStopWord(text))
  return (said.length > 0 ? said : words).map(({ stem }) => stem)
}

/** The glossary's other words for what stands in the question. */
export function synonymsIn(words: readonly Asked[], synonyms: Synonyms): Instead[] {
  return synonyms.flatMap((phrases) =>
    phrases.flatMap((phrase) => {
      const isAsked = words.some((_, place) =>
        phrase.every((stem, index) => words[place + index]?.stems.includes(stem)),
      )
      const others = phrases.filter((other) => other !== phrase)
      return isAsked && others.length > 0 ? [{ what: phrase, by: others.map((stems) => ({ stems, weight })) }] : []
    }),
  )
}
