// Types of the .astro files, which the TypeScript compiler does not read. Not asked again while nothing they see has changed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { AstroCheck } from '@astrojs/language-server'
import { stampOf } from '#site/build/stamp.ts'

const root = resolve(import.meta.dirname, '..')
const checked = join(root, '.cache/pages-checked')
const stamp = stampOf(root)
if (!existsSync(checked) || readFileSync(checked, 'utf8') !== stamp) await check()

async function check(): Promise<void> {
  const typescript = createRequire(import.meta.url).resolve('typescript')
  const fileNames = readdirSync(join(root, 'site'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.astro'))
    .map((file) => join(root, 'site', file))
  const checker = new AstroCheck(root, typescript, join(root, 'tsconfig.pages.json'))
  const { errors } = await checker.lint({ fileNames, logErrors: { level: 'error' } })
  if (errors > 0) process.exitCode = 1
  else writeFileSync(checked, stamp)
}
