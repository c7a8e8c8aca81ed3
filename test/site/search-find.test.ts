import { expect, test } from 'vitest'
import { type Engines, find, type Suggested } from '#site/search/find.ts'

type Text = { url: string; words: string }

/** An index like Pagefind: all words must be there, and an unknown word counts as its longest known beginning. */
function indexOf(texts: Text[]): Engines['index'] {
  const known = texts.flatMap(({ words }) => words.split(' '))
  const beginning = (word: string) => {
    for (let length = word.length; length > 0; length--) {
      const start = word.slice(0, length)
      if (known.some((other) => other.startsWith(start))) return start
    }
    return word
  }
  return async (query) => {
    const starts = query.toLowerCase().split(/\s+/).map(beginning)
    return texts.flatMap(({ url, words }) => {
      const matched = starts.map((start) => words.split(' ').find((word) => word.startsWith(start)))
      return matched.every((word) => word !== undefined) ? [hitOf(url, matched)] : []
    })
  }
}

function hitOf(url: string, words: string[]) {
  const described = { title: url, kind: 'runbook', summary: '', automation: '', reviewed: '', due: '', confidence: '' }
  return { id: url, score: 1, load: async () => ({ url, ...described, excerpt: [], sections: [], words }) }
}

const index = indexOf([
  { url: '/bot/', words: 'stock bot timeout sap' },
  { url: '/order/', words: 'order sync session ended salesforce' },
  { url: '/invoice/', words: 'invoice approval waits for a manager' },
])
const alone: Engines['suggest'] = async () => null
const answers =
  (suggested: Suggested): Engines['suggest'] =>
  async () =>
    suggested
const urlsOf = ({ results }: { results: { url: string }[] }) => results.map(({ url }) => url)

test('words that stand on a page are answered by the first tier, and nobody else is asked', async () => {
  const suggest = () => Promise.reject(new Error('asked'))
  expect(await find('bot timeout', { index, suggest })).toMatchObject({ tier: 1, weak: false, total: 1 })
})

test('a question in plain words is answered by the second tier', async () => {
  const answer = await find('how do i fix the bot timeout please help me', { index, suggest: alone })
  expect(answer).toMatchObject({ tier: 2, weak: false })
  expect(urlsOf(answer)).toEqual(['/bot/'])
})

test('an identifier is split for the second tier', async () => {
  expect(await find('BotTimeout', { index, suggest: alone })).toMatchObject({ tier: 2, results: [{ url: '/bot/' }] })
})

test('one word too many does not hide the page that has all the others', async () => {
  const answer = await find('order sync session quagmire', { index, suggest: alone })
  expect(answer).toMatchObject({ tier: 2, weak: false, results: [{ url: '/order/' }] })
})

test('a page with nearly all words follows the one that happens to hold them all', async () => {
  const two = indexOf([
    { url: '/diary/', words: 'the bot of old had a timeout and the stock was fine' },
    { url: '/bot/', words: 'stock bot timeout' },
    { url: '/order/', words: 'order sync' },
  ])
  const answer = await find('old stock bot timeout', { index: two, suggest: alone })
  expect(answer).toMatchObject({ tier: 1, weak: false, total: 2 })
  expect(urlsOf(answer)).toEqual(['/diary/', '/bot/'])
})

test('what the index does not know is asked of the third tier', async () => {
  const items = [{ kind: 'runbook', url: '/order/', title: 'Order', summary: 'Ended.' }]
  const answer = await find('salsforce', { index, suggest: answers({ weak: false, items }) })
  expect(answer).toMatchObject({ tier: 3, weak: false, results: [{ url: '/order/' }] })
})

test('a suggestion of another kind is not shown under a filter', async () => {
  const items = [{ kind: 'faq', url: '/faq/', title: 'Order', summary: '' }]
  const options = { index, suggest: answers({ weak: false, items }), filters: { kind: 'runbook' } }
  expect(await find('xylophone', options)).toMatchObject({ tier: 4, weak: true, results: [] })
})

test('a shared beginning is no answer: it says that nothing fits', async () => {
  expect(await find('xylophone', { index, suggest: alone })).toMatchObject({ tier: 4, weak: true, results: [] })
  expect(await find('sapphire umbrella', { index, suggest: alone })).toMatchObject({ tier: 4, weak: true })
})

test('suggestions stand in while the index cannot be loaded', async () => {
  const broken = () => Promise.reject(new Error('away'))
  const items = [{ kind: 'runbook', url: '/bot/', title: 'Bot', summary: '' }]
  expect(await find('bot', { index: broken, suggest: answers({ weak: false, items }) })).toMatchObject({ tier: 3 })
  await expect(find('bot', { index: broken, suggest: alone })).rejects.toThrow('away')
})

test('nothing typed is nothing found, and no failure', async () => {
  expect(await find(' - ', { index, suggest: alone })).toMatchObject({ weak: false, results: [], total: 0 })
})
