// Builds the site of a home into its SITE_DIR; with --if-stale only when something it is made from has changed;
// with --whole by nothing that an earlier build has kept.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { endpointOf, makeEmbed } from '#api/outside/search/embeddings.ts'
import { fillVectors, vectorFileOf } from '#api/outside/search/vectors.ts'
import { Sayable } from '#domain/base/sayable.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import { NoHome } from '#site/authoring/home/find.ts'
import { readSettings, type Settings } from '#site/authoring/home/read.ts'
import { keptFile } from '#site/authoring/kept.ts'
import { prepare } from '#site/authoring/prepared.ts'
import { compressSite } from '#site/build/compress.ts'
import { dropSite, laySite } from '#site/build/lay-site.ts'
import { inPages, siteSettings } from '#site/build/site-settings.ts'
import { siteStamp } from '#site/build/stamp.ts'

const root = resolve(import.meta.dirname, '..')
const settings = settingsOrEnd()
const siteDir = settings.SITE_DIR
const site = siteSettings(settings, root)
const whole = join(root, 'site/build/whole.ts')
const again = join(root, 'site/build/again.ts')
/** Made by Astro from the code, though the program of an earlier build would do. */
const isWhole = process.argv.includes('--whole')
const mark = '.made-from'
const stampFile = join(siteDir, mark)
const fresh = `${siteDir}.new`
const old = `${siteDir}.old`
const longestWait = 15 * 60_000

const stamp = siteStamp(root, settings.CONTENT_DIR, inPages(site))
bringBack()
if (!mayStay()) {
  takeTurn()
  if (!mayStay()) await build()
}
if (settings.EMBEDDINGS_URL) await makeVectors()

function mayStay(): boolean {
  return process.argv.includes('--if-stale') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
}

/** A build that was ended between its two renames has left the site beside its place. */
function bringBack(): void {
  if (!existsSync(siteDir) && existsSync(join(old, mark))) renameSync(old, siteDir)
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
  mustBeOurs(siteDir)
  mkdirSync(dirname(siteDir), { recursive: true })
  rmSync(fresh, { recursive: true, force: true })
  process.stdout.write('Building the site … ')
  const began = performance.now()
  const made = isWhole || run([again, fresh]) !== null ? run([whole, fresh]) : null
  if (made !== null) {
    process.stdout.write('\n')
    rmSync(fresh, { recursive: true, force: true })
    end(`${made}\nThe site was not built; the one before stays. What is wrong stands above.`)
  }
  await compressSite(fresh, siteDir)
  writeFileSync(join(fresh, mark), stamp)
  laySite({ fresh, site: siteDir, old })
  dropSite(old)
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`)
}

/** Runs Node in the surroundings of a build; answers what was said when that failed. */
function run(args: string[]): string | null {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      LADDER_SITE: JSON.stringify(site),
      LADDER_BEFORE: siteDir,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  })
  return status === 0 ? null : `${stdout}${stderr}`
}

/** What search ranks by meaning with. The site is whole without it, so an endpoint that fails ends nothing. */
async function makeVectors(): Promise<void> {
  const { content } = await prepare({
    contentDir: settings.CONTENT_DIR,
    cacheDir: settings.CACHE_DIR,
    language: settings.language,
    say: print,
  })
  if (!content) return
  const embed = makeEmbed(endpointOf(settings))
  const file = keptFile(vectorFileOf(settings))
  const { made, missing, failure } = await fillVectors(pagesOf(content), { embed, file })
  if (made > 0) print(`${made} texts were turned into vectors.`)
  if (failure)
    print(
      `${missing} texts were not turned into vectors (${reasonOf(failure)}). Search ranks them by words; the next build tries again.`,
    )
}

function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure
  if (failure instanceof Sayable) return failure.message
  const { code } = (failure.cause ?? failure) as { code?: unknown }
  return typeof code === 'string' ? code : failure.name
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Whatever lies where the site goes is replaced: it must be a site, or nothing. */
function mustBeOurs(dir: string): void {
  if (!existsSync(dir) || existsSync(join(dir, mark)) || readdirSync(dir).length === 0) return
  end(
    `SITE_DIR is ${dir}, which holds something that is no built site. Expected a folder of its own; nothing was touched.`,
  )
}

function settingsOrEnd(): Settings {
  try {
    const read = readSettings(process.env)
    return read.ok ? read.settings : end(read.problems.join('\n'))
  } catch (error) {
    if (error instanceof NoHome) end(error.message)
    throw error
  }
}

function end(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
