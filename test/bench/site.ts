// `npm run bench:site [-- 1000 5000 10000]`: how long the site takes to build beside a bare Astro site with the same articles.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { workDir } from '#kit/work-dir.ts'
import { idOf, writeArticle, writeBareSite, writeContent } from './site-content.ts'

type Built = { wall: number; cpu: number; rss: number; index: number }

const root = resolve(import.meta.dirname, '../..')
const sizes = process.argv.slice(2).map(Number)
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
  process.stderr.write(`Expected numbers of articles, such as 1000 5000; got "${process.argv.slice(2).join(' ')}".\n`)
  process.exit(1)
}
const watch = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from 'node:fs'
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }))
})`)}`

console.log('Seconds without the search index; in brackets CPU seconds, which a busy machine changes less.\n')
console.log(
  '| articles | bare s | Ladder s | ratio (CPU) | one changed s | share of cold (CPU) | index s | peak MB | article KB | dist MB |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|')
for (const count of sizes.length > 0 ? sizes : [1000, 5000, 10_000]) measure(count)

function measure(count: number): void {
  const dir = workDir('bench-site')
  try {
    const content = join(dir, 'content')
    writeContent(content, { from: join(root, 'content'), count })
    writeBareSite(join(dir, 'bare'), { content, root })
    const bare = build(join(dir, 'bare'), join(dir, 'bare/out'), content)
    const cold = build(root, join(dir, 'out'), content)
    const page = statSync(join(dir, 'out/dist', idOf(Math.floor(count / 2)), 'index.html')).size
    const dist = bytesOf(join(dir, 'out/dist'))
    writeArticle(content, Math.floor(count / 2), '\nOne sentence more, written now.\n')
    const warm = build(root, join(dir, 'out'), content)
    const changed = readFileSync(join(dir, 'out/dist', idOf(Math.floor(count / 2)), 'index.html'), 'utf8')
    if (!changed.includes('written now')) throw new Error('The changed article was not built again.')
    const net = ({ wall, index }: Built) => wall - index
    const cells = [
      count.toLocaleString('en'),
      said(bare),
      said(cold),
      `${(net(cold) / net(bare)).toFixed(2)} (${(cold.cpu / bare.cpu).toFixed(2)})`,
      said(warm),
      `${(net(warm) / net(cold)).toFixed(2)} (${(warm.cpu / cold.cpu).toFixed(2)})`,
      cold.index.toFixed(1),
      Math.round(cold.rss),
      (page / 1024).toFixed(1),
      (dist / 2 ** 20).toFixed(0),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function said({ wall, index, cpu }: Built): string {
  return `${(wall - index).toFixed(1)} (${cpu.toFixed(1)})`
}

function build(cwd: string, out: string, content: string): Built {
  mkdirSync(out, { recursive: true })
  const usage = join(out, 'usage.json')
  const began = performance.now()
  const made = spawnSync(
    process.execPath,
    ['--import', watch, join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', join(out, 'dist')],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: {
        ...process.env,
        CACHE_DIR: join(out, 'cache'),
        CONTENT_DIR: content,
        BENCH_USAGE: usage,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
    },
  )
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`)
  const wall = (performance.now() - began) / 1000
  const index = Number(made.stdout.match(/pages can be found \((\d+) ms\)/)?.[1] ?? 0) / 1000
  return { wall, index, ...JSON.parse(readFileSync(usage, 'utf8')) }
}

function bytesOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
