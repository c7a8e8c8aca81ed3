import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Measured, measured } from './measured.ts'

/** What a build took, and of it the seconds of processor of the search index, and those for which it was waited for by the clock. */
type Built = Measured & { index: number; waited: number }

type Site = { cwd: string; out: string; content: string }

/** Builds the site of a folder with the Astro of these packages, and answers what it took. */
export async function buildWith(modules: string, site: Site): Promise<Built> {
  return built([join(modules, 'astro/bin/astro.mjs'), 'build', '--outDir', join(site.out, 'dist')], site)
}

/** Builds our site from the code, as `npm run build` does where nothing is kept. */
export function buildWhole(site: Site): Promise<Built> {
  return built(['site/build/whole.ts', join(site.out, 'dist')], site, { NODE_ENV: 'production' })
}

/** Builds a site again beside the one before, with the program that was kept; pages that are there just so are not made. */
export function buildAgain({ into, ...site }: Site & { into: string }): Promise<Built> {
  return built(['site/build/again.ts', into], site, { LADDER_BEFORE: join(site.out, 'dist'), NODE_ENV: 'production' })
}

async function built(args: string[], { cwd, out, content }: Site, more = {}): Promise<Built> {
  mkdirSync(out, { recursive: true })
  const env = { CACHE_DIR: join(out, 'cache'), CONTENT_DIR: content, LADDER_BEFORE: '', ...more }
  const built = await measured(args, { cwd, env })
  const [, took = 0, waited = 0] = /can be found \((\d+) ms of processor, waited for (\d+) ms\)/.exec(built.said) ?? []
  return { ...built, index: Number(took) / 1000, waited: Number(waited) / 1000 }
}
