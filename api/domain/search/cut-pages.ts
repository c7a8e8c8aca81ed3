import { cutWords } from '../language/words.ts'
import { width } from './fields.ts'
import { makeNumbers } from './numbers.ts'
import type { SearchPage } from './page.ts'

/**
 * The words of pages as they stand. The codes of a page are those of its head and of its passages, field after field: `gap` before each
 * text, `fieldEnd` behind each field, and else a word.
 */
export type CutPages = {
  /** Every word once, by its number. */
  words: readonly string[]
  codes: Uint32Array
  /** Where the codes of each page are. */
  spans: readonly { from: number; to: number }[]
}

export const gap = 0
export const fieldEnd = 1
const firstWord = 2

/** The number of the word that a code stands for. */
export function wordOf(code: number): number {
  return (code - firstWord) >>> 1
}

/** Whether a code stands for another spelling of what is there, which takes no place itself. */
export function isExtra(code: number): boolean {
  return (code & 1) === 1
}

/** Cuts every text of the pages once. */
export function cutPages(pages: readonly SearchPage[]): CutPages {
  const numbers = new Map<string, number>()
  const codes = makeNumbers()
  const spans = pages.map((page) => {
    const from = codes.count()
    for (const texts of unitsOf(page)) {
      for (let field = 0; field < width; field++) {
        for (const text of texts[field] ?? []) cutText(text)
        codes.push(fieldEnd)
      }
    }
    return { from, to: codes.count() }
  })
  return { words: [...numbers.keys()], codes: codes.values(), spans }

  function cutText(text: string) {
    if (text === '') return
    codes.push(gap)
    for (const { text: word, extra } of cutWords(text)) {
      const number = numbers.get(word) ?? numbers.size
      if (number === numbers.size) numbers.set(word, number)
      codes.push(firstWord + number * 2 + (extra ? 1 : 0))
    }
  }
}

/** The texts of a page's head and of its passages, each by field. */
function unitsOf({ title, said, summary, nouns, passages }: SearchPage): string[][][] {
  const head = [[title], said, [summary], nouns]
  return [head, ...passages.map(({ heading, prose, code }) => [[heading], prose.split('\n'), code.split('\n')])]
}
