import { coverageOf } from './covered.ts'
import { rarityOf } from './fields.ts'
import type { Hit } from './hit.ts'
import { mentionsIn } from './mentions.ts'
import { pairsOf } from './neighbours.ts'
import { hitOf, type Look, type Term } from './passages.ts'
import { holdsPhrase, saysSo } from './phrases.ts'
import type { Postings } from './postings.ts'
import { type Asked, passing, type Question, readQuestion } from './question.ts'
import { confidenceIn } from './silence.ts'
import type { Source } from './source.ts'
import { type Instead, synonymsIn } from './synonyms.ts'
import { taughtIn, withTaught } from './taught.ts'
import { withNearWords } from './unwritten.ts'

export type Ranking = {
  question: Question
  hits: Hit[]
  /** What was read for words that nobody wrote. */
  corrected: Map<string, string>
  /** How surely the first hit answers it; from 1 on it does. */
  confidence: number
}

/** How many of the best by their words alone are looked at closely. */
const looked = 120
const archivedWorth = 0.5
const withoutPhrase = 0.15
/** A page that says what was asked, word behind word, comes before one that has its words more often. */
const sayingWorth = { head: 2.2, passage: 1.5 }
/** Two words are said in passing, too. */
const inPassing = 1.1
/** Just enough to come behind what fits as well. */
const overdueWorth = 0.98
/** Pages whose words are worth less than this share of the best are not results. */
const fewest = 0.15

/** Ranks pages by their best passage. */
export async function rank(source: Source, text: string): Promise<Ranking> {
  const asked = readQuestion(text, source.languages)
  const known = await source.postings([...asked.terms.keys()])
  const isKnown = ({ stems }: Asked) => stems.some((stem) => known.has(stem))
  const { question, instead, corrected } = await withNearWords(
    source,
    asked,
    asked.words.filter((word) => !isKnown(word)),
  )
  const groups = [...synonymsIn(question.words, source.synonyms), ...instead]
  const more = groups.flatMap(({ by }) => by.flatMap(({ stems }) => stems))
  const postings = new Map([...known, ...(await source.postings(more.filter((stem) => !known.has(stem))))])
  const written = score(source, { question, groups, postings })
  const confidence = confidenceIn(written, { question, groups, postings, pageCount: source.pageCount })
  const taught = await taughtIn(
    source.lessons(),
    { words: asked.words, postings: known, pageCount: source.pageCount, first: written[0]?.page },
    source.postings,
  )
  return { question, corrected, ...withTaught(written, { taught, confidence }) }
}

type Asking = { question: Question; groups: Instead[]; postings: Map<string, Postings> }
function score({ pageCount, facets, isOverdue }: Source, { question, groups, postings }: Asking): Hit[] {
  const terms = termsOf({ question, groups, postings }, pageCount)
  const bounds = new Float64Array(pageCount)
  for (const { postings: found, rarity, weight } of terms.values())
    addBounds(bounds, found, rarity * Math.max(weight, 0.4))
  const mentions = mentionsIn(new Set(question.terms.keys()), { facets, postings, pageCount })
  for (let page = 0; page < pageCount; page++) {
    const mention = mentions.get(facets.automations[page] ?? '')
    for (const worth of mention?.stems.values() ?? []) bounds[page] = (bounds[page] ?? 0) + worth
    if (facets.isArchived[page]) bounds[page] = (bounds[page] ?? 0) * archivedWorth
  }
  const words = question.words.map(({ stems, at, isPassing, isDenying }) => ({
    key: stems.join(' '),
    at,
    // "Stopped arriving" is not about stopping.
    weight: isDenying ? 0 : isPassing ? passing : 1,
    having: Math.max(0, ...stems.map((stem) => postings.get(stem)?.having ?? 0)),
    found: stems.flatMap((stem) => postings.get(stem) ?? []),
  }))
  const pairs = pairsOf(words, pageCount)
  const look: Look = {
    terms,
    groups,
    pairs,
    mentions,
    facets,
    asked: new Set(words.map(({ key }) => key)).size,
    words: words.map(({ found }) => found),
    stems: question.words.map(({ stems }) => stems),
  }
  const all = best(bounds)
  const phrases = question.phrases.filter((phrase) => all.some((page) => holdsPhrase(postings, phrase, page)))
  const isExact = (page: number) => phrases.every((phrase) => holdsPhrase(postings, phrase, page))
  const exact = phrases.length > 0 ? Map.groupBy(all, isExact) : null
  const found = exact ? [...(exact.get(true) ?? []), ...(exact.get(false) ?? [])] : all
  const worthOfPage = (page: number) =>
    (facets.isArchived[page] ? archivedWorth : isOverdue(page) ? overdueWorth : 1) * (isExact(page) ? 1 : withoutPhrase)
  const coverage = coverageOf(look, { question, postings, pageCount })
  const close = found.slice(0, looked).map((page) => {
    const hit = hitOf(look, page)
    return { ...hit, score: hit.score * worthOfPage(page) * coverage(page) * worthOfSaying(words, page) }
  })
  close.sort((one, other) => other.score - one.score || one.page - other.page)
  const last = close.at(-1)
  const far = last
    ? found.slice(looked).map((page) => farHit(page, (bounds[page] ?? 0) / (bounds[last.page] || 1), last))
    : []
  return [...close, ...far]
}

function worthOfSaying(words: Parameters<typeof saysSo>[0], page: number): number {
  const where = saysSo(words, page)
  if (where === null) return 1
  return where === 'passage' && words.length === 2 ? inPassing : sayingWorth[where]
}

/** What was not looked at closely comes behind what was, in the order of its words alone. */
function farHit(page: number, share: number, last: Hit): Hit {
  return { page, score: last.score * Math.min(1, share), units: [{ unit: 0, score: 0 }] }
}

/** Everything to look up, with how rare it is; what only stands in for something has no weight of its own. */
function termsOf({ question, groups, postings }: Asking, pageCount: number): Map<string, Term> {
  const terms = new Map<string, Term>()
  const add = (stem: string, weight: number) => {
    const found = postings.get(stem)
    if (found && !terms.has(stem))
      terms.set(stem, { postings: found, rarity: rarityOf(found.having, pageCount), weight })
  }
  for (const [stem, { weight, isJoined }] of question.terms)
    if (!isJoined || postings.get(stem)?.isWritten) add(stem, weight)
  for (const { by } of groups) for (const { stems } of by) for (const stem of stems) add(stem, 0)
  return terms
}

function addBounds(bounds: Float64Array, { pages, starts, units, impacts }: Postings, worth: number) {
  for (let index = 0; index < pages.length; index++) {
    let head = 0
    let most = 0
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
      const impact = impacts[at] ?? 0
      if (units[at] === 0) head = impact
      else if (impact > most) most = impact
    }
    const page = pages[index] ?? 0
    bounds[page] = (bounds[page] ?? 0) + worth * (head + most)
  }
}

/** Pages by their bounds, but for those far below the best. */
function best(bounds: Float64Array): number[] {
  const found: number[] = []
  const least = bounds.reduce((most, bound) => Math.max(most, bound), 0) * fewest
  bounds.forEach((bound, page) => {
    if (bound > 0 && bound >= least) found.push(page)
  })
  return found.sort((one, other) => (bounds[other] ?? 0) - (bounds[one] ?? 0) || one - other)
}
