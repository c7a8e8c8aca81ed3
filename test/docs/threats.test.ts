import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'content/handbook/threats.md'), 'utf8')

test('each row of the threat model names a test that is there', () => {
  const [met = ''] = page.split('## Not met')
  const rows = met.split('\n').filter((line) => line.startsWith('| ') && !/^\| (Who|---)/.test(line))
  expect(rows.length).toBeGreaterThan(30)
  const wrong = rows.filter((row) => {
    const cells = row.split(' | ')
    const [, file = '', name = ''] = /^`([\w/-]+)`: (.+?) \|$/.exec(cells.at(-1) ?? '') ?? []
    const path = join(root, 'test', `${file}.test.ts`)
    return cells.length !== 5 || name.length < 10 || !existsSync(path) || !readFileSync(path, 'utf8').includes(name)
  })
  expect(wrong).toEqual([])
})
