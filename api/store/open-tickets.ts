import { sql } from 'kysely'
import { askedOf } from '#domain/language/find.ts'
import { isActive } from '#domain/ticket/ticket.ts'
import type { Dialect, Reader } from './handle.ts'
import { inTurn } from './in-turn.ts'
import { endOnPostgres, isKept, isLoggedAfter, isSamePlace, type LogPlace, logEnd } from './log-place.ts'
import { emptyTable, type OpenTable, type Places, putAll, type Standing } from './open-table.ts'
import { hold, isWornOut, noWords, type OpenWords, placesSaying, unread } from './open-words.ts'
import { wordsOf } from './saying.ts'
import { inActiveState } from './states.ts'

/** Narrows places to those that say what is asked; where nothing is asked all of them do. */
type Saying = (places: Places) => Places

/**
 * The tickets that are not solved, held in memory: whatever a queue of them is filtered, sorted, counted or searched by costs no
 * index. Each look asks the database first what was logged since the last one, by any process, so that nobody sees less than was
 * committed before they asked.
 */
export type OpenTickets = {
  /** Reads them as they are now. What is read must be taken out at once: the table changes with the next look. */
  look: <T>(read: (table: OpenTable, saying: Saying) => T, text?: string) => Promise<T>
}

/** How a subject is sorted: the same in every database. */
export const subjectKey: Record<Dialect, ReturnType<typeof sql<string>>> = {
  sqlite: sql<string>`lower(substr(title, 1, 40))`,
  postgres: sql<string>`lower(substr(title, 1, 40) collate "C")`,
}

/** The number by which a ticket is found by its words. */
const numbers: Record<Dialect, ReturnType<typeof sql<number>>> = {
  sqlite: sql<number>`no`,
  postgres: sql<number>`coalesce((select no from ticket_text where ticket_id = ticket.id), 0)`,
}

/** So many rows are read at once: others of the process have their turn in between. */
const stretch = 5000

type Held = { table: OpenTable; words: OpenWords; readWords: () => Promise<void>; place: LogPlace }

/** Nothing is read before the first look, and no words before the first one for them. */
export function openTickets(db: Reader, dialect: Dialect): OpenTickets {
  let held: Held | null = null

  const rows = () =>
    db
      .selectFrom('ticket')
      .select(['id', 'queue_order as order', 'state', 'team', 'level', 'assignee', 'automation', 'priority'])
      .select(['waiting_on as waitingOn', 'next_due as nextDue', 'risk_at as riskAt', 'opened_at as openedAt'])
      .select(['requester_email as requester', 'group_id as group', subjectKey[dialect].as('subject')])
      .select(numbers[dialect].as('no'))

  async function load(): Promise<Held> {
    const place = await logEnd(db, dialect)
    const table = emptyTable()
    for (let after = ''; ; ) {
      const some = await rows().where(inActiveState).where('id', '>', after).orderBy('id').limit(stretch).execute()
      putAll(table, some as Standing[], isActive)
      const last = some.at(-1)
      if (!last || some.length < stretch) break
      after = last.id
    }
    const words = noWords()
    return { table, words, readWords: inTurn(() => readWords(table, words)), place }
  }

  /** Words are of a ticket for ever: only those of places that another ticket has taken are read again. */
  async function readWords(table: OpenTable, words: OpenWords): Promise<void> {
    if (isWornOut(words)) Object.assign(words, noWords())
    const places = unread(words, table)
    for (let from = 0; from < places.length; from += stretch) {
      const wanted = places.slice(from, from + stretch).map((place) => ({
        place,
        no: table.no[place] as number,
      }))
      const read = await wordsOf(
        db,
        wanted.map(({ no }) => no),
        dialect,
      )
      for (const { place, no } of wanted)
        if (table.no[place] === no) hold(words, place, { no, text: read.get(no) ?? '' })
    }
  }

  /** One question: PostgreSQL sees both as they were at the same moment. */
  async function catchUpOnPostgres({ place: before, ...known }: Held): Promise<Held> {
    const changed = rows().where(isLoggedAfter(before)).as('changed')
    const found = await db
      .selectFrom(endOnPostgres)
      .leftJoin(changed, (join) => join.onTrue())
      .selectAll()
      .execute()
    putAll(known.table, found.filter(({ id }) => id !== null) as Standing[], isActive)
    return { ...known, place: { low: found[0]?.low ?? '' } }
  }

  /** The place is read before the rows: what is logged in between is read again next time. */
  async function catchUp({ place: before, ...known }: Held): Promise<Held> {
    const place = await logEnd(db, dialect)
    if (isSamePlace(before, place)) return { ...known, place }
    const changes = await rows().where(isLoggedAfter(before)).execute()
    putAll(known.table, changes as Standing[], isActive)
    return { ...known, place }
  }

  const now = inTurn(async () => {
    if (held && !(await isKept(db, held.place))) held = null
    held ??= await load()
    held = await (dialect === 'postgres' ? catchUpOnPostgres(held) : catchUp(held))
    return held
  })

  return {
    look: async (read, text) => {
      const { table, words, readWords } = await now()
      if (text === undefined) return read(table, (places) => places)
      while (unread(words, table).length > 0) await readWords()
      const asked = askedOf(text)
      return read(table, (places) => placesSaying(words, places, asked))
    },
  }
}
