import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Told = { figures: { name: string; value: number }[]; why: string | null; failed: string | null }

/** Runs one bench and reads what it has told; what it prints is shown. */
export async function runBench(bench: string, run: { args: string[]; figures: string }): Promise<Told> {
  const file = join(import.meta.dirname, `${bench}.ts`)
  const env = { ...process.env, BENCH_FIGURES: run.figures }
  const child = spawn(process.execPath, ['--no-warnings', '--expose-gc', file, ...run.args], { stdio: 'inherit', env })
  const [code] = await once(child, 'close')
  const lines = existsSync(run.figures) ? readFileSync(run.figures, 'utf8').split('\n').filter(Boolean) : []
  const told = lines.map((line) => JSON.parse(line) as { name: string; value: number } | { why: string })
  return {
    figures: told.filter((one) => 'name' in one),
    why: told.find((one) => 'why' in one)?.why ?? null,
    failed: code === 0 ? null : `the bench ended with ${code}`,
  }
}
