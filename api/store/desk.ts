import type { Ticket } from '#domain/ticket/ticket.ts'
import type { RecentTicket } from '#domain/views/automation.ts'
import type { Reader } from './handle.ts'
import { inActiveState, inEndedState } from './states.ts'

/** How many tickets each group holds. */
export async function groupSizes(db: Reader, groups: readonly string[]): Promise<Map<string, number>> {
  if (groups.length === 0) return new Map()
  const rows = await db
    .selectFrom('ticket')
    .select(['group_id', (eb) => eb.fn.countAll<number | string>().as('size')])
    .where('group_id', 'in', groups)
    .groupBy('group_id')
    .execute()
  return new Map(rows.flatMap(({ group_id, size }) => (group_id ? [[group_id, Number(size)]] : [])))
}

/** The newest tickets of an automation, without the one that is asked from. */
export async function recentTickets(
  db: Reader,
  { automation, except, limit }: { automation: string; except: string; limit: number },
): Promise<RecentTicket[]> {
  return db
    .selectFrom('ticket')
    .select(['ref', 'title', 'state', 'opened_at as openedAt', 'resolved_at as resolvedAt'])
    .where('automation', '=', automation)
    .where('id', '!=', except)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
}

/** The newest tickets that are not solved, without the one that is asked from. */
export async function newestActive(
  db: Reader,
  { except, limit }: { except: string; limit: number },
): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('body')
    .where(inActiveState)
    .where('id', '!=', except)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Ticket)
}

/** How many tickets are in each state. */
export async function countByState(db: Reader): Promise<{ state: string; count: number }[]> {
  const counted = await Promise.all(
    [inActiveState, inEndedState].map((some) =>
      db
        .selectFrom('ticket')
        .select(['state', (eb) => eb.fn.countAll<number | string>().as('count')])
        .where(some)
        .groupBy('state')
        .execute(),
    ),
  )
  return counted.flat().map(({ state, count }) => ({ state, count: Number(count) }))
}
