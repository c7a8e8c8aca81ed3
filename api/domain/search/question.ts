import type { Language } from '../language/language.ts'
import { mayJoin, wordsOf } from '../language/words.ts'

/** A word of the question that has a place in it, with its stem in each language of the pages. */
export type Asked = { word: string; stems: string[]; at: number; isPassing: boolean; isDenying: boolean }

export type Question = {
  /** In order, without stop words. */
  words: Asked[]
  /** Stems to look up, each once, with its weight. `isJoined` ones count only where somebody wrote them as one word. */
  terms: Map<string, { weight: number; isJoined: boolean }>
  /** Words that must stand next to each other, in this order. */
  phrases: string[][]
  /** Nothing but stop words was asked. */
  isEmpty: boolean
  /** The last word may be half typed. */
  isOpen: boolean
}

const longest = 120
/** An identifier as a whole, or two words written as one, repeat what their parts already say. */
const repeated = 0.5
/** What tells when rather than what counts for less. */
export const passing = 0.4
/** Stop words count a little where hardly anything else was asked: they tell titles apart. */
const stopping = 0.15

/** Reads a question as plain text: nothing in it is an operator but quotes around a phrase. */
export function readQuestion(text: string, languages: readonly Language[]): Question {
  const [first] = languages
  if (!first) return { words: [], terms: new Map(), phrases: [], isEmpty: true, isOpen: false }
  const all = wordsOf(text, first).slice(0, longest)
  const isSaid = (word: string) => !languages.some(({ isStopWord }) => isStopWord(word))
  const said = all.filter(({ text: word }) => isSaid(word))
  const isEmpty = said.length === 0
  const stemsOf = (word: string) => [...new Set(languages.map(({ stemOf }) => stemOf(word)))]
  const times = new Map<string, { count: number; isJoined: boolean }>()
  const count = (word: string, by: number, isJoined = false) => {
    for (const stem of stemsOf(word)) {
      const before = times.get(stem)
      times.set(stem, { count: (before?.count ?? 0) + by, isJoined: isJoined && (before?.isJoined ?? true) })
    }
  }
  const words: Asked[] = []
  const asked = isEmpty ? all : said
  for (const [index, { text: word, at, extra }] of asked.entries()) {
    const next = asked[index + 1]?.text
    const isPassing = !isEmpty && languages.some((language) => language.isPassing(word, next))
    count(word, (extra ? repeated : 1) * (isPassing ? passing : 1))
    const isDenying = languages.some((language) => language.isDenying(word, next))
    if (!extra) words.push({ word, stems: stemsOf(word), at, isPassing, isDenying })
  }
  if (said.length === 1 && all.length > 2) for (const { text: word } of all) if (!isSaid(word)) count(word, stopping)
  const parts = all.filter(({ extra }) => !extra).map(({ text: word }) => word)
  parts.forEach((word, index) => {
    const next = parts[index + 1]
    if (next && mayJoin(word, next)) count(word + next, repeated, true)
  })
  const terms = [...times].map(
    ([stem, { count: counted, isJoined }]) => [stem, { weight: weightOf(counted), isJoined }] as const,
  )
  return { words, terms: new Map(terms), phrases: phrasesIn(text, first), isEmpty, isOpen: !/[\s.?!"”]$/.test(text) }
}

/** What stands in quotes and is more than one word. */
function phrasesIn(text: string, language: Language): string[][] {
  return [...text.matchAll(/(?<=^|\s)["“„«]([^"“”„«»]*\S\s+\S[^"“”„«»]*)["”“»](?=\s|$|[.,;:?!])/g)].map(
    ([, inside = '']) => wordsOf(inside, language).flatMap(({ stem, extra }) => (extra ? [] : [stem])),
  )
}

/** A word said twice weighs more, but not twice. */
export function weightOf(times: number): number {
  return times > 1 ? 1 + Math.log(times) : times
}
