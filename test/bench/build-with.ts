import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Seconds by the clock, seconds of processor, of the search index among them, and MB at most. */
type Built = { wall: number; cpu: number; rss: number; index: number }

const watch = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from 'node:fs'
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }))
})`)}`

/** `into` names the folder below `out`; pages that the site `before` has just so are not made. */
type Site = { cwd: string; out: string; content: string; into?: string; before?: string }

/** Builds the site of a folder with the Astro of these packages, and answers what it took. */
export async function buildWith(modules: string, site: Site): Promise<Built> {
  mkdirSync(site.out, { recursive: true })
  const usage = join(site.out, 'usage.json')
  const began = performance.now()
  const args = [
    '--import',
    watch,
    join(modules, 'astro/bin/astro.mjs'),
    'build',
    '--outDir',
    join(site.out, site.into ?? 'dist'),
  ]
  const making = spawn(process.execPath, args, {
    cwd: site.cwd,
    env: {
      ...process.env,
      CACHE_DIR: join(site.out, 'cache'),
      CONTENT_DIR: site.content,
      LADDER_BEFORE: site.before ?? '',
      BENCH_USAGE: usage,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  })
  let said = ''
  for (const stream of [making.stdout, making.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [code] = await once(making, 'close')
  if (code !== 0) throw new Error(said.slice(-10_000))
  const wall = (performance.now() - began) / 1000
  const index = Number(said.match(/pages can be found \((\d+) ms\)/)?.[1] ?? 0) / 1000
  return { wall, index, ...JSON.parse(readFileSync(usage, 'utf8')) }
}
