import { expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import { articleOf } from '../bench/search-sets.ts'
import { wordsTable } from './words-table.ts'

const says = [...new Map(wordsTable.map(([text, , language = 'en']) => [text, language]))]
const articles = says.map(([title, language], number) => ({
  ...articleOf({ id: `faqs/${number}`, title, text: 'Something that all of them say about a page.' }),
  language,
}))
const search = makeSearch({ articles, glossary: [] })

test.for(wordsTable)('"%s" is first for "%s"', async ([text, asked]) => {
  const { results } = await search(asked, { limit: 3 })
  expect(results.map(({ title }) => title)[0]).toBe(text)
})
