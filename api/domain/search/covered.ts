import { rarityOf } from './fields.ts'
import type { Look } from './passages.ts'
import { indexOfPage, type Postings } from './postings.ts'
import type { Question } from './question.ts'

/** How much of a page's score depends on how many of the words asked it has at all. */
const covering = 0.4
/** What a question is about is its rarest word: a page that has neither it nor other words for it counts so much. */
const withoutRarest = 0.8

type Asking = { question: Question; postings: Map<string, Postings>; pageCount: number }

/** What share of its score a page keeps for the words that it has: one that has all of them comes before one that has some often. */
export function coverageOf(
  { groups, mentions, facets }: Pick<Look, 'groups' | 'mentions' | 'facets'>,
  { question, postings, pageCount }: Asking,
): (page: number) => number {
  const all = question.words.map(({ stems, isPassing }) => {
    const found = stems.flatMap((stem) => postings.get(stem) ?? [])
    return { stems, isPassing, found, rarity: rarityOf(Math.max(0, ...found.map(({ having }) => having)), pageCount) }
  })
  const [rarest] = all
    .filter(({ found, isPassing }) => found.length > 0 && !isPassing)
    .sort((one, other) => other.rarity - one.rarity)
  const joined = [...question.terms].filter(([, { isJoined }]) => isJoined).map(([stem]) => [postings.get(stem)])
  const others = groups
    .filter(({ what }) => what.some((stem) => rarest?.stems.includes(stem)))
    .flatMap(({ by }) => by.map(({ stems }) => stems.map((stem) => postings.get(stem))))
  return (page) => {
    const has = (found: Postings | undefined) => found !== undefined && indexOfPage(found, page) >= 0
    const named = mentions.get(facets.automations[page] ?? '')?.stems
    const held = all.filter(({ found }) => found.some(has)).length
    const isAbout =
      !rarest ||
      rarest.found.some(has) ||
      rarest.stems.some((stem) => named?.has(stem)) ||
      [...joined, ...others].some((stems) => stems.every(has))
    return all.length === 0 ? 1 : (1 - covering + (covering * held) / all.length) * (isAbout ? 1 : withoutRarest)
  }
}
