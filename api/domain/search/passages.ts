import type { Hit } from './hit.ts'
import type { Facets } from './index-of-pages.ts'
import type { Mentions } from './mentions.ts'
import { nearness, type Pair, worthOf } from './neighbours.ts'
import { indexOfPage, type Postings, placesAt } from './postings.ts'
import type { Instead } from './synonyms.ts'

/** A word to look up, with how rare it is; what only stands in for something has no weight of its own. */
export type Term = { postings: Postings; rarity: number; weight: number }
/** What is looked for on each page: the question, and all that was looked up for it. */
export type Look = {
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

/** A word in a passage near by counts for this much. */
const context = 0.5
const contextReach = 2
const shownUnits = 4
/** Words that stand together in a title or symptom are what it is about. */
const togetherInHead = 1.5
/** An automation's own page, when more than its name was asked. */
const aside = 0.7

/** What one unit says about each term; context counts already. */
type Values = Map<string, number>

/** Looks at one page closely: its best passages, each with what its head says and what stands around it. */
export function hitOf(look: Look, page: number): Hit {
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
    if (!only || others.length === 0) return only ?? []
    return [only, ...others].flatMap((some) => [...some]).sort((one, other) => one - other)
  }
  const near = ({ first, second, gap }: Pair, unit: number) => nearness(places(first, unit), places(second, unit), gap)
  const here = pairs
    .filter(({ first, second }) => found[first]?.length && found[second]?.length && !(isName(first) && isName(second)))
    .map((pair) => ({ pair, head: near(pair, 0) * togetherInHead }))
  return (unit) =>
    here.reduce((sum, { pair, head }) => sum + worthOf(pair, head + (unit === 0 ? 0 : near(pair, unit))), 0)
}
