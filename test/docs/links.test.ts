import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

test('an island draws addresses of the site as they are: below a path each would be put there twice', () => {
  const files = globSync('site/islands/**/*.tsx', { cwd: root })
  expect(files.length).toBeGreaterThan(50)
  const twice = files.filter((file) =>
    /\s(?:href|src|action)=\{onSite\(/.test(readFileSync(resolve(root, file), 'utf8')),
  )
  expect(twice).toEqual([])
})
