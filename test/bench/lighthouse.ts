// Lighthouse's four scores on pages that a visitor sees first, with the settings of a phone. Usage: lighthouse.ts [PATH …]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '#kit/chromium.ts'
import { serve } from '#kit/e2e.ts'
import { cannotMeasure, figure } from './figure.ts'
import { otherPackages } from './others.ts'

const pages = ['/', '/runbooks/order-sync/invalid-session-id/', '/search/?q=session', '/escalate/']
const chosen = process.argv.length > 2 ? process.argv.slice(2) : pages
const modules = otherPackages()
if (!modules) cannotMeasure('the packages of test/bench/others could not be installed')
else await measure(modules)

type Audit = { title: string; score: number | null; displayValue?: string }
type Category = { score: number; auditRefs: { id: string; weight: number }[] }
type Report = { categories: Record<string, Category>; audits: Record<string, Audit> }

/** What a page loses points for. */
function sayLost(audit: Audit | undefined): void {
  if (!audit || audit.score === null || audit.score >= 1) return
  console.log(`  lost: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`)
}

async function measure(modules: string): Promise<void> {
  const served = await serve()
  const folder = mkdtempSync(join(tmpdir(), 'ladder-lighthouse-'))
  const least = new Map<string, number>()
  try {
    for (const [number, path] of chosen.entries()) {
      const file = join(folder, `${number}.json`)
      const asked = spawn(
        process.execPath,
        [
          join(modules, 'lighthouse/cli/index.js'),
          served.url + path,
          '--quiet',
          '--output=json',
          `--output-path=${file}`,
          '--no-enable-error-reporting',
          '--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update',
        ],
        { stdio: ['ignore', 2, 2], env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH || findChromium() } },
      )
      const [code] = await once(asked, 'close')
      if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${path}.`)
      const { categories, audits }: Report = JSON.parse(readFileSync(file, 'utf8'))
      for (const [name, { score, auditRefs }] of Object.entries(categories)) {
        figure(`${name}, ${path}`, score * 100)
        for (const { id, weight } of auditRefs) if (weight > 0) sayLost(audits[id])
        least.set(name, Math.min(least.get(name) ?? 100, score * 100))
      }
    }
    for (const [name, score] of least) figure(`${name}, least`, score)
  } finally {
    await served.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
