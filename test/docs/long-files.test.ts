import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const most = 300

/** What is one thing however long it is: tables of data, each line like the next. */
const whole = ['api/store/schema.ts', 'api/demo/stories.ts']

/** One whole home that is dear to build, looked at from every side. None may join it. */
const oneHome = ['test/e2e/face.test.ts']

test('no file of ours is longer than 300 lines, but tables', () => {
  const files = globSync('{api,site,scripts,test}/**/*.{ts,tsx,mjs,css,astro}', { cwd: root })
  expect(files.length).toBeGreaterThan(1000)
  const long = files.filter((file) => readFileSync(resolve(root, file), 'utf8').split('\n').length - 1 > most)
  expect(long.toSorted()).toEqual([...whole, ...oneHome].toSorted())
})
