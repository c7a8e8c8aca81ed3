import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** The packages that only benches ask, installed when first wanted, apart from the product's; null where they cannot be had. */
export function otherPackages(): string | null {
  const dir = join(root, '.cache/bench/others')
  const wanted = join(import.meta.dirname, 'others/package.json')
  const installed = join(dir, 'installed.json')
  const modules = join(dir, 'node_modules')
  if (existsSync(installed) && readFileSync(wanted).equals(readFileSync(installed))) return modules
  mkdirSync(dir, { recursive: true })
  copyFileSync(wanted, join(dir, 'package.json'))
  const options = ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync('npm', options, { cwd: dir, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) return null
  copyFileSync(wanted, installed)
  return modules
}
