import { sayNumber } from './figure.ts'
import { type Row, rows, type Wanted } from './rows.ts'

export type Measured = {
  row: string
  /** Why figures are missing, where the bench says so. */
  why: string | null
  failed: string | null
  figures: { name: string; value: number; least: number; most: number; runs: number }[]
}
/** One line of the table: a figure of a row. */
export type Line = { id: string; text: string }

const head = `---
title: How fast, how big
summary: What is promised about speed and size, what was measured, and how to measure it again.
order: 9
---

\`npm run bench\` measures every row, \`npm run bench -- post\` one of them; \`--small\` shows in seconds that it works. Each figure is the
median of the runs that its row asks for (\`--runs\` sets another number), in brackets the least and the most. What compares is measured
side by side in one run. \`--write\` puts what was measured into this page, \`--json\` says where the figures go besides
(\`.cache/bench/figures.json\`).

\`site-build\` builds from nothing, Astro's bundling and the first start of all code included, as the bare site does. That is the first
build after an upgrade, a new setting or an edit of MDX; each later one has the program made before, and makes all pages with that.

\`npm run bench:load\` is the day in an hour by itself: it prints how long each activity took and what failed: readers, search, chat,
requests, mails, webhooks and the desk, at once, on SQLite and on PostgreSQL with one process, two and four (\`postgres-4\`).
\`--minutes\` says how long each has, \`--speed\` how many days go into an hour.

Other benches stand by themselves and print what they find. \`npm run bench:knowledge\` asks the pages about knowledge over a million
signals, \`bench:community\` the community with 100,000 questions, and \`bench:move\` takes 50,000 tickets to PostgreSQL and back; a number
after \`--\` makes them smaller. On the judged sets \`bench:search\` compares the ranking with other engines, \`bench:chat\` what is
answered and what is not known, \`bench:learning\` searches before and after they were taught, and \`bench:gaps\` looks for answers that
were taken out among the largest gaps.

Starlight and Lighthouse are asked only here: they are installed apart from the product when a bench first wants them. The judged sets
of questions are not part of the product: where they are not there, their rows say so.

| Row | What | Figure | To reach | Measured | Reached | On |
|---|---|---|---|---|---|---|
`

const unknown = 'not yet'

/** The whole page, its lines in the order of the rows. */
export function writePage(lines: Line[]): string {
  const all = rows.flatMap(({ id, what }) => {
    const own = lines.filter((line) => line.id === id)
    return own.length > 0 ? own.map(({ text }) => text) : [`| \`${id}\` | ${what} | | | ${unknown} | | |`]
  })
  return `${head}${all.join('\n')}\n`
}

const between = /(<!-- figures -->\n).*(<!-- \/figures -->)/s
const readmeHead = ['What', 'Worst figure', 'To reach', 'Measured', 'Reached']

/** The README with one line for each row: how many of its figures are reached, and the worst of them. */
export function writeReadme(readme: string, lines: Line[]): string {
  const table = aligned([readmeHead, ...rows.map((row) => inShort(row, lines))])
  return readme.replace(between, (_, begin, end) => `${begin}\n${table.join('\n')}\n\n${end}`)
}

function inShort(row: Row, lines: Line[]): string[] {
  const figures = lines.filter(({ id }) => id === row.id).map(({ text }) => cellsOf(text))
  const promised = figures.filter(({ reached }) => reached !== '')
  const missed = promised.filter(({ reached }) => reached !== 'yes').length
  const [worst] = promised.toSorted((one, other) => shortfall(row, other) - shortfall(row, one))
  const told = worst ?? figures[0]
  if (!told?.figure) return [row.what, '', '', unknown]
  const reached = promised.length > 1 ? `${promised.length - missed} of ${promised.length}` : 'no'
  return [row.what, told.figure, told.target, told.measured, worst ? (missed > 0 ? `**${reached}**` : 'yes') : '']
}

type Cells = { figure: string; target: string; measured: string; reached: string }

function cellsOf(line: string): Cells {
  const [, , , figure, target, measured, reached] = line.split('|').map((cell) => cell.trim()) as string[]
  return { figure, target, measured, reached } as Cells
}

/** By which part of its target a figure falls short of it: below 0 where it reaches it. */
function shortfall({ figures }: Row, { figure, measured, reached }: Cells): number {
  const { atMost, atLeast } = figures.find(({ said }) => said === figure) ?? {}
  const value = Number(/^-?[\d.,]+/.exec(measured)?.[0].replaceAll(',', ''))
  const target = atMost ?? atLeast ?? 0
  const over = atMost === undefined ? target - value : value - target
  const part = target === 0 ? (over > 0 ? Infinity : -1) : over / Math.abs(target)
  // What is rounded for the reader may look reached by a hair.
  return reached === 'yes' ? Math.min(part, 0) : Math.max(part, Number.EPSILON)
}

/** A table whose columns stand below each other, the first row its head. */
function aligned(rows: string[][]): string[] {
  const widths = (rows[0] as string[]).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const [head, ...body] = rows.map((row) => widths.map((width, column) => (row[column] ?? '').padEnd(width)))
  return [head as string[], widths.map((width) => '-'.repeat(width)), ...body].map(
    (cells) => `| ${cells.join(' | ')} |`,
  )
}

/** The lines that a page has. */
export function readLines(page: string): Line[] {
  return page.split('\n').flatMap((text) => {
    const id = /^\| `([\w-]+)` \|/.exec(text)?.[1]
    return id === undefined ? [] : [{ id, text }]
  })
}

/** What was measured of a row, a line for each of its figures. */
export function linesOf({ row: id, why, failed, figures }: Measured, when: string): Line[] {
  const row = rows.find((one) => one.id === id) as Row
  return row.figures.map((wanted) => {
    const found = figures.find(({ name }) => name === wanted.figure)
    const reached = found && isReached(wanted, found.value)
    const cells = [
      `\`${id}\``,
      row.what,
      wanted.said,
      sayTarget(wanted),
      found ? sayFound(wanted, found) : (failed ?? why ?? 'not told'),
      reached === undefined ? '' : reached ? 'yes' : '**no**',
      when,
    ]
    return { id, text: `| ${cells.join(' | ')} |` }
  })
}

function sayFound({ unit }: Wanted, { value, least, most, runs }: Measured['figures'][number]): string {
  const said = `${sayNumber(value)}${unit ? ` ${unit}` : ''}`
  return runs > 1 ? `${said} (${sayNumber(least)} to ${sayNumber(most)})` : said
}

function sayTarget({ atMost, atLeast, unit }: Wanted): string {
  const said =
    atMost === undefined ? (atLeast === undefined ? '' : `≥ ${sayNumber(atLeast)}`) : `≤ ${sayNumber(atMost)}`
  return said && unit ? `${said} ${unit}` : said
}

/** Undefined where nothing is promised. */
function isReached({ atMost, atLeast }: Wanted, value: number): boolean | undefined {
  if (atMost !== undefined) return value <= atMost
  return atLeast === undefined ? undefined : value >= atLeast
}
