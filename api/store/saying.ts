import { type RawBuilder, sql } from 'kysely'
import { askedOf } from '#domain/language/find.ts'
import type { Dialect, Reader } from './handle.ts'
import { matchOf } from './match.ts'

/** What is found by its words, and where PostgreSQL and SQLite keep them. */
const kinds = {
  ticket: { set: 'ticket_words', table: 'ticket_text', key: 'ticket_id', saying: 'tickets_saying' },
  question: { set: 'question_words', table: 'question_words', key: 'question_id', saying: 'questions_saying' },
} as const
type Kind = keyof typeof kinds
type Said = { text: string; dialect: Dialect }

/**
 * So many of a list are looked at one by one before all that say it are asked for: what many say is among them, and what few say
 * is quickly sorted.
 */
export const walked = 2000

/**
 * Whether a row is one of those that say what is asked. SQLite stays on the index that has the order, by the plus: a look into the
 * set costs nothing there. PostgreSQL has the set from a function, so that it guesses neither its size nor another way to it.
 */
export function isSaying(kind: Kind, { text, dialect }: Said): RawBuilder<boolean> {
  const asked = askedOf(text)
  if (asked.length === 0) return sql<boolean>`1 = 0`
  const { set, saying } = kinds[kind]
  const match = matchOf(asked, dialect)
  return dialect === 'sqlite'
    ? sql<boolean>`+no in (select rowid from ${sql.table(set)} where ${sql.table(set)} match ${match})`
    : sql<boolean>`id in (select ${sql.ref(saying)}(${match}::tsquery))`
}

/** The same of PostgreSQL, asked of each row of `near` by itself. */
export function isSayingHere(kind: Kind, text: string, near: string): RawBuilder<boolean> {
  const asked = askedOf(text)
  if (asked.length === 0) return sql<boolean>`1 = 0`
  const { table, key } = kinds[kind]
  const id = sql.ref(`${near}.id`)
  return sql<boolean>`(select words @@ ${matchOf(asked, 'postgres')}::tsquery from ${sql.table(table)} where ${sql.ref(key)} = ${id})`
}

type List = { offset: (rows: number) => { limit: (rows: number) => { execute: () => Promise<unknown[]> } } }

/** Whether all of a list was looked at. */
export async function isWhole(list: List): Promise<boolean> {
  return (await list.offset(walked).limit(1).execute()).length === 0
}

/** Tickets that say something: their ids, on SQLite their numbers, in order; `isWhole` where these are all of them. */
export type Found = { isWhole: boolean; numbers: Int32Array | null; ids: readonly string[] }

/** All tickets that say what is asked, in one answer; on PostgreSQL up to `most`, for there each takes longer. */
export async function findSaying(
  read: Reader,
  text: string,
  { dialect, most }: { dialect: Dialect; most?: number },
): Promise<Found> {
  const asked = askedOf(text)
  if (asked.length === 0) return { isWhole: true, numbers: null, ids: [] }
  const match = matchOf(asked, dialect)
  return dialect === 'sqlite' ? numbersSaying(read, match) : idsSaying(read, match, most)
}

async function numbersSaying(read: Reader, match: string): Promise<Found> {
  const all = sql<{
    said: string
  }>`(select json_group_array(rowid) as said from ticket_words where ticket_words match ${match})`
  const { said } = await read.selectFrom(all.as('found')).select('said').executeTakeFirstOrThrow()
  return { isWhole: true, numbers: Int32Array.from(JSON.parse(said) as number[]), ids: [] }
}

async function idsSaying(read: Reader, match: string, most: number | undefined): Promise<Found> {
  const limit = most === undefined ? sql`` : sql` limit ${sql.lit(most + 1)}`
  const all = sql<{ said: string | null }>`(select string_agg(id, ' ') as said
    from (select tickets_saying(${match}::tsquery) as id${limit}) as one)`
  const { said } = await read.selectFrom(all.as('found')).select('said').executeTakeFirstOrThrow()
  const ids = said?.split(' ') ?? []
  return { isWhole: most === undefined || ids.length <= most, numbers: null, ids }
}

/** Which of some tickets say it, looked up by their ids; PostgreSQL's way where many do. */
export async function sayingAmong<T extends { id: string }>(
  read: Reader,
  text: string,
  some: readonly T[],
): Promise<T[]> {
  const asked = askedOf(text)
  if (asked.length === 0 || some.length === 0) return []
  const rows = await read
    .selectFrom('ticket_text')
    .select('ticket_id')
    .where(sql<boolean>`ticket_id = any(${some.map(({ id }) => id)})`)
    .where(sql<boolean>`words @@ ${matchOf(asked, 'postgres')}::tsquery`)
    .execute()
  const said = new Set(rows.map(({ ticket_id }) => ticket_id))
  return some.filter(({ id }) => said.has(id))
}

/** A text as PostgreSQL keeps it to be found. */
export function vectorOf(words: readonly string[]): RawBuilder<string> {
  return sql<string>`array_to_tsvector(string_to_array(${words.join(' ')}, ' '))`
}
