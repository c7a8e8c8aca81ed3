// Builds the site into SITE_DIR; with --if-stale only when something it is made from has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describeProblem, readSettings, type Settings } from '#api/config.ts'
import { compressSite } from '#site/build/compress.ts'

const root = resolve(import.meta.dirname, '..')
const settings = settingsOrEnd()
const siteDir = resolve(root, settings.SITE_DIR)
const contentDir = resolve(root, settings.CONTENT_DIR)
const astro = join(root, 'node_modules/astro/bin/astro.mjs')
const stampFile = join(siteDir, '.made-from')
const fresh = `${siteDir}.new`
const old = `${siteDir}.old`

const stamp = stampOf()
const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
if (!(process.argv.includes('--if-stale') && isFresh)) await build()

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

/** A hash over everything the site is made from: names, sizes and times of files, and the settings that are built in. */
function stampOf(): string {
  const hash = createHash('sha256')
  for (const path of ['site', 'api/domain', 'astro.config.mjs', 'package-lock.json']) add(hash, join(root, path))
  add(hash, contentDir)
  hash.update(JSON.stringify([settings.PUBLIC_URL, settings.EDIT_URL]))
  return hash.digest('hex')
}

function add(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return
  const facts = statSync(path)
  if (facts.isDirectory()) {
    for (const name of readdirSync(path).sort()) add(hash, join(path, name))
    return
  }
  hash.update(`${path}\0${facts.size}\0${facts.mtimeMs}\n`)
}
