import { addInstead, type Instead, isThereInstead } from './instead.ts'
import { nearWords } from './near-words.ts'
import { readNeighbours, scoreOfNeighbours } from './neighbours.ts'
import type { Postings } from './postings.ts'
import { type Asked, type Question, readQuestion, weightOf } from './question.ts'
import { addTerm, hasTerm, rarityOf } from './scoring.ts'
import { type Synonyms, synonymsIn } from './synonyms.ts'

/** Entries best first. Scores of different questions compare: they say how much of what was asked the best one answers. */
export type Hit = { entry: number; score: number }
type Options = { limit: number; synonyms: Synonyms; mayShow: (entry: number) => boolean }

/** Below this nothing really fits. Measured on questions without an answer. */
export const weakBelow = 0.3
/** How many of the best by words alone are looked at for neighbouring words. */
const looked = 100
const nearWeight = 0.7
/** What a question must hold before it can be answered with confidence. */
const little = 15

export function rank(postings: Postings, text: string, options: Options): Hit[] {
  const question = readQuestion(text, postings)
  const hits = rankBy(postings, question, [], options)
  const unknown = question.words.filter(({ term }) => term === 0)
  if (unknown.length === 0) return hits
  const { words, instead } = withNearWords(postings, question, unknown)
  if (instead.length === 0) return hits
  return rankBy(postings, { ...question, words }, instead, options)
}

function rankBy(postings: Postings, question: Question, corrected: Instead[], options: Options): Hit[] {
  const scores = new Float64Array(postings.count)
  for (const [term, weight] of question.terms) addTerm(scores, postings, { term, weight })
  const instead = [...synonymsIn(question.words, options.synonyms), ...corrected]
  for (const other of instead) addInstead(scores, postings, other)
  const best = bestOf(scores, { count: Math.max(looked, options.limit), mayShow: options.mayShow })
  const neighbours = readNeighbours(question.words, postings)
  for (const hit of best) hit.score += scoreOfNeighbours(postings, neighbours, hit.entry)
  const [first] = best.sort(byScore)
  if (!first) return []
  const trust = question.isEmpty ? 0 : trustIn(postings, question, { entry: first.entry, instead })
  return best.slice(0, options.limit).map(({ entry, score }) => ({ entry, score: score * trust }))
}

function bestOf(scores: Float64Array, { count, mayShow }: { count: number; mayShow: Options['mayShow'] }): Hit[] {
  const shown = scores.map((score, entry) => (score > 0 && mayShow(entry) ? score : 0))
  const bar = shown.toSorted().at(-count) ?? 0
  const hits: Hit[] = []
  shown.forEach((score, entry) => {
    if (score > 0 && score >= bar) hits.push({ entry, score })
  })
  return hits.sort(byScore).slice(0, count)
}

function byScore(one: Hit, other: Hit): number {
  return other.score - one.score || one.entry - other.entry
}

/** Scales scores by what the question asks for, and by how much of it the best entry has at all. */
function trustIn(postings: Postings, { words }: Question, { entry, instead }: { entry: number; instead: Instead[] }) {
  const times = new Map<string, { asked: Asked; count: number }>()
  for (const asked of words) times.set(asked.stem, { asked, count: (times.get(asked.stem)?.count ?? 0) + 1 })
  let asks = 0
  let has = 0
  for (const { asked, count } of times.values()) {
    asks += weightOf(count) * rarityOf(postings, asked.term)
    const others = instead.filter(({ what }) => what.includes(asked.term))
    if (hasTerm(postings, asked.term, entry) || others.some((other) => isThereInstead(postings, other, entry))) has++
  }
  return has / times.size / (asks + little)
}

function withNearWords(postings: Postings, { words }: Question, unknown: Asked[]) {
  const last = words.at(-1)
  const near = new Map(
    unknown.slice(0, 6).map(({ word }) => [word, nearWords(postings, word, { isLast: word === last?.word })]),
  )
  const instead = [...near.values()]
    .filter((terms) => terms.length > 0)
    .map((terms) => ({ what: [], by: terms.map((term) => ({ terms: [term], weight: nearWeight })) }))
  return { words: words.map((asked) => ({ ...asked, term: near.get(asked.word)?.[0] ?? asked.term })), instead }
}
