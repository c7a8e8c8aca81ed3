import type { Home } from '#domain/ticket/rehome.ts'
import type { Reader } from './handle.ts'
import { type Unread, unread } from './tickets.ts'

/** Where tickets that are not closed are, and who has them: each home once. */
export async function readHomes(db: Reader): Promise<Home[]> {
  return db
    .selectFrom('ticket')
    .select(['level', 'team', 'assignee'])
    .where('state', '!=', 'closed')
    .groupBy(['level', 'team', 'assignee'])
    .orderBy('level')
    .orderBy('team')
    .execute()
}

/** Tickets of one home that are not closed, as they were logged. */
export async function ticketsAt(db: Reader, { level, team, assignee }: Home): Promise<Unread[]> {
  const query = db.selectFrom('ticket').selectAll().where('state', '!=', 'closed').where('level', '=', level)
  const there = query.where('team', '=', team)
  const rows = await (assignee === null ? there.where('assignee', 'is', null) : there.where('assignee', '=', assignee))
    .orderBy('id')
    .execute()
  return rows.map(unread)
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
