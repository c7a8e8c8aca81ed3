import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

test('the handbook lists the tokens that a theme may set', () => {
  const listed = read('content/handbook/face.md').match(/(?<=`)--[\w-]+(?=`)/g) ?? []
  const tokens = [...read('site/styles/tokens.css').matchAll(/^\s*(--[\w-]+):/gm)].map(([, name = '']) => name)
  expect(tokens.length).toBeGreaterThan(20)
  const counted = /^--(step|space)-/
  for (const name of new Set(tokens)) if (!counted.test(name)) expect(listed).toContain(name)
  for (const name of listed) expect(tokens).toContain(name)
})
