import type { Term } from '../knowledge/content.ts'
import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Instead } from './instead.ts'
import type { Postings } from './postings.ts'
import type { Asked } from './question.ts'

/** Phrases of the glossary by the stem of their first word, each with the others of its group. */
export type Synonyms = Map<string, { stems: string[]; others: number[][] }[]>

/** A synonym says less than the word itself: glossaries are generous. */
const weight = 0.4

export function readSynonyms(
  glossary: readonly Term[],
  { lexicon, language }: Pick<Postings, 'lexicon' | 'language'>,
): Synonyms {
  const synonyms: Synonyms = new Map()
  for (const { term, synonyms: more } of glossary) {
    const phrases = [term, ...more].map((phrase) => readPhrase(phrase, language)).filter(({ length }) => length > 0)
    const terms = phrases.map((phrase) => phrase.map((word) => lexicon.find(word)))
    phrases.forEach((phrase, index) => {
      const others = terms.filter((other, place) => place !== index && other.every((term) => term > 0))
      const stems = phrase.map(language.stemOf)
      const first = stems[0] ?? ''
      if (others.length > 0) synonyms.set(first, [...(synonyms.get(first) ?? []), { stems, others }])
    })
  }
  return synonyms
}

function readPhrase(phrase: string, language: Language): string[] {
  const words = wordsOf(phrase, language).flatMap(({ text, extra }) => (extra ? [] : [text]))
  const said = words.filter((word) => !language.isStopWord(word))
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
