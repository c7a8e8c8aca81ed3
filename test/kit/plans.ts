import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import type { Reader } from '#api/store/handle.ts'
import type { Store } from '#api/store/open.ts'
import type { TestWorld } from './world.ts'

export type Question = { text: string; parameters: readonly unknown[] }

/** The same reader, which notes what it is asked. */
export function noting(db: Reader, asked: Map<string, Question>): Reader {
  const whole = db as TestWorld['store']['db']
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const compiled = whole.getExecutor().compileQuery(node as RootOperationNode, queryId)
      asked.set(compiled.sql, { text: compiled.sql, parameters: compiled.parameters })
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return whole.withPlugin(plugin)
}

/**
 * What a query reads from end to end: tables, and indexes of which it asks for no part. With `byIndexes` PostgreSQL may not choose to
 * read a small table whole: what it reads so nonetheless has no index that would do.
 */
export async function readWhole(
  store: Pick<Store, 'db' | 'dialect'>,
  { text, parameters }: Question,
  { byIndexes = false }: { byIndexes?: boolean } = {},
): Promise<string[]> {
  const question = parameters.reduce<string>((made, value) => {
    const written = typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
    return made.replace(store.dialect === 'sqlite' ? '?' : /\$\d+/, () => written)
  }, text)
  if (store.dialect === 'sqlite') {
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${question}`).execute(store.db)
    return rows.map(({ detail }) => detail).filter((line) => /^SCAN (?!\(subquery|placed)/.test(line))
  }
  return store.db.transaction().execute(async (tx) => {
    if (byIndexes) await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql.raw<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json) ${question}`).execute(tx)
    return rows.flatMap((row) => row['QUERY PLAN'].flatMap((one) => wholeIn(one.Plan)))
  })
}

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

function wholeIn(plan: Plan): string[] {
  const kind = plan['Node Type']
  const isWhole = kind === 'Seq Scan' || (kind.includes('Index') && plan['Index Cond'] === undefined)
  const own = isWhole ? [`${kind} ${plan['Index Name'] ?? plan['Relation Name']}`] : []
  return [...own, ...(plan.Plans ?? []).flatMap(wholeIn)]
}
