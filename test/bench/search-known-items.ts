import type { Doc, SearchSet } from './search-sets.ts'

/** Four ways to ask for a page that one knows. Pages with the same title answer for each other. */
export function knownItems(name: string, docs: Doc[]): SearchSet[] {
  const random = seeded(7)
  const sameTitle = Map.groupBy(docs, ({ title }) => spelledOut(title).toLowerCase())
  const setOf = (way: string, ask: (doc: Doc) => string | null): SearchSet => {
    const queries = docs.flatMap((doc) => {
      const text = ask(doc)
      return text === null ? [] : [{ id: doc.id, text }]
    })
    const answers = new Map(
      docs.map((doc) => {
        const same = sameTitle.get(spelledOut(doc.title).toLowerCase()) ?? [doc]
        return [doc.id, new Map(same.map(({ id }) => [id, 1]))]
      }),
    )
    return { name: `${name}, ${way}`, docs, queries, answers, unanswerable: [] }
  }
  return [
    setOf('title words', ({ title }) => spelledOut(title)),
    setOf('one letter dropped', ({ title }) => letterDropped(spelledOut(title), random)),
    setOf('plain question', ({ title }) => `how do i fix ${spelledOut(title).toLowerCase()} please help me`),
    setOf('half a sentence', ({ text }) => halfSentence(text, random)),
  ]
}

function spelledOut(title: string): string {
  return title.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
}

function letterDropped(title: string, random: () => number): string {
  const words = title.split(/\s+/)
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '')
  const at = 1 + Math.floor(random() * Math.max(1, longest.length - 1))
  return words.map((word) => (word === longest ? word.slice(0, at) + word.slice(at + 1) : word)).join(' ')
}

function halfSentence(text: string, random: () => number): string | null {
  const sentences = text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.?!])\s+/))
    .filter((sentence) => /^[A-Z][^|{}$=]+[.?!]$/.test(sentence))
    .map((sentence) => sentence.split(/\s+/))
    .filter(({ length }) => length >= 7 && length <= 40)
  const words = sentences[Math.floor(random() * sentences.length)]
  if (!words) return null
  const half = Math.ceil(words.length / 2)
  const start = Math.floor(random() * (words.length - half + 1))
  return words.slice(start, start + half).join(' ')
}

/** The same numbers from 0 to 1 in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
