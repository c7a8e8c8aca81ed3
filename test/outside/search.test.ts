import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import type { Article } from '#domain/knowledge/article.ts'
import { corpora } from '#kit/corpora.ts'
import { engines } from '../bench/search-engines.ts'
import { figuresOf, runOf } from '../bench/search-figures.ts'
import { articleOf, readSet } from '../bench/search-sets.ts'

const articles: Article[] = [
  {
    ...articleOf({
      id: 'runbooks/invoice-bot',
      title: 'Invoice bot stops with ERR_BOT_TIMEOUT',
      text: 'The bot waits ninety seconds for the ledger. Restart the runner, then replay the invoices that are stuck.',
    }),
    summary: 'The ledger answers too slowly for the bot.',
    symptoms: ['nothing was booked since this morning'],
    aliases: ['/former/invoice-timeout', 'Ledger lag'],
  },
  articleOf({
    id: 'runbooks/node-not-ready',
    title: 'KubeNodeNotReady',
    text: 'A worker cannot take new pods. Look at the kubelet and at free disk in /var/lib/containers.',
  }),
  articleOf({
    id: 'runbooks/node-flapping',
    title: 'KubeNodeReadinessFlapping',
    text: 'The node is ready and then is gone again, many times in an hour. Look at its network.',
  }),
  articleOf({
    id: 'runbooks/access-denied',
    title: 'Access denied on the file share',
    text: 'Windows reports 0x80070005 since agent v2.3.1 when the service account lost its permission.',
  }),
  articleOf({
    id: 'faqs/password',
    title: 'How do I change my password?',
    text: 'Open your profile and choose a new password. You can shut down the old session there, too.',
  }),
  {
    ...articleOf({ id: 'runbooks/vault', title: 'Rotate the vault key', text: 'Only for the desk: the vault key.' }),
    audience: 'support',
  },
]
const glossary = [{ term: 'invoice', meaning: 'What a supplier asks to be paid.', synonyms: ['supplier bill'] }]
const search = makeSearch({ articles, glossary })
const best = async (query: string) => (await search(query, { limit: 8 })).results[0]?.id

test.for([
  ['node not ready', 'runbooks/node-not-ready'],
  ['kubenodenotready', 'runbooks/node-not-ready'],
  ['bot timeout', 'runbooks/invoice-bot'],
  ['ERR_BOT_TIMEOUT', 'runbooks/invoice-bot'],
  ['0x80070005', 'runbooks/access-denied'],
  ['80070005', 'runbooks/access-denied'],
  ['v2.3.1', 'runbooks/access-denied'],
  ['agent 2.3', 'runbooks/access-denied'],
  ['containers', 'runbooks/node-not-ready'],
])('a part or the whole of an identifier finds it: %s', async ([query = '', id]) => {
  expect(await best(query)).toBe(id)
})

test('a question in plain words finds its article', async () => {
  expect(await best('why was nothing booked this morning?')).toBe('runbooks/invoice-bot')
  expect((await search('how do i change my password please', { limit: 3 })).weak).toBe(false)
})

test('a denial counts: not ready is not ready again', async () => {
  expect(await best('the node is not ready')).toBe('runbooks/node-not-ready')
})

test.for(['pasword', 'passwrod', 'passsword', 'passwird', 'passw'])('%s is read as password', async (typo) => {
  expect(await best(typo)).toBe('faqs/password')
})

test.for(["can't", 'can’t', 'cannot', 'can not', 'cant'])(
  'a denial counts however it is contracted: %s',
  async (said) => {
    const titles = ['Sign in with a key', 'Cannot sign in', 'Sign in to the desk']
    const doors = makeSearch({
      articles: titles.map((title, id) => articleOf({ id: `${id}`, title, text: '' })),
      glossary: [],
    })
    expect((await doors(`I ${said} sign in`, { limit: 10 })).results[0]?.id).toBe('1')
  },
)

test('a code that is one sign off is another code', async () => {
  const { results, meant } = await search('0x80070006', { limit: 3 })
  expect([results, meant]).toEqual([[], null])
})

