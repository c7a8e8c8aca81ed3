import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Seconds by the clock, seconds of processor, MB at most, and what was said. */
export type Measured = { wall: number; cpu: number; rss: number; said: string }

const watch = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
if (isMainThread) process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }))
})`)}`

/** Runs Node to its end, and answers what it took; one that fails throws with what it said. */
export async function measured(
  args: string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-usage-'))
  const usage = join(folder, 'usage.json')
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', watch, ...args], {
    cwd,
    env: { ...process.env, ...env, BENCH_USAGE: usage, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  try {
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(said.slice(-10_000))
    return { wall: (performance.now() - began) / 1000, said, ...JSON.parse(readFileSync(usage, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
