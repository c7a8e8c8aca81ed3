import type { Term } from '#domain/knowledge/content.ts'
import type { Instead } from './instead.ts'
import type { Lexicon } from './lexicon.ts'
import type { Asked } from './question.ts'
import { fillers, stemOf, wordsOf } from './words.ts'

/** Phrases of the glossary by the stem of their first word, each with the others of its group. */
export type Synonyms = Map<string, { stems: string[]; others: number[][] }[]>

/** A synonym says less than the word itself: glossaries are generous. */
const weight = 0.4

export function readSynonyms(glossary: readonly Term[], lexicon: Lexicon): Synonyms {
  const synonyms: Synonyms = new Map()
  for (const { term, synonyms: more } of glossary) {
    const phrases = [term, ...more].map(readPhrase).filter(({ length }) => length > 0)
    const terms = phrases.map((phrase) => phrase.map((word) => lexicon.find(word)))
    phrases.forEach((phrase, index) => {
      const others = terms.filter((other, place) => place !== index && other.every((term) => term > 0))
      const stems = phrase.map(stemOf)
      const first = stems[0] ?? ''
      if (others.length > 0) synonyms.set(first, [...(synonyms.get(first) ?? []), { stems, others }])
    })
  }
  return synonyms
}

function readPhrase(phrase: string): string[] {
  const words = wordsOf(phrase).flatMap(({ text, extra }) => (extra ? [] : [text]))
  const said = words.filter((word) => !fillers.has(word))
  return said.length > 0 ? said : words
}

/** The glossary's other words for what stands in the question. */
export function synonymsIn(words: readonly Asked[], synonyms: Synonyms): Instead[] {
  return words.flatMap(({ stem }, index) =>
    (synonyms.get(stem) ?? [])
      .filter(({ stems }) => stems.every((one, place) => words[index + place]?.stem === one))
      .map(({ stems, others }) => {
        const what = words.slice(index, index + stems.length).map(({ term }) => term)
        return { what, by: others.map((terms) => ({ terms, weight })) }
      }),
  )
}
