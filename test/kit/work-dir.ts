import { mkdirSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A new folder for building a site. It lies in the checkout: Astro prepares pages beside the output, and for all output elsewhere in one shared place. */
export function workDir(name: string): string {
  const parent = resolve(import.meta.dirname, '../../.cache/test')
  mkdirSync(parent, { recursive: true })
  return mkdtempSync(join(parent, `${name}-`))
}
