import type { Reader, Tx } from './handle.ts'
import type { DB } from './schema.ts'

type Row = DB['learned_term']
/** Why words no longer teach. */
export type Withdrawal = 'reopened' | 'unlinked' | 'author'

/** Keeps wordings that a ticket teaches; those that it taught before and lost teach again. */
export async function insertLearned(
  tx: Tx,
  rows: readonly Pick<Row, 'article' | 'ticket_id' | 'need' | 'words'>[],
  at: string,
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('learned_term')
    .values(rows.map((row) => ({ ...row, changed_at: at, filed: 0, withdrawn: null })))
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'article', 'need']).doUpdateSet({ changed_at: at, withdrawn: null }),
    )
    .execute()
}

/** Takes back what a ticket taught; all of it, or all but for one article. */
export async function withdrawLearned(
  tx: Tx,
  { ticketId, but, why, at }: { ticketId: string; but?: string; why: Withdrawal; at: string },
): Promise<void> {
  let taught = tx
    .updateTable('learned_term')
    .set({ withdrawn: why, changed_at: at })
    .where('ticket_id', '=', ticketId)
    .where('withdrawn', 'is', null)
  if (but !== undefined) taught = taught.where('article', '!=', but)
  await taught.execute()
}

export type LearnedWords = { article: string; need: string; words: string; by: number; isFiled: boolean }

/** What teaches now, counted by the people who said it. */
export async function readLearned(db: Reader): Promise<LearnedWords[]> {
  const rows = await db
    .selectFrom('learned_term')
    .innerJoin('ticket', 'ticket.id', 'learned_term.ticket_id')
    .where('withdrawn', 'is', null)
    .groupBy(['learned_term.article', 'need'])
    .select(({ fn }) => [
      'learned_term.article',
      'need',
      fn.min<string>('words').as('words'),
      fn.min<number>('filed').as('filed'),
      fn.count<number>('requester_email').distinct().as('by'),
    ])
    .orderBy('learned_term.article')
    .orderBy('need')
    .execute()
  return rows.map(({ by, filed, ...row }) => ({ ...row, by: Number(by), isFiled: Number(filed) === 1 }))
}

/** Wordings that were taken back, so that a file that still holds them does not teach them. */
export async function readWithdrawn(db: Reader): Promise<{ article: string; need: string }[]> {
  return db
    .selectFrom('learned_term as lost')
    .where('withdrawn', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('learned_term as kept')
            .select('kept.need')
            .whereRef('kept.article', '=', 'lost.article')
            .whereRef('kept.need', '=', 'lost.need')
            .where('kept.withdrawn', 'is', null),
        ),
      ),
    )
    .select(['lost.article', 'lost.need'])
    .distinct()
    .execute()
}

/** Changes with every change to what is taught. */
export async function learnedState(db: Reader): Promise<string> {
  const row = await db
    .selectFrom('learned_term')
    .select(({ fn }) => [
      fn.max('changed_at').as('at'),
      fn.countAll<number>().as('count'),
      fn.count<number>('withdrawn').as('lost'),
    ])
    .executeTakeFirst()
  return `${row?.at ?? ''} ${row?.count ?? 0} ${row?.lost ?? 0}`
}

/** Notes whether wordings stand in the file of the content, or that their author took them out of it. */
export async function markLearned(
  tx: Tx,
  { article, need }: { article: string; need: string },
  what: { filed: 0 | 1 } | { withdrawn: 'author'; changed_at: string },
): Promise<void> {
  await tx
    .updateTable('learned_term')
    .set(what)
    .where('article', '=', article)
    .where('need', '=', need)
    .where('withdrawn', 'is', null)
    .execute()
}
