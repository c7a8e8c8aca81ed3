import type { Language } from '../language/language.ts'
import { rarityOf } from './fields.ts'
import type { Hit } from './hit.ts'
import type { Facets } from './index-of-pages.ts'
import { type Mentions, mentionsIn } from './mentions.ts'
import { nearness, type Pair, pairsOf, worthOf } from './neighbours.ts'
import { indexOfPage, type Postings } from './postings.ts'
import { type Asked, passing, type Question, readQuestion } from './question.ts'
import { confidenceIn } from './silence.ts'
import { type Instead, type Synonyms, synonymsIn } from './synonyms.ts'
import { type Lessons, taughtIn, withTaught } from './taught.ts'

/** Where words are looked up: in memory, or in files loaded by the words asked. */
export type Source = {
  pageCount: number
  languages: readonly Language[]
  facets: Facets
  synonyms: Synonyms
  /** What stands where; stems that nobody wrote are left out. */
  postings: (stems: readonly string[]) => Promise<Map<string, Postings>>
  /** Written words that may have been meant. */
  near: (word: string, options: { isLast: boolean }) => Promise<string[]>
  /** What solved tickets taught, as it is now. */
  lessons: () => Lessons
}

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
/** A word in a passage near by counts for this much. */
const context = 0.5
const contextReach = 2
const nearWeight = 0.7
const shownUnits = 4
const none = new Uint32Array(0)
const archivedWorth = 0.5
/** How much of a page's score depends on how many of the words asked it has at all. */
const covering = 0.4
/** Words that stand together in a title or symptom are what it is about. */
const togetherInHead = 1.5
const withoutPhrase = 0.15
/** Pages whose words are worth less than this share of the best are not results. */
const fewest = 0.15
/** An automation's own page, when more than its name was asked. */
const aside = 0.7

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

/** A word that nobody wrote is read as one that is a letter off, as the beginning of a longer one, or as two written together. */
async function withNearWords(source: Source, question: Question, unknown: Asked[]) {
  const last = question.words.at(-1)
  const corrected = new Map<string, string>()
  const instead: Instead[] = []
  const readAs = new Map<string, string[]>()
  const stemsOf = (word: string) => [...new Set(source.languages.map(({ stemOf }) => stemOf(word)))]
  for (const { word } of unknown.slice(0, 6)) {
    if (readAs.has(word)) continue
    const near = await source.near(word, { isLast: question.isOpen && word === last?.word })
    const [best] = near
    if (best) {
      readAs.set(word, stemsOf(best))
      corrected.set(word, best)
      instead.push({ what: [], by: near.flatMap(stemsOf).map((stem) => ({ stems: [stem], weight: nearWeight })) })
    } else {
      const two = await twoWords(source, word)
      if (two) instead.push({ what: [], by: [{ stems: two, weight: nearWeight }] })
    }
  }
  const words = question.words.map((asked) => ({ ...asked, stems: readAs.get(asked.word) ?? asked.stems }))
  return { question: { ...question, words }, instead, corrected }
}

/** The two words of one that was written together, such as nodered; the rarer pair where there are several. */
async function twoWords({ languages, postings, pageCount }: Source, word: string): Promise<string[] | null> {
  if (word.length < 5 || word.length > 24 || !/^\p{L}+$/u.test(word)) return null
  const stemOf = (part: string) => languages[0]?.stemOf(part) ?? part
  const cuts = Array.from({ length: word.length - 3 }, (_, index) =>
    [word.slice(0, index + 2), word.slice(index + 2)].map(stemOf),
  )
  const known = await postings([...new Set(cuts.flat())])
  const worth = (stems: string[]) =>
    stems.reduce((sum, stem) => sum + rarityOf(known.get(stem)?.having ?? 0, pageCount), 0)
  return (
    cuts.filter((stems) => stems.every((stem) => known.has(stem))).sort((one, other) => worth(other) - worth(one))[0] ??
    null
  )
}

type Asking = { question: Question; groups: Instead[]; postings: Map<string, Postings> }
type Term = { postings: Postings; rarity: number; weight: number }

