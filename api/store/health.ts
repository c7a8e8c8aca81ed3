import { type Expression, sql } from 'kysely'
import type { Reader } from './handle.ts'
import type { DB } from './schema.ts'

/** What is summed into one figure: so many signals, or visits that told them first, that came to one of these. */
export type Figure = { sum: 'count' | 'visits'; outcomes: readonly string[] }

/** Figures of each article in a month; of one alone where it is named. */
export async function figuresOfMonth<F extends string>(
  db: Reader,
  figures: Readonly<Record<F, Figure>>,
  { month, article }: { month: string; article?: string | undefined },
): Promise<Map<string, Record<F, number>>> {
  const named = Object.entries<Figure>(figures)
  const outcomes = named.flatMap(([, figure]) => figure.outcomes)
  let query = db
    .selectFrom('knowledge_month')
    .where('month', '=', month)
    .where('outcome', 'in', outcomes)
    .groupBy('article')
    .select('article')
    .select(({ fn }) => named.map(([name, of]) => fn.sum(of.sum).filterWhere('outcome', 'in', of.outcomes).as(name)))
  if (article !== undefined) query = query.where('article', '=', article)
  const rows: ({ article: string } & Record<string, unknown>)[] = await query.execute()
  return new Map(rows.map((row) => [row.article, numbersOf(row, named)]))
}

function numbersOf<F extends string>(row: Record<string, unknown>, named: [string, Figure][]): Record<F, number> {
  return Object.fromEntries(named.map(([name]) => [name, Number(row[name] ?? 0)])) as Record<F, number>
}

/** What visits of some months came to. */
export async function visitsOfMonths(
  db: Reader,
  { months, outcomes }: { months: readonly string[]; outcomes: readonly string[] },
): Promise<{ month: string; outcome: string; count: number }[]> {
  const rows = await db
    .selectFrom('knowledge_month')
    .where('month', 'in', months)
    .where('outcome', 'in', outcomes)
    .groupBy(['month', 'outcome'])
    .select(({ fn }) => ['month', 'outcome', fn.sum<number>('visits').as('count')])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

type Solved = Pick<DB['solved_month'], 'resolved' | 'asked' | 'found'>

/** Requests of people that were resolved in some months; of those that an article solved, whether that had been found when they were opened. */
export async function resolvedInMonths(db: Reader, months: readonly string[]): Promise<({ month: string } & Solved)[]> {
  const rows = await db
    .selectFrom('solved_month')
    .where('month', 'in', months)
    .groupBy('month')
    .select(({ fn }) => [
      'month',
      fn.sum<number>('resolved').as('resolved'),
      fn.sum<number>('asked').filterWhere('article', '!=', '').as('asked'),
      fn.sum<number>('found').filterWhere('article', '!=', '').as('found'),
    ])
    .execute()
  return rows.map(solvedOf)
}

/** The same of one month, by what solved them. */
export async function resolvedInMonth(db: Reader, month: string): Promise<DB['solved_month'][]> {
  return db.selectFrom('solved_month').selectAll().where('month', '=', month).where('resolved', '>', 0).execute()
}

/** How many requests each article solved that were resolved in a month. */
export async function solvedInMonth(db: Reader, month: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('solved_month')
    .where('month', '=', month)
    .where('article', '!=', '')
    .groupBy('article')
    .select(({ fn }) => ['article', fn.sum<number>('resolved').as('count')])
    .execute()
  return new Map(rows.map(({ article, count }) => [article, Number(count)]))
}

function solvedOf<R extends { resolved: unknown; asked: unknown; found: unknown }>(
  row: R,
): Omit<R, keyof Solved> & Solved {
  return { ...row, resolved: Number(row.resolved), asked: Number(row.asked ?? 0), found: Number(row.found ?? 0) }
}

/** How many requests each of some articles solved that are resolved still. */
export async function solvedByEach(db: Reader, articles: readonly string[]): Promise<Map<string, number>> {
  if (articles.length === 0) return new Map()
  const rows = await db
    .selectFrom('solved_month')
    .where('article', 'in', articles)
    .where('resolved', '>', 0)
    .groupBy('article')
    .select(({ fn }) => ['article', fn.sum<number>('resolved').as('count')])
    .execute()
  return new Map(rows.map(({ article, count }) => [article, Number(count)]))
}

type Times = { article: string; words: string; count: number }
type Asked = { articles: readonly string[]; from: string; to: string }

/** Why people said that articles did not help, most frequent first. */
export function reasonsOf(db: Reader, asked: Asked): Promise<Times[]> {
  return timesOf(db, { ...asked, kind: 'vote', outcome: 'bad', text: sql<string>`reason` })
}

/** The words that led to articles although nothing fitted well, most frequent first. */
export function doubtfulWordsOf(db: Reader, asked: Asked): Promise<Times[]> {
  return timesOf(db, { ...asked, kind: 'search', outcome: 'doubtful', text: sql<string>`words` })
}

async function timesOf(
  db: Reader,
  { articles, from, to, kind, outcome, text }: Asked & { kind: string; outcome: string; text: Expression<string> },
): Promise<Times[]> {
  if (articles.length === 0) return []
  const rows = await db
    .selectFrom('signal')
    .where('article', 'in', articles)
    .where('kind', '=', kind)
    .where('outcome', '=', outcome)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where(text, 'is not', null)
    .groupBy(['article', text])
    .select(({ fn }) => ['article', sql<string>`${text}`.as('words'), fn.countAll<number>().as('count')])
    .orderBy('count', 'desc')
    .orderBy('words')
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
