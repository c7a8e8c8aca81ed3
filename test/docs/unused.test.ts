import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { requestRefusals } from '#domain/base/request-refusals.ts'
import { communityRefusals } from '#domain/community/refusals.ts'
import { refusals } from '#domain/ticket/refusals.ts'

const root = resolve(import.meta.dirname, '../..')
const textOf = (files: string[]) => files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
const code = globSync('{api,site}/**/*.{ts,tsx,astro}', { cwd: root })
const styles = globSync('site/**/*.css', { cwd: root })

test('every refusal is given somewhere', () => {
  const givers = textOf(code.filter((file) => !/\/words\/|refusals\.ts$/.test(file)))
  const codes = Object.keys({ ...requestRefusals, ...communityRefusals, ...refusals })
  expect(codes.length).toBeGreaterThan(80)
  expect(codes.filter((one) => !givers.includes(`'${one}'`))).toEqual([])
})

test('every class that is styled stands on something', () => {
  const makers = textOf(code)
  const named = new Set(makers.match(/[\w-]+/g))
  /** As in `level-${entry.level}`: the rest of such a name comes with what is shown. */
  const begun = [...makers.matchAll(/([\w-]+-)\$\{/g)].map(([, beginning]) => beginning as string)
  const unused = [...classesOf(textOf(styles))].filter(
    (name) => !named.has(name) && !begun.some((beginning) => name.startsWith(beginning)),
  )
  expect(unused).toEqual([])
})

/** Classes that selectors name; what the highlighter calls the parts of code is its own. */
function classesOf(css: string): Set<string> {
  const selectors = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/\.token(?::is\([^)]*\))?/g, '')
  return new Set([...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name as string))
}

test('every property that a style sets is read by one', () => {
  const set = new Set([...textOf(styles).matchAll(/(?<![\w-])(--[a-z][\w-]*)\s*:/g)].map(([, name]) => name as string))
  const read = new Set(
    [...textOf([...styles, ...code]).matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name as string),
  )
  expect(set.size).toBeGreaterThan(20)
  expect([...set].filter((name) => !read.has(name))).toEqual([])
})
