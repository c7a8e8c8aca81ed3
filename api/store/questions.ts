import { sql } from 'kysely'
import type { Seal } from '#domain/base/seal.ts'
import { communityActorSchema, type QuestionEvent, questionFacts } from '#domain/community/facts.ts'
import {
  answersOf,
  asked,
  isPublic,
  isSettled,
  isWaiting,
  pendingSince,
  type Question,
} from '#domain/community/question.ts'
import { wordsToFind } from '#domain/language/find.ts'
import type { Dialect, Reader, Tx } from './handle.ts'
import { isSaying, isSayingHere, isWhole, vectorOf, walked } from './saying.ts'
import { type EventRow, never, type QuestionRow } from './schema.ts'
import { chainedRows, firstHash, headOf } from './ticket-events.ts'

export async function findQuestion(db: Reader, id: string): Promise<Question | null> {
  const row = await db.selectFrom('question').select('body').where('id', '=', id).executeTakeFirst()
  return row ? (JSON.parse(row.body) as Question) : null
}

/** The same for somebody who will change it: nobody else does until they are done. */
export async function lockQuestion(tx: Tx, id: string, dialect: Dialect): Promise<Question | null> {
  let query = tx.selectFrom('question').select('body').where('id', '=', id)
  if (dialect === 'postgres') query = query.forUpdate()
  const row = await query.executeTakeFirst()
  return row ? (JSON.parse(row.body) as Question) : null
}

type Saving = { question: Question; events: readonly QuestionEvent[]; seal: Seal; dialect: Dialect }

/** Appends events to the log of a question and saves its fold; the question stands as it is after them. */
export async function saveQuestion(tx: Tx, { question, events, seal, dialect }: Saving): Promise<void> {
  const { id } = question
  const last = await tx
    .selectFrom('question_event')
    .select('hash')
    .where('question_id', '=', id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows = chainedRows(id, last?.hash ?? firstHash, events)
  await storeQuestion(tx, { question, rows, seal, dialect, isNew: last === undefined })
}

/** Stores rows of a log as they are, and the question that they make. */
export async function storeQuestion(
  tx: Tx,
  { question, rows, seal, dialect, isNew }: Omit<Saving, 'events'> & { rows: readonly EventRow[]; isNew: boolean },
): Promise<void> {
  const head = rows.at(-1)
  if (!head) return
  const row = { ...toRow(question), seal: seal(headOf(head)) }
  if (isNew) await tx.insertInto('question').values(row).execute()
  else await tx.updateTable('question').set(row).where('id', '=', row.id).execute()
  const logged = rows.map(({ ticket_id: question_id, ...rest }) => ({ question_id, ...rest }))
  await tx.insertInto('question_event').values(logged).execute()
  await writeQuestionWords(tx, question, dialect)
}

/** The columns of a question: what lists filter and sort by. */
export function toRow(question: Question): Omit<QuestionRow, 'seal'> {
  return {
    id: question.id,
    version: question.version,
    title: question.title,
    automation: question.automation,
    shown: isPublic(question) ? 1 : 0,
    answers: answersOf(question).length,
    accepted: question.accepted === null ? 0 : 1,
    votes: asked(question).votes.length,
    waiting: isWaiting(question) ? 1 : 0,
    settled: isSettled(question) ? 1 : 0,
    pending_at: pendingSince(question) ?? never,
    asked_at: question.at,
    updated_at: question.updatedAt,
    body: JSON.stringify(question),
  }
}

/** Keeps the words under which a question is found. */
export async function writeQuestionWords(tx: Tx, question: Question, dialect: Dialect): Promise<void> {
  const { id, title } = question
  const said = [title, asked(question).text, ...answersOf(question).map(({ text }) => text)].join('\n')
  const words = wordsToFind(said)
  if (dialect === 'postgres') {
    await sql`insert into question_words (question_id, words) values (${id}, ${vectorOf(words)}::tsvector) on conflict (question_id) do update set words = excluded.words`.execute(
      tx,
    )
    return
  }
  await sql`insert or replace into question_words (rowid, words) select no, ${words.join(' ')} from question where id = ${id}`.execute(
    tx,
  )
}

/** The log of a question in order, as stored. */
export async function readQuestionLog(db: Reader, id: string): Promise<EventRow[]> {
  const rows = await db
    .selectFrom('question_event')
    .selectAll()
    .where('question_id', '=', id)
    .orderBy('version')
    .execute()
  return rows.map(({ question_id, ...rest }) => ({ ticket_id: question_id, ...rest }))
}

export function parseQuestionEvent(row: Omit<EventRow, 'hash' | 'ticket_id'>): QuestionEvent {
  const type = row.type as QuestionEvent['type']
  return {
    type,
    version: row.version,
    at: row.at,
    by: communityActorSchema.parse(JSON.parse(row.actor)),
    data: questionFacts[type].parse(JSON.parse(row.data)),
  } as QuestionEvent
}

export type ListFilter = {
  view: 'newest' | 'unanswered' | 'settled'
  automation?: string | undefined
  text?: string | undefined
}
export type ListCursor = { at: string; id: string }
export type Listed = Pick<QuestionRow, 'id' | 'title' | 'automation' | 'answers' | 'accepted' | 'votes' | 'asked_at'>

const columnOf = { newest: 'shown', unanswered: 'waiting', settled: 'settled' } as const
const listed = ['id', 'title', 'automation', 'answers', 'accepted', 'votes', 'asked_at'] as const

type Listing = { filter: ListFilter; after?: ListCursor | undefined; limit: number; dialect: Dialect }

/** One page of what everybody may read, newest first. */
export async function listQuestions(
  db: Reader,
  { filter, after, limit, dialect }: Listing,
): Promise<{ items: Listed[]; next: ListCursor | null }> {
  const { text } = filter
  const some = newestFirst(db, { filter, after })
  const asked = text === undefined ? some : some.where(isSaying('question', { text, dialect }))
  const near = text !== undefined && dialect === 'postgres' ? await sayingAmong(db, some, { text, limit }) : null
  const rows = near ?? (await asked.limit(limit + 1).execute())
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? { at: last.asked_at, id: last.id } : null }
}

