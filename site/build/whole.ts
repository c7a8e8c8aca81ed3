// Builds a site with Astro, from the code. Usage: whole.ts FOLDER
import { cpSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { build } from 'astro'

const out = resolve(process.argv[2] ?? '')
/** Astro moves files of the product to the site, which only works on one disk: else it builds here, and the site is copied. */
const near = resolve('.cache/site-to-copy')
const outDir = statSync(dirname(out)).dev === statSync('.').dev ? out : near
/** Types are made for the checks alone; to make them Astro starts a server, which takes as long as it takes to bundle all. */
const how: Parameters<typeof build>[1] & { sync: boolean } = { sync: false }
try {
  await build({ outDir, logLevel: 'error' }, how)
  if (outDir !== out) cpSync(outDir, out, { recursive: true })
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.stack : failure}\n`)
  process.exitCode = 1
}
rmSync(near, { recursive: true, force: true })
