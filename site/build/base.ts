import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { basePathOf, rebased } from '#domain/base/below.ts'
import { settings } from './settings.ts'

/** The path below which the site is reached. */
export const base = basePathOf(settings.publicUrl)

/** Pages name each other from the root of the site; where that is not the root of its host, each link is put below it. */
export function belowBase(): AstroIntegration {
  return {
    name: 'below-base',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        if (base === '') return
        const root = fileURLToPath(dir)
        for (const name of await readdir(root, { recursive: true })) {
          if (!name.endsWith('.html')) continue
          const file = join(root, name)
          await writeFile(file, rebased(await readFile(file, 'utf8'), base))
        }
      },
    },
  }
}
