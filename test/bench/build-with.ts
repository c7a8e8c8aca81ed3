import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Measured, measured } from './measured.ts'

/** What a build took, and of it the seconds of the search index. */
type Built = Measured & { index: number }

/** `into` names the folder below `out`; pages that the site `before` has just so are not made. */
type Site = { cwd: string; out: string; content: string; into?: string; before?: string }

/** Builds the site of a folder with the Astro of these packages, and answers what it took. */
export async function buildWith(modules: string, site: Site): Promise<Built> {
  mkdirSync(site.out, { recursive: true })
  const args = [join(modules, 'astro/bin/astro.mjs'), 'build', '--outDir', join(site.out, site.into ?? 'dist')]
  const env = { CACHE_DIR: join(site.out, 'cache'), CONTENT_DIR: site.content, LADDER_BEFORE: site.before ?? '' }
  const built = await measured(args, { cwd: site.cwd, env })
  return { ...built, index: Number(built.said.match(/pages can be found \((\d+) ms\)/)?.[1] ?? 0) / 1000 }
}
