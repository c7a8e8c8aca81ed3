import { sql } from 'kysely'
import { isActive } from '#domain/ticket/ticket.ts'
import type { Dialect, Reader } from './handle.ts'
import { inTurn } from './in-turn.ts'
import { isKept, isLoggedAfter, isSamePlace, type LogPlace, logEnd } from './log-place.ts'
import { emptyTable, type OpenTable, putAll, type Standing } from './open-table.ts'
import { inActiveState } from './states.ts'

/**
 * The tickets that are not solved, held in memory: whatever a queue of them is filtered, sorted or counted by costs no index. Each
 * look asks the database first what was logged since the last one, by any process, so that nobody sees less than was committed
 * before they asked.
 */
export type OpenTickets = {
  /** Reads them as they are now. What is read must be taken out at once: the table changes with the next look. */
  look: <T>(read: (table: OpenTable) => T) => Promise<T>
}

/** How a subject is sorted: the same in every database. */
export const subjectKey: Record<Dialect, ReturnType<typeof sql<string>>> = {
  sqlite: sql<string>`lower(substr(title, 1, 40))`,
  postgres: sql<string>`lower(substr(title, 1, 40) collate "C")`,
}

/** So many rows are read at once: others of the process have their turn in between. */
const stretch = 5000

type Held = { table: OpenTable; place: LogPlace }

/** Nothing is read before the first look. */
export function openTickets(db: Reader, dialect: Dialect): OpenTickets {
  let held: Held | null = null

  const rows = () =>
    db
      .selectFrom('ticket')
      .select(['id', 'queue_order as order', 'state', 'team', 'level', 'assignee', 'automation', 'priority'])
      .select(['waiting_on as waitingOn', 'next_due as nextDue', 'risk_at as riskAt', 'opened_at as openedAt'])
      .select(['requester_email as requester', 'group_id as group', subjectKey[dialect].as('subject')])
      .select(dialect === 'sqlite' ? sql<number>`no`.as('no') : sql<number>`0`.as('no'))

  async function load(): Promise<Held> {
    const place = await logEnd(db, dialect)
    const all: Standing[] = []
    for (let after = ''; ; ) {
      const some = await rows().where(inActiveState).where('id', '>', after).orderBy('id').limit(stretch).execute()
      for (const row of some as Standing[]) all.push(row)
      const last = some.at(-1)
      if (!last || some.length < stretch) break
      after = last.id
    }
    const table = emptyTable()
    putAll(table, all, isActive)
    return { table, place }
  }

  /** The place is read before the rows: what is logged in between is read again next time. */
  async function catchUp({ table, place: before }: Held): Promise<Held> {
    const place = await logEnd(db, dialect)
    if (isSamePlace(before, place)) return { table, place }
    const changes = await rows().where(isLoggedAfter(before)).execute()
    putAll(table, changes as Standing[], isActive)
    return { table, place }
  }

  const now = inTurn(async () => {
    if (held && !(await isKept(db, held.place))) held = null
    held = await catchUp(held ?? (await load()))
    return held.table
  })
  return { look: async (read) => read(await now()) }
}
