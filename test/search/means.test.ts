import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import type { Search } from '#domain/search/result.ts'
import { loadContent } from '#site/authoring/content.ts'
import { meansTable } from './means-table.ts'

let search: Search

beforeAll(async () => {
  const { content } = await loadContent(join(import.meta.dirname, '../../content'))
  if (!content) throw new Error('the content has errors')
  search = makeSearch({ ...content, teams: content.model.teams })
})

test.for(meansTable)('"%s" leads to %s', async ([asked, first]) => {
  const { places, results } = await search(asked, { limit: 5 })
  expect([...places, ...results].map(({ url }) => url)[0]).toBe(first)
})

test('the automation that was chosen lifts its pages', async () => {
  const first = async (chosen?: string) =>
    (await search('run fails with an error', { limit: 5, chosen })).results[0]?.automation
  expect(await first('lead-routing')).toBe('lead-routing')
  expect(await first()).not.toBe('lead-routing')
})
