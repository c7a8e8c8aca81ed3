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
  spans: readonly Span[]
}
type Span = { from: number; to: number }

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

/** Pages that were cut before, each with a key of all that is cut of it: the same key, the same words. */
export type KeptCut = { keys: readonly string[]; cut: CutPages }
/** How pages may be found among those that were cut before: by a key for each. */
type Before = { keys: readonly string[]; kept: KeptCut }

/** Cuts every text of the pages once. Those whose key was kept are not cut again, and come out the same. */
export function cutPages(pages: readonly SearchPage[], before?: Before): CutPages {
  const numbers = new Map<string, number>()
  const codes = makeNumbers()
  const keptSpanOf = spansByKey(before)
  const copy = before ? copyOf(before.kept.cut) : () => undefined
  const spans = pages.map((page, index) => {
    const from = codes.count()
    const span = keptSpanOf(index)
    if (span) copy(span)
    else cut(page)
    return { from, to: codes.count() }
  })
  return { words: [...numbers.keys()], codes: codes.values(), spans }

  function cut(page: SearchPage) {
    for (const texts of unitsOf(page)) {
      for (let field = 0; field < width; field++) {
        for (const text of texts[field] ?? []) cutText(text)
        codes.push(fieldEnd)
      }
    }
  }

  function cutText(text: string) {
    if (text === '') return
    codes.push(gap)
    for (const { text: word, extra } of cutWords(text)) codes.push(codeOf(numberOf(word), extra))
  }

  function numberOf(word: string): number {
    const number = numbers.get(word) ?? numbers.size
    if (number === numbers.size) numbers.set(word, number)
    return number
  }

  /** Words have other numbers now. */
  function copyOf({ words, codes: kept }: CutPages) {
    const unknown = -1
    const known = new Int32Array(words.length).fill(unknown)
    return ({ from, to }: Span) => {
      for (let at = from; at < to; at++) {
        const code = kept[at] ?? gap
        if (code < firstWord) {
          codes.push(code)
          continue
        }
        const word = wordOf(code)
        if (known[word] === unknown) known[word] = numberOf(words[word] ?? '')
        codes.push(codeOf(known[word] ?? 0, isExtra(code)))
      }
    }
  }
}

/** Finds where the codes of a page lie among those that were kept. */
function spansByKey(before: Before | undefined): (page: number) => Span | undefined {
  if (!before) return () => undefined
  const { keys, kept } = before
  const places = new Map(kept.keys.map((key, place) => [key, kept.cut.spans[place]]))
  return (page) => places.get(keys[page] ?? '')
}

function codeOf(number: number, extra: boolean): number {
  return firstWord + number * 2 + (extra ? 1 : 0)
}

/** The texts of a page's head and of its passages, each by field. */
function unitsOf({ title, said, summary, nouns, passages }: SearchPage): string[][][] {
  const head = [[title], said, [summary], nouns]
  return [head, ...passages.map(({ heading, prose, code }) => [[heading], prose.split('\n'), code.split('\n')])]
}
