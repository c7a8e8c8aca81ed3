import { makeSearch } from '#api/outside/search/search.ts'
import { seeded } from './search-known-items.ts'
import { articleOf, type Doc } from './search-sets.ts'

/** Time and memory with many made-up articles of 300 words, their words as unevenly spread as real ones. */
export async function measureScale() {
  console.log(
    '| articles | words | build s | MB kept | ms median | ms p95 | ms p95 with typos |\n|---|---|---|---|---|---|---|',
  )
  for (const count of [3_000, 10_000]) {
    const articles = makeDocs(count).map(articleOf)
    const before = memoryInUse()
    const started = performance.now()
    const search = makeSearch({ articles, glossary: [] })
    const build = (performance.now() - started) / 1000
    const kept = (memoryInUse() - before) / 2 ** 20
    const random = seeded(11)
    const ask = async (withTypo: boolean) => {
      const times: number[] = []
      for (let round = 0; round < 400; round++) {
        const { text } = articles[Math.floor(random() * articles.length)] ?? { text: '' }
        const words = text.split(' ').slice(20, 28 + Math.floor(random() * 12))
        const query = withTypo ? words.map((word) => `${word.slice(0, 3)}q${word.slice(3)}`).join(' ') : words.join(' ')
        const asked = performance.now()
        await search(query, { limit: 8 })
        times.push(performance.now() - asked)
      }
      times.sort((one, other) => one - other)
      return (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1)
    }
    const plain = await ask(false)
    const cells = [count, 300, build.toFixed(1), kept.toFixed(0), plain(0.5), plain(0.95), (await ask(true))(0.95)]
    console.log(`| ${cells.join(' | ')} |`)
  }
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
