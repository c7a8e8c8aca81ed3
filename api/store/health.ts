import { type Expression, sql } from 'kysely'
import type { Reader } from './handle.ts'
import type { DB } from './schema.ts'

type Count = Pick<DB['knowledge_month'], 'article' | 'outcome' | 'count' | 'visits'>

/** What was counted of each article in a month; of one alone where it is named. */
export async function countsOfMonth(
  db: Reader,
  { month, article }: { month: string; article?: string | undefined },
): Promise<Count[]> {
  let query = db
    .selectFrom('knowledge_month')
    .select(['article', 'outcome', 'count', 'visits'])
    .where('month', '=', month)
  if (article !== undefined) query = query.where('article', '=', article)
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, count: Number(row.count), visits: Number(row.visits) }))
}

/** What visits of some months came to, by article. */
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

/** Requests of people that were resolved in some months: by what solved them, and whether that had been found when they were opened. */
export async function resolvedInMonths(db: Reader, months: readonly string[]): Promise<Resolved[]> {
  const asked = sql<number>`case when found is null then 0 else 1 end`
  const first = sql<number>`case when rank is null then 0 else 1 end`
  const rows = await db
    .selectFrom('ticket_answer')
    .where('resolved_month', 'in', months)
    .groupBy(['resolved_month', 'solved_by', 'automation'])
    .select(({ fn }) => [
      'resolved_month as month',
      'solved_by as article',
      'automation',
      fn.countAll<number>().as('count'),
      fn.sum<number>(asked).as('asked'),
      fn.sum<number>(first).as('found'),
    ])
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count), asked: Number(row.asked), found: Number(row.found) }))
}

/** `article` is empty where none solved them; `asked`: those of which it is kept what search found. */
type Resolved = {
  month: string
  article: string
  automation: string | null
  count: number
  asked: number
  found: number
}

/** How many requests each article solved that were resolved in a month. */
export async function solvedInMonth(db: Reader, month: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('ticket_answer')
    .where('resolved_month', '=', month)
    .where('solved_by', '!=', '')
    .groupBy('solved_by')
    .select(({ fn }) => ['solved_by', fn.countAll<number>().as('count')])
    .execute()
  return new Map(rows.map(({ solved_by, count }) => [solved_by, Number(count)]))
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
