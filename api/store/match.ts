import type { Asked } from '#domain/language/find.ts'
import type { Dialect } from './handle.ts'

type Signs = { word: (word: string) => string; and: string; or: string }

const signs: Record<Dialect, Signs> = {
  sqlite: { word: (word) => `"${word}"*`, and: ' AND ', or: ' OR ' },
  postgres: { word: (word) => `'${word}':*`, and: ' & ', or: ' | ' },
}

/** What is asked, as a database's search has it. The words are letters, digits, points and plus or number signs: none is syntax. */
export function matchOf(asked: Asked, dialect: Dialect): string {
  const { word, and, or } = signs[dialect]
  const way = (words: string[]) => `(${words.map(word).join(and)})`
  return asked.map((ways) => `(${ways.map(way).join(or)})`).join(and)
}
