import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { measureBytes } from './search-bytes.ts'
import { type Engine, engines } from './search-engines.ts'
import { figuresOf, runOf } from './search-figures.ts'
import { knownItems } from './search-known-items.ts'
import { fused, type Measured, measureSite, said } from './search-page.ts'
import { measureScale } from './search-scale.ts'
import { readPages, readSet, type SearchSet } from './search-sets.ts'
import { printSilence, silenceOf } from './search-silence.ts'
import { measureStart } from './search-start.ts'

const usage =
  'npm run bench:search -- [DIR with docs.jsonl, queries.jsonl and qrels.tsv]… [--run FILE] [--quick] [--scale]'
const corpora = resolve(import.meta.dirname, '../../../shared/corpora')
const judged = ['prom-alerts', 'stackfaq-dev', 'askubuntu-answers']
const runbooks = ['openshift-runbooks', 'prometheus-runbooks']

const columns = ['nDCG@10', 'hit@5', 'sure without an answer %', 'sure and right in three %', 'ms p50', 'ms p95']
const heads = ['set', 'engine', ...columns, 'KB first question', 'KB each next']
const weights = [0.25, 0.5, 1]

const { values, positionals } = readArguments()
if (values.run !== undefined && positionals.length !== 1) stop(`--run needs exactly one DIR.\n${usage}`)
if (values.scale) {
  await measureScale()
  await measureStart(10_000)
  const docs = runbooks
    .map((name) => join(corpora, name))
    .filter((dir) => existsSync(dir))
    .flatMap(readPages)
  if (docs.length > 0) await measureBytes(docs, 10_000)
} else if (positionals.length > 0) await printSets(positionals.map(readOrStop), values.run)
else await printAll()

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { run: { type: 'string' }, quick: { type: 'boolean' }, scale: { type: 'boolean' } },
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
  if (!existsSync(corpora))
    stop(`There is no ${corpora}, where the sets are expected. Give a folder instead.\n${usage}`)
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
  for (const name of runbooks) {
    if (!existsSync(join(corpora, name))) continue
    for (const set of knownItems(name, readPages(join(corpora, name)))) {
      const hits = await Promise.all(
        Object.values(engines).map(async (make) => figuresOf(set, await runOf(set, make(set.docs), 10)).hit5),
      )
      console.log(`| ${set.name} | ${set.queries.length} | ${hits.map((hit) => (hit * 100).toFixed(1)).join(' | ')} |`)
    }
  }
}

/** Every way to search, each set in one run. Where a way does not say how sure it is, the bar that lets one in ten through is drawn for it on this very set. */
async function printSets(sets: SearchSet[], file?: string) {
  console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`)
  for (const set of sets) {
    const site = values.quick ? {} : await measureSite(set)
    for (const [name, measured] of Object.entries(site)) print(set, name, measured)
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
      print(set, name === 'ours' ? 'ours, as plain texts' : name, measured)
      if (name === 'ours' && file !== undefined) {
        const rows = [...measured.run].flatMap(([query, hits]) =>
          hits.map(([doc, score]) => `${query}\t${doc}\t${score}`),
        )
        writeFileSync(file, `${rows.join('\n')}\n`)
      }
    }
  }
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

function print(set: SearchSet, name: string, { run, sure, times, bytes }: Measured) {
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
