import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { languageOf } from '#domain/language/language.ts'
import { readQuestion } from '#domain/search/question.ts'
import type { Answer } from '#domain/search/result.ts'
import { browse, serve } from '#kit/e2e.ts'
import { workDir } from '#kit/work-dir.ts'
import { buildCorpusSite, type CorpusSite } from './corpus-site.ts'
import type { Ranked } from './search-engines.ts'
import type { Run } from './search-figures.ts'
import type { Query, SearchSet } from './search-sets.ts'
import { serveFiles } from './static-host.ts'

/** How one way of searching did: what it ranked, what it was sure of, how long each question took, what it loaded. */
export type Measured = { run: Run; sure: Map<string, boolean>; times: number[]; bytes: number[] | null }
type Found = { urls: string[]; sure: boolean; took: number }

const most = 50
/** Pagefind wants every word of a question on a page: asked as kindly as we can. */
export const said = 'Pagefind, stop words dropped'
const english = languageOf('en')

function wordsSaid({ id, text }: Query): Query {
  return {
    id,
    text: readQuestion(text, [english])
      .words.map(({ word }) => word)
      .join(' '),
  }
}

/** Ranks a set on a built site in Chromium: by the page's own code with the API and without it, by the API alone, by Pagefind alone. */
export async function measureSite(set: SearchSet): Promise<Record<string, Measured>> {
  const folder = workDir('bench')
  try {
    return await measure(set, await buildCorpusSite(folder, set.docs))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(set: SearchSet, { contentDir, siteDir, cacheDir, docOf }: CorpusSite) {
  const questions = [...set.queries, ...set.unanswerable]
  const served = await serve({ siteDir, contentDir, env: { CACHE_DIR: cacheDir } })
  const host = await serveFiles(siteDir)
  const withApi = await browse(served)
  const without = await browse(host)
  try {
    const page = await withApi.open('/search/')
    const api = (text: string) => fromApi(served.url, text)
    const plain = await without.open('/search/', { ignoreErrors: /./ })
    host.taken()
    const pagefind = async () =>
      pagefindOn(await without.open('/search/', { bypassCSP: true, ignoreErrors: /./ }), host.taken)
    return {
      'page, API': await askAll(questions, docOf, { ask: (text) => onPage(page, text) }),
      'page, files': await askAll(questions, docOf, { ask: (text) => onPage(plain, text), taken: host.taken }),
      suggestions: await askAll(questions, docOf, { ask: api }),
      Pagefind: await askAll(questions, docOf, { ask: await pagefind(), taken: host.taken }),
      [said]: await askAll(questions.map(wordsSaid), docOf, { ask: await pagefind(), taken: host.taken }),
    }
  } finally {
    await withApi.close()
    await without.close()
    await host.stop()
    await served.stop()
  }
}

type Way = { ask: (text: string) => Promise<Found>; taken?: () => { bytes: number } }

async function askAll(questions: readonly Query[], docOf: Map<string, string>, { ask, taken }: Way): Promise<Measured> {
  const measured: Measured = { run: new Map(), sure: new Map(), times: [], bytes: taken ? [] : null }
  for (const { id, text } of questions) {
    const { urls, sure, took } = await ask(text)
    const ranked = urls.map((url, place): Ranked[number] => [docOf.get(url) ?? url, 1 / (place + 1)])
    measured.run.set(id, ranked)
    measured.sure.set(id, sure)
    measured.times.push(took)
    if (taken) measured.bytes?.push(taken().bytes)
  }
  return measured
}

function onPage(page: Page, text: string): Promise<Found> {
  return page.evaluate(
    async ([query, limit]) => {
      type Search = HTMLElement & { find(query: string, options: { limit: number }): Promise<Answer> }
      const began = performance.now()
      const answer = await document.querySelector<Search>('search-page')?.find(query, { limit })
      const took = performance.now() - began
      return { urls: answer?.results.map(({ url }) => url) ?? [], sure: answer?.weak === false, took }
    },
    [text, most] as const,
  )
}

async function fromApi(url: string, text: string): Promise<Found> {
  const began = performance.now()
  const told = await fetch(`${url}/api/suggestions?${new URLSearchParams({ q: text, limit: String(most) })}`)
  const { items, weak } = (await told.json()) as { items: { url: string }[]; weak: boolean }
  return { urls: items.map((item) => item.url), sure: !weak, took: performance.now() - began }
}

/** What Pagefind shows of a question: a page of ten results, as its own interface loads them. */
function pagefindOn(page: Page, taken: () => unknown): (text: string) => Promise<Found> {
  taken()
  return (text) =>
    page.evaluate(
      async ([query, limit]) => {
        type Result = { data: () => Promise<{ url: string }> }
        const address = '/pagefind/pagefind.js'
        const began = performance.now()
        const pagefind: { search: (text: string) => Promise<{ results: Result[] }> } = await import(address)
        const { results } = await pagefind.search(query)
        const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()))
        const took = performance.now() - began
        const more = await Promise.all(results.slice(10, limit).map((result) => result.data()))
        return { urls: [...shown, ...more].map(({ url }) => url), sure: results.length > 0, took }
      },
      [text, most] as const,
    )
}

const fading = 60

/** Reciprocal ranks of two runs added, the second at a weight. */
export function fused(one: Measured, other: Measured, weight: number): Run {
  const run: Run = new Map()
  for (const [query, ranked] of one.run) {
    const scores = new Map<string, number>()
    const add = (docs: Ranked, share: number) => {
      for (const [place, [doc]] of docs.entries())
        scores.set(doc, (scores.get(doc) ?? 0) + share / (fading + place + 1))
    }
    add(ranked, 1)
    add(other.run.get(query) ?? [], weight)
    run.set(
      query,
      [...scores].sort((a, b) => b[1] - a[1]),
    )
  }
  return run
}
