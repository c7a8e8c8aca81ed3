import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workDir } from '#kit/work-dir.ts'

const root = resolve(import.meta.dirname, '../..')
let clone: string

beforeEach(() => {
  clone = workDir('programs')
  for (const name of ['ground.mjs', 'programs.mjs']) cpSync(join(root, 'scripts', name), join(clone, 'scripts', name))
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  write('package-lock.json', '{}')
  write('package.json', '{ "type": "module" }')
  write('api/cli/main.ts', "import { said } from '../said.ts'\nconsole.log(said as string)\n")
  write('api/said.ts', "export const said: string = 'first'\n")
})
afterEach(() => rmSync(clone, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(join(clone, path, '..'), { recursive: true })
  writeFileSync(join(clone, path), text)
}

/** Where the program was found, and what it said. */
function ask(): { path: string; said: string } {
  const script =
    "import('./scripts/programs.mjs').then(({ program }) => program('cli')).then((path) => console.log(path))"
  const path = printed('-e', script)
  return { path, said: printed(path) }
}

function printed(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--no-warnings', ...args], {
    cwd: clone,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

test('a program is made once, and anew when a file that it is made from has changed', () => {
  const kept = join(clone, '.cache/programs/cli.mjs')
  expect(ask()).toEqual({ path: kept, said: 'first' })
  const made = statSync(kept).mtimeMs
  expect(ask()).toEqual({ path: kept, said: 'first' })
  expect(statSync(kept).mtimeMs).toBe(made)
  write('api/said.ts', "export const said: string = 'second'\n")
  expect(ask()).toEqual({ path: kept, said: 'second' })
})

test('a file that is gone is no reason to run what was made of it', () => {
  ask()
  rmSync(join(clone, 'api/said.ts'))
  write('api/cli/main.ts', "console.log('without')\n")
  expect(ask().said).toBe('without')
})

test('half a list of what it was made from is none', () => {
  ask()
  const list = join(clone, '.cache/programs/cli.json')
  writeFileSync(list, readFileSync(list, 'utf8').slice(0, 20))
  write('api/said.ts', "export const said: string = 'after'\n")
  expect(ask().said).toBe('after')
})

test('what is imported later lies beside the program, and beside the one after it', () => {
  write('api/cli/main.ts', "console.log((await import('../said.ts')).said)\n")
  const parts = () => readdirSync(join(clone, '.cache/programs')).filter((file) => /^cli-\w+\.mjs$/.test(file))
  ask()
  const [first] = parts()
  for (const said of ['second', 'third']) {
    write('api/said.ts', `export const said: string = '${said}'\n`)
    expect(ask().said).toBe(said)
    expect(parts()).toHaveLength(2)
    expect(parts().includes(first as string)).toBe(said === 'second')
  }
  rmSync(join(clone, '.cache/programs', parts()[0] as string))
  expect(ask().said).toBe('third')
})

test('where nothing can be kept the source is run', () => {
  write('.cache', 'a file where the folder would be')
  expect(ask()).toEqual({ path: join(clone, 'api/cli/main.ts'), said: 'first' })
})