function score({ pageCount, facets }: Source, { question, groups, postings }: Asking): Hit[] {
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
  const words = question.words.map(({ stems, at, isPassing }) => ({
    key: stems.join(' '),
    at,
    weight: isPassing ? passing : 1,
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
    (facets.isArchived[page] ? archivedWorth : 1) * (isExact(page) ? 1 : withoutPhrase)
  const close = found.slice(0, looked).map((page) => {
    const hit = hitOf(look, page)
    return { ...hit, score: hit.score * worthOfPage(page) * coveredBy(look.words, page) }
  })
  close.sort((one, other) => other.score - one.score || one.page - other.page)
  const last = close.at(-1)
  const far = last
    ? found.slice(looked).map((page) => farHit(page, (bounds[page] ?? 0) / (bounds[last.page] || 1), last))
    : []
  return [...close, ...far]
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

/** A page that has all the words asked comes before one that has some of them often. */
function coveredBy(words: Postings[][], page: number): number {
  if (words.length === 0) return 1
  const held = words.filter((found) => found.some((postings) => indexOfPage(postings, page) >= 0)).length
  return 1 - covering + (covering * held) / words.length
}

type Look = {
  terms: Map<string, Term>
  groups: Instead[]
  pairs: Pair[]
  words: Postings[][]
  stems: string[][]
  mentions: Mentions
  facets: Facets
  /** How many different words were asked. */
  asked: number
}
/** What one unit says about each term; context counts already. */
type Values = Map<string, number>

function hitOf(look: Look, page: number): Hit {
  const head: Values = new Map()
  const passages = new Map<number, Values>()
  for (const [stem, { postings, rarity }] of look.terms) {
    const index = indexOfPage(postings, page)
    if (index < 0) continue
    for (let at = postings.starts[index] ?? 0; at < (postings.starts[index + 1] ?? 0); at++) {
      const unit = postings.units[at] ?? 0
      const value = rarity * (postings.impacts[at] ?? 0)
      if (unit === 0) head.set(stem, value)
      else valuesAt(passages, unit).set(stem, value)
    }
  }
  addMention(look, page, { head, passages })
  const scored = [...passages.keys()].map((unit) => ({
    unit,
    score: worthOfValues(look, sum(head, withContext(passages, unit))),
  }))
  if (scored.length === 0) scored.push({ unit: 0, score: worthOfValues(look, head) })
  scored.sort((one, other) => other.score - one.score || one.unit - other.unit)
  const near = nearOn(look, page)
  const units = scored.slice(0, shownUnits).map(({ unit, score }) => ({ unit, score: score + near(unit) }))
  units.sort((one, other) => other.score - one.score || one.unit - other.unit)
  return { page, score: units[0]?.score ?? 0, units }
}

/** On pages of an automation that is named, its name says the same on all of them: what else was asked decides. */
function addMention(
  { mentions, facets, asked }: Look,
  page: number,
  { head, passages }: { head: Values; passages: Map<number, Values> },
) {
  const mention = mentions.get(facets.automations[page] ?? '')
  const isAsked = mention?.stems.size === asked
  const beside = facets.kinds[page] === 'automation' && !isAsked ? aside : 1
  for (const [stem, worth] of mention?.stems ?? []) {
    if (mention?.isWhole && facets.kinds[page] !== 'automation')
      for (const values of passages.values()) values.delete(stem)
    head.set(stem, mention?.isWhole ? worth * beside : Math.max(worth, head.get(stem) ?? 0))
  }
}

function valuesAt(passages: Map<number, Values>, unit: number): Values {
  const known = passages.get(unit)
  if (known) return known
  const made: Values = new Map()
  passages.set(unit, made)
  return made
}

function withContext(passages: Map<number, Values>, unit: number): Values {
  const values = new Map(passages.get(unit))
  for (let apart = 1; apart <= contextReach; apart++) {
    for (const other of [unit - apart, unit + apart]) {
      for (const [stem, value] of passages.get(other) ?? []) {
        values.set(stem, Math.max(values.get(stem) ?? 0, value * context))
      }
    }
  }
  return values
}

function sum(one: Values, other: Values): Values {
  const values = new Map(one)
  for (const [stem, value] of other) values.set(stem, (values.get(stem) ?? 0) + value)
  return values
}

/** What was asked, and beyond it the best of the other words. */
function worthOfValues({ terms, groups }: Look, values: Values): number {
  let worth = 0
  for (const [stem, value] of values) worth += (terms.get(stem)?.weight ?? 0) * value
  const of = (stems: string[]) => stems.reduce((total, stem) => total + (values.get(stem) ?? 0), 0)
  for (const { what, by } of groups) {
    let most = 0
    for (const { stems, weight } of by)
      if (stems.every((stem) => values.has(stem))) most = Math.max(most, weight * of(stems))
    worth += Math.max(0, most - of(what))
  }
  return worth
}

/** What it adds that words of the question stand near each other in a page's head and in one of its passages. */
function nearOn({ pairs, words, stems, mentions, facets }: Look, page: number): (unit: number) => number {
  const mention = facets.kinds[page] === 'automation' ? undefined : mentions.get(facets.automations[page] ?? '')
  const isName = (word: number) => mention?.isWhole && stems[word]?.some((stem) => mention.stems.has(stem))
  const found = words.map((all) =>
    all.flatMap((postings) => {
      const index = indexOfPage(postings, page)
      return index < 0 ? [] : [{ postings, index }]
    }),
  )
  const places = (word: number, unit: number): ArrayLike<number> => {
    const [only, ...others] = (found[word] ?? []).map(({ postings, index }) => placesAt(postings, index, unit))
    if (!only || others.length === 0) return only ?? none
    return [only, ...others].flatMap((some) => [...some]).sort((one, other) => one - other)
  }
  const near = ({ first, second, gap }: Pair, unit: number) => nearness(places(first, unit), places(second, unit), gap)
  const here = pairs
    .filter(({ first, second }) => found[first]?.length && found[second]?.length && !(isName(first) && isName(second)))
    .map((pair) => ({ pair, head: near(pair, 0) * togetherInHead }))
  return (unit) =>
    here.reduce((sum, { pair, head }) => sum + worthOf(pair, head + (unit === 0 ? 0 : near(pair, unit))), 0)
}

function placesAt(postings: Postings, index: number, unit: number): Uint32Array {
  for (let at = postings.starts[index] ?? 0; at < (postings.starts[index + 1] ?? 0); at++) {
    if (postings.units[at] === unit)
      return postings.places.subarray(postings.placeStarts[at], postings.placeStarts[at + 1])
  }
  return none
}

/** Whether a page has words right behind each other. */
function holdsPhrase(postings: Map<string, Postings>, phrase: readonly string[], page: number): boolean {
  const found = phrase.map((stem) => postings.get(stem))
  const [first] = found
  const index = first ? indexOfPage(first, page) : -1
  if (!first || index < 0) return false
  const units = first.units.subarray(first.starts[index], first.starts[index + 1])
  return units.some((unit) => {
    const places = found.map((one) => new Set(one ? placesAt(one, indexOfPage(one, page), unit) : []))
    return [...(places[0] ?? [])].some((place) => places.every((others, apart) => others.has(place + apart)))
  })
}