function newestFirst(db: Reader, { filter, after }: Pick<Listing, 'filter' | 'after'>) {
  let query = db.selectFrom('question').select(listed).where(columnOf[filter.view], '=', 1)
  if (filter.automation) query = query.where('automation', '=', filter.automation)
  if (after) query = query.where(sql<boolean>`(asked_at, id) < (${after.at}, ${after.id})`)
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc')
}

/** Of the first of a list, those that say it; null where there may be more further on. */
async function sayingAmong(
  db: Reader,
  list: ReturnType<typeof newestFirst>,
  { text, limit }: { text: string; limit: number },
): Promise<Listed[] | null> {
  const found = await db
    .selectFrom(list.limit(walked).as('near'))
    .selectAll()
    .where(isSayingHere('question', text, 'near'))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return found.length > limit || (await isWhole(list)) ? found : null
}

/** The newest question with an answer that stands that says everything of what was looked for. */
export async function settledQuestionSaying(
  db: Reader,
  { words, dialect }: { words: string; dialect: Dialect },
): Promise<Listed | undefined> {
  if (words === '') return undefined
  const { items } = await listQuestions(db, { filter: { view: 'settled', text: words }, limit: 1, dialect })
  return items[0]
}

/** Questions of which something waits for a look, longest waiting first: of these automations, and of none when null is among them. */
export async function pendingQuestions(
  db: Reader,
  { automations, limit }: { automations: readonly (string | null)[]; limit: number },
): Promise<Question[]> {
  const rows = (
    await Promise.all(
      automations.map((automation) =>
        db
          .selectFrom('question')
          .select(['id', 'pending_at', 'body'])
          .where('automation', automation === null ? 'is' : '=', automation)
          .where('pending_at', '<', '9999')
          .orderBy('pending_at')
          .orderBy('id')
          .limit(limit)
          .execute(),
      ),
    )
  ).flat()
  return rows
    .sort((a, b) => (a.pending_at < b.pending_at ? -1 : a.pending_at > b.pending_at ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ body }) => JSON.parse(body) as Question)
}

/** The same for automations that are in no catalogue any more. */
export async function pendingAutomations(db: Reader): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('question')
    .select('automation')
    .distinct()
    .where('pending_at', '<', '9999')
    .execute()
  return rows.map(({ automation }) => automation)
}

/** Ids of questions that were asked before an instant and have no answer, longest waiting first. */
export async function unansweredSince(
  db: Reader,
  { before, limit }: { before: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('question')
    .select('id')
    .where('waiting', '=', 1)
    .where('asked_at', '<=', before)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** What a map of the site names, newest first. */
export function questionAddresses(db: Reader, limit: number): Promise<{ id: string; updated_at: string }[]> {
  return db
    .selectFrom('question')
    .select(['id', 'updated_at'])
    .where('shown', '=', 1)
    .orderBy('asked_at', 'desc')
    .limit(limit)
    .execute()
}

/** Questions in the order of their ids, as stored. */
export function questionsAfter(db: Reader, { after, limit }: { after: string; limit: number }): Promise<QuestionRow[]> {
  return db
    .selectFrom('question')
    .select([
      'id',
      'version',
      'title',
      'automation',
      'shown',
      'answers',
      'accepted',
      'votes',
      'waiting',
      'settled',
      'pending_at',
      'asked_at',
      'updated_at',
      'seal',
      'body',
    ])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}
