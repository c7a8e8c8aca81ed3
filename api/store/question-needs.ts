import { sql } from 'kysely'
import type { Reader, Tx } from './handle.ts'
import type { DB } from './schema.ts'

/** Ties a question to a need; false when it is tied already. */
export async function insertQuestionNeeds(tx: Tx, row: DB['question_need']): Promise<boolean> {
  const tied = await tx
    .insertInto('question_need')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('need')
    .executeTakeFirst()
  return tied !== undefined
}

/** Lets gaps that a question belongs to be tried again. */
export async function tryGapsOf(tx: Tx, question: string): Promise<void> {
  await tx
    .updateTable('gap')
    .set({ tried: '' })
    .where('id', 'in', (ids) =>
      ids
        .selectFrom('question_need')
        .innerJoin('need', 'need.need', 'question_need.need')
        .where('question_need.question_id', '=', question)
        .where('need.gap', 'is not', null)
        .select(sql<string>`need.gap`.as('gap')),
    )
    .execute()
}

/** The newest question with an answer that stands, of those that ask for just this. */
export async function settledQuestionOf(db: Reader, need: string): Promise<{ id: string; title: string } | undefined> {
  return db
    .selectFrom('question_need')
    .innerJoin('question', 'question.id', 'question_need.question_id')
    .where('question_need.need', '=', need)
    .where('question.settled', '=', 1)
    .select(['question.id', 'question.title'])
    .orderBy('question.asked_at', 'desc')
    .orderBy('question.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type GapQuestion = { gap: string; id: string; title: string; settled: number }

/** Questions that ask for what gaps are made of, of each gap the newest, at most so many. */
export async function questionsOfGaps(
  db: Reader,
  { gaps, each }: { gaps: readonly string[]; each: number },
): Promise<Map<string, GapQuestion[]>> {
  if (gaps.length === 0) return new Map()
  const placed = db
    .selectFrom('need')
    .innerJoin('question_need', 'question_need.need', 'need.need')
    .innerJoin('question', 'question.id', 'question_need.question_id')
    .where('need.gap', 'in', gaps)
    .where('question.shown', '=', 1)
    .groupBy(['need.gap', 'question.id', 'question.title', 'question.settled', 'question.asked_at'])
    .select(['need.gap as gap', 'question.id as id', 'question.title as title', 'question.settled as settled'])
    .select(
      sql<number>`row_number() over (partition by need.gap order by question.settled desc, question.asked_at desc)`.as(
        'place',
      ),
    )
  const rows = await db
    .selectFrom(placed.as('placed'))
    .selectAll()
    .where('place', '<=', each)
    .orderBy('gap')
    .orderBy('place')
    .execute()
  return Map.groupBy(
    rows.map(({ gap, id, title, settled }) => ({ gap: gap ?? '', id, title, settled })),
    ({ gap }) => gap,
  )
}
