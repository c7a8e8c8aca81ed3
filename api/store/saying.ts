import { type RawBuilder, sql } from 'kysely'
import { askedOf } from '#domain/language/find.ts'
import type { Dialect, Reader } from './handle.ts'
import { matchOf } from './match.ts'

/** What is found by its words, and where PostgreSQL and SQLite keep them. */
const kinds = {
  ticket: { set: 'ended_words', table: 'ticket_text', key: 'ticket_id', saying: 'tickets_saying' },
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

/** Numbers of tickets that have ended and say something; `isWhole` where these are all of them. */
export type Found = { isWhole: boolean; numbers: Int32Array }

/** The tickets that have ended and say what is asked, in one answer; on PostgreSQL up to `most`, for there each takes longer. */
export async function findSaying(
  read: Reader,
  text: string,
  { dialect, most }: { dialect: Dialect; most?: number | undefined },
): Promise<Found> {
  const asked = askedOf(text)
  if (asked.length === 0) return { isWhole: true, numbers: new Int32Array() }
  const match = matchOf(asked, dialect)
  return dialect === 'sqlite' ? foundBySqlite(read, match) : foundByPostgres(read, match, most)
}

async function foundBySqlite(read: Reader, match: string): Promise<Found> {
  const all = sql<{
    said: string
  }>`(select json_group_array(rowid) as said from ended_words where ended_words match ${match})`
  const { said } = await read.selectFrom(all.as('found')).select('said').executeTakeFirstOrThrow()
  return { isWhole: true, numbers: Int32Array.from(JSON.parse(said) as number[]) }
}

async function foundByPostgres(read: Reader, match: string, most: number | undefined): Promise<Found> {
  const limit = most === undefined ? null : most + 1
  const all = sql<{ said: Buffer | null }>`ticket_numbers_saying(${match}::tsquery, ${limit})`
  const { said } = await read
    .selectFrom(sql`(select ${all} as said)`.as('found'))
    .select(sql<Buffer | null>`said`.as('said'))
    .executeTakeFirstOrThrow()
  const bytes = said ?? Buffer.alloc(0)
  const numbers = Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32BE(at * 4))
  return { isWhole: most === undefined || numbers.length <= most, numbers }
}

/** The words of tickets by their numbers, with spaces between them. */
export async function wordsOf(
  read: Reader,
  numbers: readonly number[],
  dialect: Dialect,
): Promise<Map<number, string>> {
  const words =
    dialect === 'sqlite'
      ? sql<Spoken>`(select no, words from ticket_words where no in (select value from json_each(${JSON.stringify(numbers)})))`
      : sql<Spoken>`(select no, array_to_string(tsvector_to_array(words), ' ') as words from ticket_text where no = any(${numbers}))`
  const rows = await read.selectFrom(words.as('spoken')).select(['no', 'words']).execute()
  return new Map(rows.map(({ no, words }) => [no, words]))
}

type Spoken = { no: number; words: string }

/** Words as PostgreSQL keeps a text to be found, which have no quotes in them. */
export function vectorOf(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(' ')
}
