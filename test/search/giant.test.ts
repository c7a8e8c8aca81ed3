import { expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import { articleOf } from '../bench/search-sets.ts'

const lines = Array.from({ length: 4_000 }, (_, number) => [
  `Parameter ${number} of the connection`,
  `When the order run fails, the invoice waits and the queue is slow: look at value ${number} of the connection, then start the export again. ` +
    'The session of the user ends in the night, and the report of the month is written by the job in the morning, one after the other and so on. '.repeat(
      2,
    ),
])
const text = lines.flat().join('\n')
const headings = lines.map(([heading = '']) => heading)
const parts = lines.map(([heading = ''], number) => ({
  at: text.indexOf(`${heading}\n`),
  anchor: `parameter-${number}`,
}))
const giant = articleOf({
  id: 'guides/giant',
  title: 'All parameters',
  text,
  body: { text, headings, parts, code: [] },
})
const small = [
  ['faqs/order', 'An order run fails', 'Look at the order in the shop and run it again.'],
  ['faqs/invoice', 'An invoice waits', 'Somebody has to approve the invoice.'],
  ['faqs/queue', 'The queue is slow', 'Wait until the queue is empty.'],
  ['faqs/export', 'Start the export again', 'The export is started by hand.'],
  ['faqs/session', 'The session of a user ends', 'Sign in again.'],
] as const
const articles = [giant, ...small.map(([id, title, body]) => articleOf({ id, title, text: body }))]
const search = makeSearch({ articles, glossary: [] })

test('the page is as large as it is said to be', () => {
  expect(text.length).toBeGreaterThan(1_500_000)
  expect(headings).toHaveLength(4_000)
})

test.for(small)('%s: a page of 4,000 headings outranks nobody by its size', async ([id, title]) => {
  expect((await search(title.toLowerCase(), { limit: 3 })).results[0]?.id).toBe(id)
})

test.for(['connection', 'the order run fails', 'invoice queue session report job', 'value of the connection'])(
  'common words take less than a second of the processor: %s',
  async (query) => {
    const began = process.cpuUsage()
    expect((await search(query, { limit: 10 })).total).toBeGreaterThan(0)
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(1)
  },
)

test('a part of it answers by a link of its own', async () => {
  const { results } = await search('parameter 2718', { limit: 3 })
  expect(results[0]?.sections[0]).toEqual({
    title: 'Parameter 2718 of the connection',
    url: '/guides/giant/#parameter-2718',
  })
})
