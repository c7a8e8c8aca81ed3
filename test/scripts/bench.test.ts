import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { workDir } from '#kit/work-dir.ts'
import { readLines, writePage, writeReadme } from '../bench/page-of-figures.ts'
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
