import { seeded } from './search-known-items.ts'
import type { Doc } from './search-sets.ts'

/** Made-up articles of 300 words, their words as unevenly spread as real ones. */
export function makeDocs(count: number): Doc[] {
  const random = seeded(3)
  const syllables = [
    'ba',
    'cor',
    'di',
    'fen',
    'gul',
    'ha',
    'jor',
    'ki',
    'lum',
    'me',
    'nor',
    'pa',
    'ri',
    'sta',
    'tu',
    'ver',
  ]
  const word = (rank: number) => {
    let name = ''
    for (let rest = rank + 17; rest > 0; rest = Math.floor(rest / 16)) name += syllables[rest % 16]
    return name
  }
  const words = Array.from({ length: 40_000 }, (_, rank) => word(rank))
  const pick = () => words[Math.floor(words.length ** random()) - 1] ?? ''
  return Array.from({ length: count }, (_, index) => ({
    id: `runbooks/${index}`,
    title: Array.from({ length: 5 }, pick).join(' '),
    text: Array.from({ length: 300 }, pick).join(' '),
  }))
}
