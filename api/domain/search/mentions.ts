import { rarityOf } from './fields.ts'
import type { Facets } from './index-of-pages.ts'
import type { Postings } from './postings.ts'

/** Automations that a question names, whole or in part: what each word of the name is worth on every page of that automation. */
export type Mentions = Map<string, { isWhole: boolean; stems: Map<string, number> }>

/** As much as a word of the title. */
const impact = 2.4
/** A part of a name says less than the whole. */
const part = 0.6

/** The automations named by the stems of a question. A name that only shares a common word with it is no mention. */
export function mentionsIn(
  stems: ReadonlySet<string>,
  { facets, postings, pageCount }: { facets: Facets; postings: Map<string, Postings>; pageCount: number },
): Mentions {
  const rarity = (stem: string) => rarityOf(postings.get(stem)?.having ?? 0, pageCount)
  const names = facets.catalogue.map(({ id, stems: name }) => {
    const said = name.filter((stem) => stems.has(stem))
    const isWhole = said.length === name.length && said.length > 0
    return { id, said, isWhole }
  })
  const found = names.filter(({ said }) => said.length > 0)
  return new Map(
    found.map(({ id, said, isWhole }) => {
      const worth = (stem: string) => {
        const sharing = names.filter((other) => other.said.includes(stem)).length
        return (impact * rarity(stem) * (isWhole ? 1 : part)) / Math.sqrt(sharing)
      }
      return [id, { isWhole, stems: new Map(said.map((stem) => [stem, worth(stem)])) }]
    }),
  )
}
