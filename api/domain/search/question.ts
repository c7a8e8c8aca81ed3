import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Lexicon } from './lexicon.ts'
import { joinedOf } from './postings.ts'

/** A word of the question that has a place in it. `term` is 0 when no article has the word. */
export type Asked = { word: string; stem: string; term: number; at: number }

export type Question = {
  /** In order, without fillers. */
  words: Asked[]
  /** What is looked up, each once, with its weight. */
  terms: Map<number, number>
  /** Nothing but fillers was asked. */
  isEmpty: boolean
}

const longest = 120
/** An identifier as a whole, or two words written as one, repeat what their parts already say. */
const repeated = 0.5

export function readQuestion(text: string, { lexicon, language }: { lexicon: Lexicon; language: Language }): Question {
  const all = wordsOf(text, language).slice(0, longest)
  const said = all.filter(({ text: word }) => !language.isStopWord(word))
  const isEmpty = said.length === 0
  const words: Asked[] = []
  const times = new Map<number, number>()
  const count = (term: number, by: number) => times.set(term, (times.get(term) ?? 0) + by)
  for (const { text: word, stem, at, extra } of isEmpty ? all : said) {
    const term = lexicon.find(word)
    if (term > 0) count(term, extra ? repeated : 1)
    if (!extra) words.push({ word, stem, term, at })
  }
  const parts = all.filter(({ extra }) => !extra)
  parts.forEach(({ text: word }, index) => {
    const joined = joinedOf(word, parts[index + 1]?.text)
    if (joined && lexicon.isWritten(joined)) count(lexicon.find(joined), repeated)
  })
  return { words, terms: new Map([...times].map(([term, count]) => [term, weightOf(count)])), isEmpty }
}

/** A word said twice weighs more, but not twice. */
export function weightOf(times: number): number {
  return times > 1 ? 1 + Math.log(times) : times
}
