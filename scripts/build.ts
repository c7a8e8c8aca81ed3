// Builds the site into SITE_DIR; with --if-stale only when something it is made from has changed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { describeProblem, readSettings, type Settings } from '#api/config.ts'
import { compressSite } from '#site/build/compress.ts'
import { siteStamp } from '#site/build/stamp.ts'

const root = resolve(import.meta.dirname, '..')
const settings = settingsOrEnd()
const siteDir = resolve(root, settings.SITE_DIR)
const contentDir = resolve(root, settings.CONTENT_DIR)
const astro = join(root, 'node_modules/astro/bin/astro.mjs')
const stampFile = join(siteDir, '.made-from')
const fresh = `${siteDir}.new`
const old = `${siteDir}.old`
const longestWait = 15 * 60_000

const stamp = siteStamp(root, contentDir, [settings.PUBLIC_URL, settings.EDIT_URL])
if (!mayStay()) {
  takeTurn()
  if (!mayStay()) await build()
}

function mayStay(): boolean {
  return process.argv.includes('--if-stale') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

/**
 * Astro keeps which modules a content has in one place per checkout: two builds at once would read each other's. The turn ends
 * with this process.
 */
function takeTurn(): void {
  mkdirSync(join(root, '.cache'), { recursive: true })
  new SQLite(join(root, '.cache/building'), { timeout: longestWait }).exec('begin exclusive')
}

async function build(): Promise<void> {
  process.stdout.write('Building the site … ')
  const began = performance.now()
  const made = spawnSync(process.execPath, [astro, 'build', '--silent', '--outDir', fresh], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      CONTENT_DIR: contentDir,
      PUBLIC_URL: settings.PUBLIC_URL,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  })
  if (made.status !== 0) {
    process.stdout.write('\n')
    rmSync(fresh, { recursive: true, force: true })
    process.stderr.write(
      `${made.stdout}${made.stderr}\nThe site was not built; the one before stays. What is wrong stands above.\n`,
    )
    process.exit(1)
  }
  await compressSite(fresh, siteDir)
  writeFileSync(join(fresh, '.made-from'), stamp)
  swap()
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`)
}

function settingsOrEnd(): Settings {
  const read = readSettings(process.env)
  if (read.ok) return read.settings
  process.stderr.write(`${read.problems.map(describeProblem).join('\n')}\n`)
  process.exit(1)
}

/** Puts the new site in the place of the old one, which is served until then. */
function swap(): void {
  rmSync(old, { recursive: true, force: true })
  if (existsSync(siteDir)) renameSync(siteDir, old)
  renameSync(fresh, siteDir)
  rmSync(old, { recursive: true, force: true })
}
