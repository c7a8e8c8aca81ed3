import { makeSearch } from '#api/outside/search/search.ts'
import { seeded } from './search-known-items.ts'
import { articleOf, type Doc } from './search-sets.ts'

/** Ways to ask, of the words of one article. */
const kinds: Record<string, (words: string[]) => string> = {
  'half a sentence': (words) => words.join(' '),
  'every word misspelt': (words) => words.map((word) => `${word.slice(0, 3)}q${word.slice(3)}`).join(' '),
  'one word': ([word = '']) => word,
  'half typed': ([first = '', second = '']) => `${first} ${second.slice(0, 3)}`,
  'a phrase': ([first, second, third]) => `"${first} ${second} ${third}"`,
}

/** Time and memory with many made-up articles of 300 words, their words as unevenly spread as real ones. */
export async function measureScale() {
  const names = ['articles', 'index s', 'MB kept', 'asked', 'ms median', 'ms p95', 'ms of processor p95']
  console.log(`| ${names.join(' | ')} |\n|${'---|'.repeat(names.length)}`)
  for (const count of [3_000, 10_000]) {
    const articles = makeDocs(count).map(articleOf)
    const before = memoryInUse()
    const started = performance.now()
    const search = makeSearch({ articles, glossary: [] })
    const build = (performance.now() - started) / 1000
    for (const [kind, ask] of Object.entries(kinds)) {
      const random = seeded(11)
      const times: number[] = []
      const used: number[] = []
      for (let round = 0; round < 300; round++) {
        const { text } = articles[Math.floor(random() * articles.length)] ?? { text: '' }
        const query = ask(text.split(' ').slice(20, 28 + Math.floor(random() * 12)))
        const [asked, processor] = [performance.now(), process.cpuUsage()]
        await search(query, { limit: 8 })
        times.push(performance.now() - asked)
        used.push(process.cpuUsage(processor).user / 1000)
      }
      const kept = ((memoryInUse() - before) / 2 ** 20).toFixed(0)
      const cells = [count, build.toFixed(1), kept, kind, at(times, 0.5), at(times, 0.95), at(used, 0.95)]
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
}

function at(times: number[], share: number): string {
  const sorted = times.toSorted((one, other) => one - other)
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
}

function makeDocs(count: number): Doc[] {
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

function memoryInUse(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
