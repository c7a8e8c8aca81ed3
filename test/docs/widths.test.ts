import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const site = join(import.meta.dirname, '../../site')
const read = (file: string) => readFileSync(join(site, file), 'utf8')

test('things fold at the widths that the tokens name, and at no other', () => {
  const [, named = ''] = /^\/\* Widths (.*?)\*\//s.exec(read('styles/tokens.css')) ?? []
  const widths = new Set(named.match(/\d+rem/g))
  expect(widths.size).toBe(4)
  const asked = globSync('**/*.{css,astro}', { cwd: site }).flatMap((file) =>
    [...read(file).matchAll(/@(?:media|container)[^{]*width[^{]*/g)].map(([query]) => ({ file, query })),
  )
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter(({ query }) => !/^@media \(max-width: (\d+rem)\) $/.test(query))).toEqual([])
  expect(asked.filter(({ query }) => !widths.has(/\d+rem/.exec(query)?.[0] ?? ''))).toEqual([])
})
