import type { Passage } from '../knowledge/passage.ts'
import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'
import type { Piece } from './result.ts'

const length = 28
const lead = 6

/** The words of a passage's prose around the most of what was asked, whole words only; null when none of it stands there. */
export function excerptOf(
  { prose }: Pick<Passage, 'prose'>,
  isAsked: (stem: string) => boolean,
  language: Language,
): Piece[] | null {
  const words = prose.split(/\s+/).filter(Boolean)
  const asked = words.map((word) => wordsOf(word, language).find(({ stem }) => isAsked(stem))?.stem)
  const marked = asked.map((stem) => stem !== undefined)
  const start = densest(asked)
  if (start === null) return null
  const from = start <= lead ? 0 : start - Math.min(lead, backToSentence(words, start))
  const to = Math.min(words.length, from + length)
  const pieces: Piece[] = []
  for (let at = from; at < to; at++) {
    const text = `${at > from ? ' ' : from > 0 ? '… ' : ''}${words[at]}`
    const last = pieces.at(-1)
    if (last && last.marked === (marked[at] ?? false)) last.text += text
    else pieces.push({ text, marked: marked[at] ?? false })
  }
  if (to < words.length) pieces.push({ text: ' …', marked: false })
  return spaced(pieces)
}

/** Where the stretch begins that has most different words of the question. */
function densest(asked: (string | undefined)[]): number | null {
  let best: { at: number; count: number } | null = null
  for (let at = 0; at < asked.length; at++) {
    if (asked[at] === undefined) continue
    const seen = new Set(asked.slice(at, at + length - lead))
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

/** Spaces belong to what is not marked. */
function spaced(pieces: Piece[]): Piece[] {
  return pieces.flatMap(({ text, marked }) => {
    const space = marked ? (/^(… | )/.exec(text)?.[0] ?? '') : ''
    return space === ''
      ? [{ text, marked }]
      : [
          { text: space, marked: false },
          { text: text.slice(space.length), marked },
        ]
  })
}
