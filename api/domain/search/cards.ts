import type { Passage } from '../knowledge/passage.ts'
import type { Card } from './answer.ts'
import type { PageFacts, SearchPage } from './page.ts'

/** What is shown of a page, as a file: its facts, and the first of its passages. A very long page has more files. */
export type CardFile = {
  facts: PageFacts
  language: string
  passages: [heading: string, anchor: string, prose: string][]
  /** The first passage of each further file, by number from 1. */
  more: number[]
}
/** A further file of a very long page. */
export type MoreFile = { passages: CardFile['passages'] }

const most = 20_000

/** The files that tell what is shown of a page. */
export function cardFiles(page: SearchPage): [CardFile, ...MoreFile[]] {
  const { said: _, nouns: __, original: ___, passages, language, ...facts } = page
  const groups: CardFile['passages'][] = [[]]
  const more: number[] = []
  let size = 0
  passages.forEach(({ heading, anchor, prose }, index) => {
    if (size > most) {
      groups.push([])
      more.push(index + 1)
      size = 0
    }
    size += prose.length + heading.length
    groups.at(-1)?.push([heading, anchor, prose])
  })
  const [first = [], ...rest] = groups
  return [{ facts, language, passages: first, more }, ...rest.map((group) => ({ passages: group }))]
}

/** Puts a card together from its files, loading those in which the passages asked for stand. */
export async function cardFrom(
  file: CardFile,
  units: readonly number[],
  load: (part: number) => Promise<MoreFile>,
): Promise<Card> {
  const starts = [1, ...file.more]
  const passages = new Map<number, Passage>()
  for (const unit of units) {
    const part = starts.findLastIndex((start) => start <= unit)
    if (part < 0) continue
    const group = part === 0 ? file.passages : (await load(part)).passages
    const [heading = '', anchor = '', prose = ''] = group[unit - (starts[part] ?? 1)] ?? []
    passages.set(unit, { heading, anchor, prose, code: '' })
  }
  return { facts: file.facts, language: file.language, passages }
}
