import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const scripts = join(import.meta.dirname, '../../scripts')
let clone: string

/** A fresh clone, and an npm that notes that it was called, says much, and lays down what npm lays down. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'ladder-clone-'))
  cpSync(join(scripts, 'ground.mjs'), join(clone, 'scripts/ground.mjs'))
  writeFileSync(join(clone, 'scripts/ladder.mjs'), command)
  lock({ '': {}, 'node_modules/zod': { version: '4.0.0', integrity: 'a' }, 'node_modules/other-os': optional })
  mkdirSync(join(clone, 'bin'))
  writeFileSync(join(clone, 'bin/npm'), npm)
  chmodSync(join(clone, 'bin/npm'), 0o755)
})
afterEach(() => rmSync(clone, { recursive: true }))

const optional = { version: '1.0.0', integrity: 'b', optional: true }
const command = `import { become, install } from './ground.mjs'
install()
become(['-e', 'console.log(JSON.stringify({ due: [] }))'])
`
const npm = `#!${process.execPath}
const { appendFileSync, mkdirSync, readFileSync, symlinkSync, existsSync, writeFileSync } = require('node:fs')
appendFileSync('called', process.argv.slice(2).join(' ') + '\\n')
console.log('added 500 packages')
console.error('npm warn something')
mkdirSync('node_modules/node/bin', { recursive: true })
if (!existsSync('node_modules/node/bin/node')) symlinkSync(process.execPath, 'node_modules/node/bin/node')
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
delete packages['']
delete packages['node_modules/other-os']
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }))
`

function lock(packages: Record<string, object>): void {
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages }))
}

function run(file: string): { out: string; err: string } {
  const { PATH = '' } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, file)], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: [join(clone, 'bin'), PATH].join(delimiter) },
  })
  expect(status, stderr).toBe(0)
  return { out: stdout, err: stderr }
}

function installs(): number {
  return existsSync(join(clone, 'called')) ? readFileSync(join(clone, 'called'), 'utf8').trim().split('\n').length : 0
}

test('on a fresh clone a command prints its answer and nothing else; what installing says goes elsewhere', () => {
  const { out, err } = run('scripts/ladder.mjs')
  expect(JSON.parse(out)).toEqual({ due: [] })
  expect(err).toMatch(/Installing the locked dependencies.*added 500 packages.*npm warn.*Installed in/s)
  expect(run('scripts/ladder.mjs')).toEqual({ out: '{"due":[]}\n', err: '' })
  expect(installs()).toBe(1)
})

test('what npm ci laid down by hand is not installed again', () => {
  run('bin/npm')
  expect(run('scripts/ladder.mjs').err).toBe('')
  expect(installs()).toBe(1)
})

test.each([
  ['another version', { version: '4.0.1', integrity: 'a' }],
  ['another file', { version: '4.0.0', integrity: 'c' }],
])('%s in the lockfile is installed, once', (_, zod) => {
  run('scripts/ladder.mjs')
  lock({ '': {}, 'node_modules/zod': zod, 'node_modules/other-os': optional })
  expect(run('scripts/ladder.mjs').out).toBe('{"due":[]}\n')
  run('scripts/ladder.mjs')
  expect(installs()).toBe(2)
})

test('a dependency that was left out, or a pinned Node that is gone, is installed', () => {
  run('scripts/ladder.mjs')
  rmSync(join(clone, 'node_modules/.package-lock.json'))
  run('scripts/ladder.mjs')
  rmSync(join(clone, 'node_modules/node'), { recursive: true })
  run('scripts/ladder.mjs')
  expect(installs()).toBe(3)
})
