import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { engines } from './search-engines.ts'
import { figuresOf, runOf } from './search-figures.ts'
import { knownItems } from './search-known-items.ts'
import { measureScale } from './search-scale.ts'
import { readPages, readSet, type SearchSet } from './search-sets.ts'
import { measureStart } from './search-start.ts'

const usage = 'npm run bench:search -- [DIR with docs.jsonl, queries.jsonl and qrels.tsv]… [--run FILE] [--scale]'
const corpora = resolve(import.meta.dirname, '../../../shared/corpora')
const judged = ['prom-alerts', 'stackfaq-dev', 'askubuntu-answers']
const runbooks = ['openshift-runbooks', 'prometheus-runbooks']

const { values, positionals } = readArguments()
if (values.run !== undefined && positionals.length !== 1) stop(`--run needs exactly one DIR.\n${usage}`)
if (values.scale) {
  await measureScale()
  await measureStart(10_000)
} else if (positionals.length > 0) await printSets(positionals.map(readOrStop), values.run)
else await printAll()

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { run: { type: 'string' }, scale: { type: 'boolean' } } })
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
  await printSets(
    judged
      .map((name) => join(corpora, name))
      .filter((dir) => existsSync(dir))
      .map(readSet),
  )
  console.log('\nKnown items, hit@5 in percent (wanted: 95, 95, 95, 85)\n')
  console.log(`| set | questions | ${Object.keys(engines).join(' | ')} |\n|---|---|${'---|'.repeat(4)}`)
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

async function printSets(sets: SearchSet[], file?: string) {
  const names = [
    'set',
    'articles',
    'questions',
    'engine',
    'nDCG@10',
    'Recall@5',
    'MRR@10',
    'deflection',
    'AUC',
    'ms each',
  ]
  console.log(`| ${names.join(' | ')} |\n|${'---|'.repeat(names.length)}`)
  for (const set of sets) {
    for (const [name, make] of Object.entries(engines)) {
      const engine = make(set.docs)
      const started = performance.now()
      const run = await runOf(set, engine, name === 'ours' ? 50 : 10)
      const each = (performance.now() - started) / run.size
      const { ndcg10, recall5, mrr10, deflection, auc } = figuresOf(set, run)
      const figures = [ndcg10, recall5, mrr10, deflection, auc].map((figure) => figure?.toFixed(3) ?? '')
      console.log(
        `| ${[set.name, set.docs.length, set.queries.length, name, ...figures, each.toFixed(2)].join(' | ')} |`,
      )
      if (name === 'ours' && file !== undefined) {
        const rows = [...run].flatMap(([query, hits]) => hits.map(([doc, score]) => `${query}\t${doc}\t${score}`))
        writeFileSync(file, `${rows.join('\n')}\n`)
      }
    }
  }
}

function stop(message: string): never {
  console.error(message)
  process.exit(1)
}
