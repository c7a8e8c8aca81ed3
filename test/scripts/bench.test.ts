import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { workDir } from '#kit/work-dir.ts'
import { linesOf, readLines, writePage, writeReadme } from '../bench/page-of-figures.ts'
import { rows } from '../bench/rows.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'content/handbook/benchmarks.md'), 'utf8')

test('the benches run in their small form, and tell every figure of their rows', () => {
  const file = join(workDir('bench'), 'figures.json')
  const bench = join(root, 'test/bench/run.ts')
  const asked = ['--no-warnings', bench, 'post', 'tick', '--small', '--json', file]
  const { status, stdout, stderr } = spawnSync(process.execPath, asked, { cwd: root, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
  const told = JSON.parse(readFileSync(file, 'utf8'))
  expect(told).toMatchObject({ small: true, machine: { cores: expect.any(Number), node: process.versions.node } })
  const names = told.rows.flatMap(({ figures }: { figures: { name: string }[] }) => figures.map(({ name }) => name))
  const wanted = rows.filter(({ id }) => id === 'post' || id === 'tick').flatMap(({ figures }) => figures)
  // The small form asks SQLite only.
  expect(names).toEqual(wanted.map(({ figure }) => figure).filter((name) => !name.includes('postgres')))
  expect(stdout).toMatch(/\| `post` \| .* \| 16 callers, of bare commits \| ≥ 0.5 \| [\d.]+ \| (yes|\*\*no\*\*) \|/)
})

test('a row that is not there is refused with those that are', () => {
  const asked = [join(root, 'test/bench/run.ts'), 'speed']
  const { status, stderr } = spawnSync(process.execPath, asked, { cwd: root, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/There is no row "speed"\.\n.*\nRows: site-build, /)
})

test('every row has a bench and a name of its own, and stands in handbook and README as the benches write it', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  for (const { bench } of rows) expect(existsSync(join(root, `test/bench/${bench}.ts`)), bench).toBe(true)
  expect(page).toBe(writePage(readLines(page)))
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  expect(readme).toBe(writeReadme(readme, readLines(page)))
})

test('every bench that has a command is told', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const benches = Object.keys(scripts).filter((name) => name.startsWith('bench'))
  expect(benches.filter((name) => !page.includes(name))).toEqual([])
  for (const name of benches) expect(existsSync(join(root, scripts[name].split(' ').at(-1))), name).toBe(true)
})

test('the README has one line for each row: the worst of its figures, and how many are reached', () => {
  const measured = (row: string, values: Record<string, number>) =>
    linesOf({ row, why: null, failed: null, figures: figuresOf(values) }, '2026-11-24')
  const lines = [
    ...measured('tick', { 'tick, sqlite': 1.5, 'tick, postgres': 3, 'tick, sqlite, nothing due': 8 }),
    ...measured('page', { 'first view of an article': 24, 'layout shift': 0, 'words read without JavaScript': 600 }),
    ...measured('memory', { 'memory at rest': 150.4, 'memory after the requests': 200 }),
    ...measured('starlight', { "build of Starlight's, 100 articles": 0.8 }),
  ]
  const readme = writeReadme('<!-- figures -->\n<!-- /figures -->', lines)
  const told = readme.split('\n').flatMap((line) => (line.startsWith('|') ? [line.split(/ *\| */).slice(2, 6)] : []))
  expect(told).toHaveLength(rows.length + 2)
  expect(told).toContainEqual(['postgres', '≤ 2 s', '3 s', '**1 of 2**'])
  expect(told).toContainEqual(['loaded', '≤ 25 KB', '24 KB', 'yes'])
  expect(told).toContainEqual(['at rest', '≤ 150 MB', '150 MB', '**no**'])
  expect(told).toContainEqual(['100 articles, times as long', '', '0.8', ''])
  expect(told).toContainEqual(['', '', 'not yet', ''])
})

function figuresOf(values: Record<string, number>) {
  return Object.entries(values).map(([name, value]) => ({ name, value, least: value, most: value, runs: 1 }))
}
