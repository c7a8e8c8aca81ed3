// `npm run bench [-- ROW …] [--small] [--runs N] [--json FILE] [--write]`: what is promised about speed and size, measured.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { median } from './figure.ts'
import { linesOf, type Measured, readLines, writePage, writeReadme } from './page-of-figures.ts'
import { type Row, rows } from './rows.ts'
import { runBench } from './run-bench.ts'

const root = resolve(import.meta.dirname, '../..')
const page = join(root, 'content/handbook/benchmarks.md')
const readme = join(root, 'README.md')
const usage = `npm run bench [-- ROW …] [--small] [--runs N] [--json FILE] [--write]\nRows: ${rows.map(({ id }) => id).join(', ')}.`
const { values, positionals } = asked()
const unknown = positionals.filter((id) => !rows.some((row) => row.id === id))
if (unknown.length > 0) stop(`There is no row "${unknown.join('", "')}".\n${usage}`)
if (values.small && values.write)
  stop('The small form shows that a bench works, and no figure: it is not written down.')
const chosen = rows.filter(({ id, small }) =>
  positionals.length > 0 ? positionals.includes(id) : !values.small || small !== null,
)

const gib = Math.round(totalmem() / 2 ** 30)
const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? '',
  memory: `${gib} GB`,
  node: process.versions.node,
}
const date = Temporal.Now.plainDateISO().toString()
if (chosen.some(({ served }) => served)) {
  const { status } = spawnSync(process.execPath, ['--no-warnings', join(root, 'scripts/build.ts'), '--if-stale'], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}
const folder = mkdtempSync(join(tmpdir(), 'ladder-figures-'))
const measured: Measured[] = []
try {
  for (const [, together] of Map.groupBy(chosen, (row) => row.bench)) measured.push(...(await measure(together)))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const file = resolve(values.json ?? join(root, '.cache/bench/figures.json'))
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify({ machine, date, small: values.small === true, rows: measured }, null, 2)}\n`)
const when = `${date}, ${machine.cores} cores, ${machine.memory}, Node ${machine.node}`
const lines = measured.flatMap((one) => linesOf(one, when))
console.log(
  `\n${writePage(lines)
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('| not yet |'))
    .join('\n')}\n\nAlso in ${file}`,
)
if (values.write) {
  const kept = readLines(readFileSync(page, 'utf8')).filter(({ id }) => !measured.some((one) => one.row === id))
  const written = writePage([...kept, ...lines])
  writeFileSync(page, written)
  writeFileSync(readme, writeReadme(readFileSync(readme, 'utf8'), readLines(written)))
}
process.exitCode = measured.some(({ failed }) => failed !== null) ? 1 : 0

/** Rows that one bench measures: it runs as often as they want, each time as a process of its own. */
async function measure(together: Row[]): Promise<Measured[]> {
  const [first] = together as [Row]
  const runs = values.small ? 1 : Number(values.runs ?? Math.max(...together.map(({ runs }) => runs)))
  const args = values.small ? (first.small ?? []) : (first.args ?? [])
  const told = new Map<string, number[]>()
  let why: string | null = null
  let failed: string | null = null
  for (let run = 1; run <= runs && failed === null; run++) {
    console.log(`\n— ${first.bench} ${args.join(' ')} (${run} of ${runs})`)
    const answer = await runBench(first.bench, { args, figures: join(folder, `${first.bench}-${run}`) })
    for (const { name, value } of answer.figures) told.set(name, [...(told.get(name) ?? []), value])
    why ??= answer.why
    failed = answer.failed
  }
  return together.map((row) => ({
    row: row.id,
    why,
    failed,
    figures: row.figures.flatMap((wanted) => {
      const small = (row.smaller ?? []).reduce((name, [from, to]) => name.replace(from, to), wanted.figure)
      const all = told.get(values.small ? small : wanted.figure)
      return all
        ? [{ name: wanted.figure, value: median(all), least: Math.min(...all), most: Math.max(...all), runs }]
        : []
    }),
  }))
}

function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        small: { type: 'boolean' },
        write: { type: 'boolean' },
        runs: { type: 'string' },
        json: { type: 'string' },
      },
    })
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
