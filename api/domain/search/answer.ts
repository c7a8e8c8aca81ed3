import type { Passage } from '../knowledge/passage.ts'
import { fold } from '../language/fold.ts'
import { type Language, languageIdOf, languageOf } from '../language/language.ts'
import { excerptOf } from './excerpt.ts'
import type { Hit } from './hit.ts'
import { fusedWith, type Nearest } from './meaning.ts'
import { onceEach } from './once-each.ts'
import type { PageFacts } from './page.ts'
import { placesFor, type Teams } from './places.ts'
import { type Ranking, rank } from './rank.ts'
import type { Answer, Result, SearchOptions, SectionHit } from './result.ts'
import { sureFrom } from './silence.ts'
import type { Source } from './source.ts'

/** What a page says about itself, and some of its passages, those asked for, by their number from 1. */
export type Card = { facts: PageFacts; language: string; passages: Map<number, Passage> }

/** Where pages are looked up to be shown. */
export type Library = {
  source: Source
  card: (page: number, units: readonly number[]) => Promise<Card>
  teams: Teams
  /** A second ranking by meaning, where there is one. How sure an answer is, the words alone say. */
  nearest?: Nearest
}

/** What scores less than this share of the best fits badly beside it. */
const fits = 0.35
const sectionFits = 0.6
const mostSections = 2
const chosenWorth = 2.2

/** Answers a question in plain words: ranked, filtered, counted, with what shows why each page was found. */
export async function answer(library: Library, query: string, options: SearchOptions): Promise<Answer> {
  const { source, teams } = library
  const { facets } = source
  const { limit, filters = {}, chosen, quote = false } = options
  const [ranking, near] = await Promise.all([
    rank(source, query),
    options.byWordsAlone ? null : library.nearest?.(query),
  ])
  const ranked = near ? fusedWith(ranking.hits, near) : ranking.hits
  if (chosen) liftChosen(ranked, (page) => facets.automations[page] === chosen)
  const hits = onceEach(ranked, facets.versions, options.language)
  const isKind = ({ page }: Hit) => !filters.kind || facets.kinds[page] === filters.kind
  const isAbout = ({ page }: Hit) => !filters.automation || facets.automations[page] === filters.automation
  const fitting = hits.filter((hit) => isKind(hit) && isAbout(hit))
  const first = hits[0]?.score || 1
  const weak = ranking.confidence < sureFrom || fitting.length === 0
  const languages = new Map(source.languages.map((language) => [language.id, language]))
  const shown = await Promise.all(
    fitting.slice(0, limit).map(async (hit): Promise<Result> => {
      const share = hit.score / first
      const card = await library.card(
        hit.page,
        hit.units.map(({ unit }) => unit),
      )
      return {
        ...resultOf(card, hit, {
          ranking,
          quote,
          language: languages.get(languageIdOf(card.language)) ?? languageOf(card.language),
        }),
        score: share * ranking.confidence,
        weak: weak || share < fits,
      }
    }),
  )
  return {
    query,
    weak,
    known: [],
    places: placesFor(query, { teams, language: source.languages[0] ?? languageOf('en') }),
    results: shown,
    total: fitting.length,
    kinds: counted(hits.filter(isAbout).map(({ page }) => facets.kinds[page] ?? '')),
    automations: counted(hits.filter(isKind).map(({ page }) => facets.automations[page] ?? '')),
    meant: meantBy(query, ranking),
  }
}

function liftChosen(hits: Hit[], isChosen: (page: number) => boolean): void {
  for (const hit of hits) if (isChosen(hit.page)) hit.score *= chosenWorth
  hits.sort((one, other) => other.score - one.score || one.page - other.page)
}

function resultOf(
  card: Card,
  { units }: Hit,
  { ranking: { question }, language, quote }: { ranking: Ranking; language: Language; quote: boolean },
): Omit<Result, 'score' | 'weak'> {
  const { audience: _, ...facts } = card.facts
  const asked = new Set(question.words.flatMap(({ stems }) => stems))
  return { ...facts, ...excerptIn(card, units, { asked, language, quote }), sections: sectionsOf(card, units) }
}

function excerptIn(
  { facts, passages }: Card,
  units: Hit['units'],
  { asked, language, quote }: { asked: Set<string>; language: Language; quote: boolean },
): Pick<Result, 'excerpt' | 'section'> {
  const isAsked = (stem: string) => asked.has(stem)
  for (const { unit } of units) {
    const passage = passages.get(unit)
    const excerpt = passage && excerptOf(passage, isAsked, { language, quote })
    if (!excerpt) continue
    const { heading, anchor } = passage
    return { excerpt, section: anchor === '' ? null : { title: heading, url: `${facts.url}#${anchor}` } }
  }
  const summary = excerptOf({ prose: facts.summary }, isAsked, { language, quote })
  return { excerpt: summary ?? [{ text: facts.summary, marked: false }], section: null }
}

function sectionsOf({ facts, passages }: Card, units: Hit['units']): SectionHit[] {
  const best = units[0]?.score ?? 0
  const sections = units.flatMap(({ unit, score }): SectionHit[] => {
    const { heading = '', anchor = '' } = passages.get(unit) ?? {}
    return anchor !== '' && score >= best * sectionFits ? [{ title: heading, url: `${facts.url}#${anchor}` }] : []
  })
  const urls = new Set<string>()
  return sections.filter(({ url }) => !urls.has(url) && urls.add(url)).slice(0, mostSections)
}

function counted(names: string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}

function meantBy(query: string, { corrected, question }: Ranking): string | null {
  const isTyped = question.isOpen ? question.words.at(-1)?.word : undefined
  if (corrected.size === 0) return null
  const meant = query.replace(/[\p{L}\p{N}\p{M}]+/gu, (written) => {
    const word = fold(written)
    const near = corrected.get(word)
    return near && !(word === isTyped && near.startsWith(word)) ? near : written
  })
  return meant === query ? null : meant
}
