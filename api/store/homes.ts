import { sql } from 'kysely'
import type { Home } from '#domain/ticket/rehome.ts'
import type { Reader } from './handle.ts'
import { inActiveState, inEndedState } from './states.ts'
import { type Unread, unread } from './tickets.ts'

/** What is not closed, by the indexes of what is not solved and of what is. */
const notClosed = [inActiveState, sql<boolean>`${inEndedState} and state = 'resolved'`]

/** Where tickets that are not closed are, and who has them: each home once. */
export async function readHomes(db: Reader): Promise<Home[]> {
  const found = await Promise.all(
    notClosed.map((some) =>
      db
        .selectFrom('ticket')
        .select(['level', 'team', 'assignee'])
        .where(some)
        .groupBy(['level', 'team', 'assignee'])
        .orderBy('level')
        .orderBy('team')
        .execute(),
    ),
  )
  const homes = new Map(found.flat().map((home) => [JSON.stringify([home.level, home.team, home.assignee]), home]))
  return [...homes.values()].sort((one, other) => one.level - other.level || (one.team < other.team ? -1 : 1))
}

/** Tickets of one home that are not closed, as they were logged. */
export async function ticketsAt(db: Reader, { level, team, assignee }: Home): Promise<Unread[]> {
  const found = await Promise.all(
    notClosed.map((some) =>
      db
        .selectFrom('ticket')
        .selectAll()
        .where(some)
        .where('level', '=', level)
        .where('team', '=', team)
        .where('assignee', assignee === null ? 'is' : '=', assignee)
        .execute(),
    ),
  )
  return found
    .flat()
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(unread)
}

/** The automation of each ticket that is not closed and is about one. */
export async function readAutomations(db: Reader): Promise<{ ref: string; automation: string }[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['ref', 'automation'])
    .where('state', '!=', 'closed')
    .where('automation', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ ref, automation }) => (automation === null ? [] : [{ ref, automation }]))
}
