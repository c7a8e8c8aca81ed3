import { rarityOf } from './fields.ts'
import type { Hit } from './hit.ts'
import { indexOfPage, type Postings } from './postings.ts'
import { type Asked, passing, type Question, weightOf } from './question.ts'
import type { Instead } from './synonyms.ts'

type Known = { question: Question; groups: Instead[]; postings: Map<string, Postings>; pageCount: number }

/** Below this nothing really fits: say so, and offer a person. */
export const sureFrom = 1

/**
 * The bar itself: measured so that at most one in ten questions without an answer passes it, on one set, and found to hold on others.
 * What it is held against falls with the number of pages, since more of them hold some rare word by chance.
 */
const bar = 0.106

/**
 * How surely the first hit answers what was asked; comparable between questions and sites. It grows with how much of the question stands on that
 * page, in its best passage above all, and with how far it is ahead of the next.
 */
export function confidenceIn(hits: readonly Hit[], { question, groups, postings, pageCount }: Known): number {
  const [best, second] = hits
  if (!best || question.isEmpty) return 0
  const unitsOf = (stem: string) => {
    const found = postings.get(stem)
    const index = found ? indexOfPage(found, best.page) : -1
    return !found || index < 0 ? [] : [...found.units.subarray(found.starts[index], found.starts[index + 1])]
  }
  const words = Map.groupBy(question.words, ({ stems }) => stems.join(' '))
  let asks = 0
  let together = 0
  let covered = 0
  for (const said of words.values()) {
    const [{ stems, isPassing }] = said as [Asked]
    const having = Math.max(0, ...stems.map((stem) => postings.get(stem)?.having ?? 0))
    const rarity = weightOf(said.length) * rarityOf(having || 1, pageCount) * (isPassing ? passing : 1)
    const units = stems.flatMap(unitsOf)
    const others = groups.filter(({ what }) => what.some((stem) => stems.includes(stem)))
    const isThere = ({ by }: Instead) => by.some(({ stems }) => stems.every((stem) => unitsOf(stem).length > 0))
    asks += rarity
    if (units.length > 0 || others.some(isThere)) covered++
    if (units.includes(0) || units.includes(best.units[0]?.unit ?? 0)) together += rarity
  }
  if (asks === 0) return 0
  const lead = 0.5 + (best.score - (second?.score ?? 0)) / best.score
  const share = (covered / words.size) ** 2 * (0.5 + 0.5 * (together / asks))
  return (best.score * share * lead) / (asks + 2) / Math.sqrt(Math.log(pageCount + 2)) / bar
}
