// Time and memory of suggestions with many made-up articles. Usage: search-scale.ts [ARTICLES …]
import { makeSearch } from '#api/outside/search/search.ts'
import { figure, shareOf } from './figure.ts'
import { seeded } from './search-known-items.ts'
import { makeDocs } from './search-made.ts'
import { articleOf } from './search-sets.ts'

/** Ways to ask, of the words of one article. */
const kinds: Record<string, (words: string[]) => string> = {
  'half a sentence': (words) => words.join(' '),
  'every word misspelt': (words) => words.map((word) => `${word.slice(0, 3)}q${word.slice(3)}`).join(' '),
  'one word': ([word = '']) => word,
  'half typed': ([first = '', second = '']) => `${first} ${second.slice(0, 3)}`,
  'a phrase': ([first, second, third]) => `"${first} ${second} ${third}"`,
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [3000, 10_000]
for (const count of sizes) await measureScale(count)

/** Each way of asking, and the slowest of them: what most people would notice. */
async function measureScale(count: number): Promise<void> {
  const articles = makeDocs(count).map(articleOf)
  const before = memoryInUse()
  const started = performance.now()
  const search = makeSearch({ articles, glossary: [] })
  const size = `${count.toLocaleString('en')} articles`
  figure(`index, ${size}`, (performance.now() - started) / 1000, 's')
  let slowest = 0
  let slowestUsed = 0
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
    figure(`suggestions, ${size}, ${kind}, median`, shareOf(times, 0.5), 'ms')
    slowest = Math.max(slowest, shareOf(times, 0.95))
    slowestUsed = Math.max(slowestUsed, shareOf(used, 0.95))
  }
  figure(`suggestions, ${size}, p95`, slowest, 'ms')
  figure(`suggestions, ${size}, p95, processor`, slowestUsed, 'ms')
  figure(`index, ${size}, memory`, (memoryInUse() - before) / 2 ** 20, 'MB')
}

function memoryInUse(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
