import type { Term } from '../knowledge/content.ts'
import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import { type Asked, passing } from './question.ts'

/** Groups of phrases that stand for each other, each phrase as the stems of its words. */
export type Synonyms = string[][][]

/** Other words for some of the question: `by` counts where it says more than `what` itself does. */
export type Instead = { what: string[]; by: { stems: string[]; weight: number }[] }

/** A synonym says less than the word itself: glossaries are generous. */
const weight = 0.4

/** Ways to say that something does not happen. */
const not = 'not'
const denials: Term = { term: not, meaning: '', synonyms: ['never', 'cannot', 'no longer', 'nothing'] }

/** The glossary as stems; last the ways to deny. */
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

/** The glossary's other words for what stands in the question; those for words that only pass count as little as these do. */
export function synonymsIn(words: readonly Asked[], synonyms: Synonyms): Instead[] {
  return [...denialsIn(words, synonyms), ...synonyms.flatMap((phrases) => standingIn(words, phrases))]
}

function standingIn(words: readonly Asked[], phrases: string[][]): Instead[] {
  return phrases.flatMap((phrase) => {
    const asked = words.flatMap((_, place) => {
      const said = words.slice(place, place + phrase.length)
      return phrase.every((stem, index) => said[index]?.stems.includes(stem)) ? [said] : []
    })
    const others = phrases.filter((other) => other !== phrase)
    if (asked.length === 0 || others.length === 0) return []
    const share = asked.some((said) => said.some(({ isPassing }) => !isPassing)) ? 1 : passing
    return [{ what: phrase, by: others.map((stems) => ({ stems, weight: weight * share })) }]
  })
}

/** What "stopped arriving" says is also said by "never arrives"; a bare "not" is said of anything. */
function denialsIn(words: readonly Asked[], synonyms: Synonyms): Instead[] {
  if (!words.some(({ isDenying }) => isDenying)) return []
  const isNot = (phrase: string[]) => phrase.length === 1 && phrase[0] === not
  const ways = synonyms.findLast((phrases) => phrases.some(isNot)) ?? []
  return [{ what: [], by: ways.filter((phrase) => !isNot(phrase)).map((stems) => ({ stems, weight })) }]
}
