import type { Passage } from '../knowledge/passage.ts'
import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Piece } from './result.ts'

const length = 28
const quoted = 70
const lead = 6
const opening = new Set('"\'“‘„«([{')
const closing = new Set('.,:;!?…"\'”’»)]}')

/**
 * The words of a passage's prose around the most of what was asked, whole words only; null when none of it stands there. A quote is
 * longer, and keeps its lines.
 */
export function excerptOf(
  { prose }: Pick<Passage, 'prose'>,
  isAsked: (stem: string) => boolean,
  { language, quote = false }: { language: Language; quote?: boolean },
): Piece[] | null {
  const most = quote ? quoted : length
  const words = prose.split(/\s+/).filter(Boolean)
  const breaks = quote ? breaksIn(prose) : new Set<number>()
  const asked = words.map((word) => wordsOf(word, language).find(({ stem }) => isAsked(stem))?.stem)
  const marked = asked.map((stem) => stem !== undefined)
  const start = densest(asked, most)
  if (start === null) return null
  const isWhole = quote && words.length <= most
  const from = isWhole || start <= lead ? 0 : start - Math.min(lead, backToSentence(words, start))
  const to = Math.min(words.length, from + most)
  const pieces: Piece[] = []
  const put = (text: string, isMarked: boolean) => {
    const last = pieces.at(-1)
    if (last && last.marked === isMarked) last.text += text
    else if (text !== '') pieces.push({ text, marked: isMarked })
  }
  for (let at = from; at < to; at++) {
    const word = words[at] ?? ''
    const between = at > from ? (breaks.has(at) ? '\n' : ' ') : from > 0 ? '… ' : ''
    const { before, inner, after } = parted(word)
    const isMarked = marked[at] ?? false
    const goesOn = isMarked && before === '' && pieces.at(-1)?.marked === true
    put(`${between}${before}`, goesOn)
    put(inner, isMarked)
    put(after, false)
  }
  if (to < words.length) put(' …', false)
  return pieces
}

/** The words, by number, before which a line ends. */
function breaksIn(prose: string): Set<number> {
  let count = 0
  const ends = prose.split('\n').map((line) => {
    count += line.split(/\s+/).filter(Boolean).length
    return count
  })
  return new Set(ends)
}

/** Signs around a word are no part of it. */
function parted(word: string): { before: string; inner: string; after: string } {
  let from = 0
  while (opening.has(word.charAt(from))) from++
  let to = word.length
  while (to > from && closing.has(word.charAt(to - 1))) to--
  return { before: word.slice(0, from), inner: word.slice(from, to), after: word.slice(to) }
}

/** Where the stretch begins that has most different words of the question. */
function densest(asked: (string | undefined)[], most: number): number | null {
  let best: { at: number; count: number } | null = null
  for (let at = 0; at < asked.length; at++) {
    if (asked[at] === undefined) continue
    const seen = new Set(asked.slice(at, at + most - lead))
    seen.delete(undefined)
    if (!best || seen.size > best.count) best = { at, count: seen.size }
  }
  return best?.at ?? null
}

/** How many words back the sentence begins, at most as many as may lead. */
function backToSentence(words: string[], start: number): number {
  for (let back = 1; back <= lead; back++) if (/[.:!?]$/.test(words[start - back - 1] ?? '')) return back
  return lead
}
