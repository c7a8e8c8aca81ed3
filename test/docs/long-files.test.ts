import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const most = 300

/** What is one thing however long it is: tables of data, each line like the next. */
const whole = ['api/store/schema.ts', 'api/demo/stories.ts']

/** Tests and rooms that are touched next are cut first; none may join them. */
const toCut = ['test/e2e/face.test.ts', 'test/actions/mail-in.test.ts', 'api/store/outbox.ts']

test('no file of ours is longer than 300 lines, but tables', () => {
  const files = globSync('{api,site,scripts,test}/**/*.{ts,tsx,mjs,css,astro}', { cwd: root })
  expect(files.length).toBeGreaterThan(1000)
  const long = files.filter((file) => readFileSync(resolve(root, file), 'utf8').split('\n').length - 1 > most)
  expect(long.toSorted()).toEqual([...whole, ...toCut].toSorted())
})
