import { sql } from 'kysely'
import type { Reader } from './handle.ts'
import { inActiveState } from './states.ts'

type Counted = { open: number; late: number; unassigned: number }

/** What is open about automations, by their ids as logged; late is what is due before an instant. */
export async function openByAutomation(
  db: Reader,
  { ids, asOf }: { ids: readonly string[]; asOf: string },
): Promise<Map<string, Counted>> {
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => [
      'automation',
      eb.fn.countAll<number | string>().as('open'),
      sql<number | string>`sum(case when next_due < ${asOf} then 1 else 0 end)`.as('late'),
      sql<number | string>`sum(case when assignee is null then 1 else 0 end)`.as('unassigned'),
    ])
    .where(inActiveState)
    // By the index of what is open: the one of automations has what has ended too.
    .where(sql<boolean>`automation || '' in (${sql.join(ids)})`)
    .groupBy('automation')
    .execute()
  return new Map(
    rows.map(({ automation, open, late, unassigned }) => [
      automation ?? '',
      { open: Number(open), late: Number(late), unassigned: Number(unassigned) },
    ]),
  )
}

/** How many tickets about automations were opened in a period, by their ids as logged. */
export async function openedByAutomation(
  db: Reader,
  { ids, from, to }: { ids: readonly string[]; from: string; to: string },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => ['automation', eb.fn.countAll<number | string>().as('count')])
    .where('automation', 'in', ids)
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to)
    .groupBy('automation')
    .execute()
  return new Map(rows.map(({ automation, count }) => [automation ?? '', Number(count)]))
}
