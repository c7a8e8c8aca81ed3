import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { corpora } from '#kit/corpora.ts'
import { cannotMeasure, figure } from './figure.ts'
import { type Engine, engines } from './search-engines.ts'
import { figuresOf, runOf } from './search-figures.ts'
import { knownItems } from './search-known-items.ts'
import { makeDocs } from './search-made.ts'
import { fused, type Measured, measureSite, said } from './search-page.ts'
import { type Doc, readPages, readSet, type SearchSet } from './search-sets.ts'
import { printSilence, silenceOf } from './search-silence.ts'

const usage =
  'npm run bench:search -- [DIR with docs.jsonl, queries.jsonl and qrels.tsv]… [--run FILE] [--quick] [--sample]'
const judged = ['prom-alerts', 'stackfaq-dev', 'askubuntu-answers']
const runbooks = ['openshift-runbooks', 'prometheus-runbooks']

const columns = ['nDCG@10', 'hit@5', 'sure without an answer %', 'sure and right in three %', 'ms p50', 'ms p95']
const heads = ['set', 'engine', ...columns, 'KB first question', 'KB each next']
const weights = [0.25, 0.5, 1]

const { values, positionals } = readArguments()
if (values.run !== undefined && positionals.length !== 1) stop(`--run needs exactly one DIR.\n${usage}`)
if (values.sample) await printSample()
else if (positionals.length > 0) await printSets(positionals.map(readOrStop), values.run)
else await printAll()

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { run: { type: 'string' }, quick: { type: 'boolean' }, sample: { type: 'boolean' } },
    })
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function readOrStop(dir: string): SearchSet {
  try {
    return readSet(dir)
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error))
  }
}

async function printAll() {
  if (!existsSync(corpora)) {
    cannotMeasure(`there is no ${corpora}, where the judged sets are expected`)
    return
  }
  const sets = judged
    .map((name) => join(corpora, name))
    .filter((dir) => existsSync(dir))
    .map(readSet)
  await printSets(sets)
  const silent = sets.filter(({ unanswerable }) => unanswerable.length > 0)
  if (engines.ours && silent.length > 1) await printSilence(silent, engines.ours)
  console.log('\nKnown items, hit@5 in percent (wanted: 95, 95, 95, 85)\n')
  console.log(
    `| set | questions | ${Object.keys(engines).join(' | ')} |\n|---|---|${'---|'.repeat(Object.keys(engines).length)}`,
  )
  const least = new Map<string, number>()
  for (const name of runbooks) {
    if (!existsSync(join(corpora, name))) continue
    for (const set of knownItems(name, readPages(join(corpora, name)))) {
      const hits = await Promise.all(
        Object.values(engines).map(async (make) => figuresOf(set, await runOf(set, make(set.docs), 10)).hit5),
      )
      const way = set.name.slice(name.length + 2)
      least.set(way, Math.min(least.get(way) ?? 1, hits[0] ?? 0))
      console.log(`| ${set.name} | ${set.queries.length} | ${hits.map((hit) => (hit * 100).toFixed(1)).join(' | ')} |`)
    }
  }
  for (const [way, hit] of least) figure(`hit@5, ${way}`, hit * 100, '%')
}

/** A few made-up pages, each asked for by its title: that the bench works shows here, and no figure. */
async function printSample(): Promise<void> {
  const docs = makeDocs(12)
  const sets = knownItems('made up', docs)
  await printSets(sets.slice(0, 1))
  for (const set of sets.filter(({ queries }) => queries.length > 0)) {
    const { hit5 } = figuresOf(set, await runOf(set, (engines.ours as (docs: Doc[]) => Engine)(docs), 10))
    figure(`hit@5, ${set.name.slice('made up, '.length)}`, hit5 * 100, '%')
  }
}

/** Every way to search, each set in one run. Where a way does not say how sure it is, the bar that lets one in ten through is drawn for it on this very set. */
async function printSets(sets: SearchSet[], file?: string) {
  console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`)
  const gaps = { tiers: [] as number[], modes: [] as number[], others: [] as number[] }
  for (const set of sets) {
    const ndcg = new Map<string, number>()
    const site = values.quick ? {} : await measureSite(set)
    for (const [name, measured] of Object.entries(site)) ndcg.set(name, print(set, name, measured))
    const { 'page, files': page, [said]: pagefind } = site
    if (page && pagefind)
      for (const weight of weights)
        print(set, `page, files + Pagefind × ${weight}`, {
          ...page,
          run: fused(page, pagefind, weight),
          times: [],
          bytes: null,
        })
    for (const [name, make] of Object.entries(engines)) {
      const measured = await measure(set, make(set.docs), name === 'ours' ? 50 : 10)
      ndcg.set(name, print(set, name === 'ours' ? 'ours, as plain texts' : name, measured))
      if (name === 'ours' && file !== undefined) {
        const rows = [...measured.run].flatMap(([query, hits]) =>
          hits.map(([doc, score]) => `${query}\t${doc}\t${score}`),
        )
        writeFileSync(file, `${rows.join('\n')}\n`)
      }
    }
    const of = (name: string) => ndcg.get(name) ?? 0
    if (site.suggestions) {
      gaps.tiers.push(of('page, API') - of('suggestions'))
      gaps.modes.push(Math.abs(of('page, API') - of('page, files')))
    }
    gaps.others.push(of('ours') - Math.max(of('lunr'), of('minisearch'), of('BM25')))
  }
  if (gaps.tiers.length > 0) {
    figure('search page less suggestions, nDCG@10, worst set', Math.min(...gaps.tiers))
    figure('search page with and without the API, nDCG@10, worst set', Math.max(...gaps.modes))
  }
  figure('above the best of lunr, minisearch, BM25, nDCG@10, worst set', Math.min(...gaps.others))
}

async function measure(set: SearchSet, engine: Engine, limit: number): Promise<Measured> {
  const measured: Measured = { run: new Map(), sure: new Map(), times: [], bytes: null }
  for (const { id, text } of [...set.queries, ...set.unanswerable]) {
    const began = performance.now()
    measured.run.set(id, await engine(text, limit))
    measured.times.push(performance.now() - began)
  }
  return measured
}

/** Answers the nDCG@10. */
function print(set: SearchSet, name: string, { run, sure, times, bytes }: Measured): number {
  const { ndcg10, hit5, deflection } = figuresOf(set, run)
  const says = sure.size > 0 && bytes?.length !== 0
  const silence = says ? silenceOf({ set, run }, (id) => sure.get(id) === true) : { wrong: 0.1, right: deflection ?? 0 }
  const { wrong, right } = set.unanswerable.length === 0 ? {} : silence
  const percent = (share: number | undefined) => (share === undefined ? '' : (100 * share).toFixed(1))
  const [first, ...next] = bytes ?? []
  const cells = [
    ndcg10.toFixed(3),
    hit5.toFixed(3),
    percent(wrong),
    percent(right),
    shareAt(times, 0.5),
    shareAt(times, 0.95),
  ]
  const loaded = bytes ? [kilobytes(first ?? 0), kilobytes(Number(shareAt(next, 0.5)))] : ['', '']
  console.log(`| ${[set.name, name, ...cells, ...loaded].join(' | ')} |`)
  return ndcg10
}

function shareAt(numbers: number[], share: number): string {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * share)]?.toFixed(1) ?? ''
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1)
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
