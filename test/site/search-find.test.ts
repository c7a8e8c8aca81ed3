import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeSearch } from '#api/outside/search/search.ts'
import type { Library } from '#domain/search/answer.ts'
import { pagesOf } from '#domain/search/pages-of.ts'
import type { Answer } from '#domain/search/result.ts'
import { loadContent } from '#site/authoring/content.ts'
import { writeSearchFiles } from '#site/build/search-files.ts'
import { openFiles } from '#site/search/files.ts'
import { makeFind } from '#site/search/find.ts'
import { articleOf } from '../bench/search-sets.ts'

const dir = mkdtempSync(join(tmpdir(), 'find-'))
let files: () => Promise<Library>
let content: NonNullable<Awaited<ReturnType<typeof loadContent>>['content']>

beforeAll(async () => {
  const loaded = await loadContent(join(import.meta.dirname, '../../content'))
  if (!loaded.content) throw new Error('the content has errors')
  content = loaded.content
  const { glossary, model } = content
  await writeSearchFiles(dir, pagesOf(content), { glossary, learned, teams: model.teams, today: '' })
  // Files stand in for a host that only serves files.
  vi.stubGlobal('fetch', async (address: string) => {
    try {
      return new Response(readFileSync(address))
    } catch {
      return new Response(null, { status: 404 })
    }
  })
  files = openFiles(`${dir}/`)
})

afterAll(() => {
  vi.unstubAllGlobals()
  rmSync(dir, { recursive: true })
})

/** Words that nobody wrote, taught by a solved request. */
const learned = [
  { article: 'runbooks/order-sync/invalid-session-id', words: 'webshop purchases vanish overnight', by: 2 },
]

const queries = [
  'purchases of the webshop vanish',
  'my orders stopped arriving this morning',
  'orders not syncing',
  'INVALID_SESSION_ID',
  'oder sync',
  'invioce waits',
  'payro',
  'contact support',
  'how do i',
  '"new colleague" badge',
  'purple elephant umbrella',
  'salesforce',
]

test.for(queries)('files answer "%s" as the server does', async (query) => {
  const server = makeSearch({ ...content, teams: content.model.teams, taught: () => learned })
  const here = await makeFind({ server: async () => null, files })(query, { limit: 8 })
  const there = await server(query, { limit: 8 })
  const due = (answer: Answer) => ({ ...answer, results: answer.results.map((result) => ({ ...result, due: '' })) })
  expect(due(here)).toEqual(due(there))
})

const some: Answer = {
  ...{ query: 'order', weak: false, known: [], places: [], results: [], total: 0 },
  ...{ kinds: {}, automations: {}, meant: null },
}
const noFiles = () => Promise.reject(new Error('no files'))

test('what the server says at once is the answer, and no file is loaded', async () => {
  const find = makeFind({ server: async () => some, files: noFiles })
  expect(await find('order', { limit: 8 })).toBe(some)
})

test('a server that is away is not asked again for a while', async () => {
  let asked = 0
  let now = 0
  const server = async () => {
    asked++
    return null
  }
  const find = makeFind({ server, files }, () => now)
  await find('order', { limit: 8 })
  await find('orders', { limit: 8 })
  expect(asked).toBe(1)
  now = 61_000
  await find('order sync', { limit: 8 })
  expect(asked).toBe(2)
})

test('a slow server is waited for where there are no files, and both away is a failure', async () => {
  const slow = () => new Promise<Answer>((resolve) => setTimeout(() => resolve(some), 400))
  expect(await makeFind({ server: slow, files: noFiles })('order', { limit: 8 })).toBe(some)
  await expect(makeFind({ server: async () => null, files: noFiles })('order', { limit: 8 })).rejects.toThrow()
})

test('what a slow server says later moves nothing that is shown', async () => {
  let told = 0
  const search = makeSearch({ ...content, teams: content.model.teams })
  const server = async (query: string, options: { limit: number }) => {
    await new Promise((resolve) => setTimeout(resolve, 600))
    told++
    return search(query, options)
  }
  await files()
  const shown = await makeFind({ server, files })('orders not syncing', { limit: 8 })
  expect(told).toBe(0)
  const later = await server('orders not syncing', { limit: 8 })
  expect(later.results.map(({ url }) => url)).toEqual(shown.results.map(({ url }) => url))
})

test('filters narrow within the ranking, and counts tell what is behind each of them', async () => {
  const find = makeFind({ server: async () => null, files })
  const all = await find('order', { limit: 50 })
  const faqs = await find('order', { limit: 50, filters: { kind: 'faq' } })
  expect(new Set(faqs.results.map(({ kind }) => kind))).toEqual(new Set(['faq']))
  expect(faqs.total).toBe(all.kinds.faq)
  expect(faqs.kinds).toEqual(all.kinds)
  expect(all.total).toBe(Object.values(all.kinds).reduce((sum, count) => sum + count, 0))
})

test('what is overdue comes behind what fits as well, on a server and without one, and never behind what fits worse', async () => {
  const text = 'The badge printer jams. Open the flap, pull the card out and close it.'
  const articles = [
    articleOf({ id: 'runbooks/a-old', title: 'Badge printer jams', text }),
    articleOf({ id: 'runbooks/b-fresh', title: 'Badge printer jams', text }),
    articleOf({ id: 'runbooks/c-worse', title: 'Printers', text: 'A badge is printed by a printer on each floor.' }),
  ]
  const due = { 'runbooks/a-old': '2026-10-01', 'runbooks/b-fresh': '2027-10-01' } as Record<string, string>
  const folder = mkdtempSync(join(tmpdir(), 'find-'))
  const pages = pagesOf({ articles }, { dueOf: ({ id }) => due[id] ?? '' })
  await writeSearchFiles(folder, pages, { glossary: [], learned: [], teams: [], today: '2026-11-24' })
  const isOverdue = (id: string) => (due[id] ?? '9') < '2026-11-24'
  const order = async (answer: Promise<Answer>) => (await answer).results.map(({ id }) => id)
  const wanted = ['runbooks/b-fresh', 'runbooks/a-old', 'runbooks/c-worse']
  const query = 'badge printer jams'
  expect(await order(makeSearch({ articles, glossary: [] })(query, { limit: 3 }))).toEqual(
    wanted.with(0, wanted[1] ?? '').with(1, wanted[0] ?? ''),
  )
  expect(await order(makeSearch({ articles, glossary: [], isOverdue })(query, { limit: 3 }))).toEqual(wanted)
  const here = makeFind({ server: async () => null, files: openFiles(`${folder}/`) })
  expect(await order(here(query, { limit: 3 }))).toEqual(wanted)
  rmSync(folder, { recursive: true })
})
