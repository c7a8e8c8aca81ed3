import type { Language } from '../language/language.ts'
import { wordsOf } from '../language/words.ts'

/** A sentence of a passage, word for word, and the passage's place in what was shown, from 0. */
export type Cited = { text: string; passage: number }

const mostSentences = 5
/** Two sentences say the same when they share this much of the content of both. */
const alike = 0.6
const leastWords = 2
const mark = /\[(\d{1,2})\]/g
const leading = /^\s*(?:\[\d{1,2}\][\s,]*)+/

/**
 * The sentences of passages that a written answer cites, in its order: what it says in words of its own is shown in theirs, what
 * cites nothing, or a passage that says no such thing, is left out. So no sentence comes out that no passage holds.
 */
export function citedSentences(written: string, passages: readonly string[], language: Language): Cited[] {
  const held = passages.map((passage) =>
    sentencesOf(passage)
      .filter((sentence) => !isCut(sentence))
      .map((text) => ({ text, words: contentOf(text, language) })),
  )
  const cited: Cited[] = []
  for (const sentence of writtenSentences(written)) {
    if (cited.length === mostSentences) break
    const found = sentence.cites.map((passage) => nearest(sentence.text, passage)).find((one) => one !== null)
    if (found && !cited.some(({ text, passage }) => text === found.text && passage === found.passage)) cited.push(found)
  }
  return cited

  function nearest(said: string, passage: number): Cited | null {
    const words = contentOf(said, language)
    const [best] = (held[passage] ?? [])
      .map(({ text, words: others }) => ({ text, share: shared(words, others) }))
      .toSorted((one, other) => other.share - one.share)
    return best && best.share >= alike ? { text: best.text, passage } : null
  }
}

/** The sentences of an answer with the passages that each cites, from 0; marks may stand before or after its full stop. */
function writtenSentences(written: string): { text: string; cites: number[] }[] {
  const all: { text: string; cites: number[] }[] = []
  for (const part of sentencesOf(written.replace(/(?<=[.!?])(?=\[\d)/g, ' '))) {
    const late = leading.exec(part)?.[0] ?? ''
    all.at(-1)?.cites.push(...citesIn(late))
    const rest = part.slice(late.length)
    if (rest.trim() !== '') all.push({ text: rest.replace(mark, ' '), cites: citesIn(rest) })
  }
  return all
}

function citesIn(text: string): number[] {
  return [...text.matchAll(mark)].map(([, number]) => Number(number) - 1)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Each line's sentences, without the mark of a list. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment))
    .map((sentence) => sentence.replace(/^\s*(?:[-*•]\s+)?|\s+$/g, ''))
    .filter(Boolean)
}

/** Whether a quote begins or ends within the sentence: what is missing may turn it around. */
function isCut(sentence: string): boolean {
  return sentence.startsWith('…') || sentence.endsWith('…')
}

function contentOf(text: string, language: Language): Set<string> {
  const words = wordsOf(text, language).filter(({ text, extra }) => !extra && !language.isStopWord(text))
  return new Set(words.map(({ stem }) => stem))
}

/** How much of both they have in common, from 0 to 1. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = one.intersection(other).size
  return both < leastWords ? 0 : (2 * both) / (one.size + other.size)
}