test('what "stopped" denies is what was asked about', async () => {
  const pages = [
    articleOf({ id: 'faqs/stop', title: 'Stop a run', text: 'How to stop the export by hand and to start it again.' }),
    articleOf({
      id: 'faqs/lost',
      title: 'The export sends no files',
      text: 'Sending files ends when the disk is full.',
    }),
  ]
  const asked = makeSearch({ articles: pages, glossary: [] })
  expect((await asked('the export stopped sending', { limit: 2 })).results[0]?.id).toBe('faqs/lost')
  expect((await asked('stop the export', { limit: 2 })).results[0]?.id).toBe('faqs/stop')
})

test('a page that has the rarest word asked comes before one that has all others', async () => {
  const texts: [string, string][] = [
    ['Send a report', 'Reports go out each month.'],
    [
      'Cellar',
      'Toner is in the cellar. The monthly list of what was used is a report. Ask for both when you need them.',
    ],
    ['Page one', 'The day begins at nine.'],
    ['Page two', 'Keys hang beside the door.'],
    ['Page three', 'Lunch is at noon.'],
    ['Page four', 'Ask at the desk.'],
  ]
  const pages = texts.map(([title, text]) => articleOf({ id: title, title, text }))
  const { results } = await makeSearch({ articles: pages, glossary: [] })('monthly report of the toner', { limit: 2 })
  expect(results.map(({ id }) => id)).toEqual(['Cellar', 'Send a report'])
})

test('words written together and apart find each other', async () => {
  const together = articleOf({ id: 'faqs/off', title: 'Shutdown at night', text: 'A shutdown takes a minute.' })
  const answer = await makeSearch({ articles: [...articles, together], glossary })('shut down at night', { limit: 3 })
  expect(answer.results[0]?.id).toBe('faqs/off')
})

test('the words of the glossary stand for each other', async () => {
  expect(await best('supplier bill')).toBe('runbooks/invoice-bot')
  expect((await makeSearch({ articles, glossary: [] })('supplier bill', { limit: 3 })).results).toEqual([])
})

test('old titles are found, old addresses are not words', async () => {
  expect(await best('ledger lag')).toBe('runbooks/invoice-bot')
  expect((await search('former', { limit: 3 })).results).toEqual([])
})

test('what only support may read is shown to nobody else', async () => {
  expect((await search('rotate the vault key', { limit: 8 })).results.map(({ id }) => id)).not.toContain(
    'runbooks/vault',
  )
  expect((await search('rotate the vault key', { limit: 8, audience: 'support' })).results[0]?.id).toBe(
    'runbooks/vault',
  )
})

test.for(['qwxyz flurb', 'how do i', 'the coffee machine leaks', '???', '   '])(
  'nothing fits "%s", and it says so',
  async (query) => {
    expect((await search(query, { limit: 8 })).weak).toBe(true)
  },
)

test.for([
  '+node -ready',
  'title:node',
  'node~1',
  'nod*',
  'node^9',
  '+',
  '-',
  ':',
  '~',
  '^',
  '*',
  '"',
  '\\',
  '__proto__',
  'constructor',
])('operators are only text: %s', async (query) => {
  await expect(search(query, { limit: 8 })).resolves.toBeDefined()
})

test('the best come first, no more than asked for', async () => {
  const { results: items } = await search('node ready bot password', { limit: 2 })
  expect(items).toHaveLength(2)
  expect(items[0]?.score).toBeGreaterThanOrEqual(items[1]?.score ?? 0)
})

test('a portal without articles has nothing to suggest', async () => {
  expect(await makeSearch({ articles: [], glossary: [] })('node', { limit: 8 })).toMatchObject({
    results: [],
    weak: true,
    total: 0,
  })
})

const floors = { 'prom-alerts': 0.945, 'stackfaq-dev': 0.945, 'askubuntu-answers': 0.58 }
for (const [name, floor] of Object.entries(floors)) {
  const dir = join(corpora, name)
  test(`real questions find their answers: ${name} reaches nDCG@10 ${floor}`, async ({ skip }) => {
    skip(!existsSync(dir), `${name} is not on this machine: it is no part of the repository`)
    const set = readSet(dir)
    const ours = engines.ours?.(set.docs)
    expect(ours && figuresOf(set, await runOf(set, ours, 10)).ndcg10).toBeGreaterThanOrEqual(floor)
  })
}
