import type { Reader } from './handle.ts'
import { type Channel, channels } from './outbox.ts'
import { never } from './schema.ts'
import { inActiveState } from './states.ts'

/** What waits in the outbox for one channel; `oldest` is when the first of it was written. */
export type Waiting = { channel: Channel; waiting: number; oldest: string | null; givenUp: number }

/** Tickets that are not solved of which a clock is due by each instant. */
export async function countDue(db: Reader, by: readonly string[]): Promise<number[]> {
  const row = await db
    .selectFrom('ticket')
    .select((eb) =>
      by.map((instant, no) =>
        eb.fn
          .sum<number | string | null>(eb.case().when('next_due', '<=', instant).then(1).else(0).end())
          .as(`due${no}`),
      ),
    )
    .where(inActiveState)
    .executeTakeFirst()
  return by.map((_, no) => Number((row as Record<string, unknown> | undefined)?.[`due${no}`] ?? 0))
}

/** The earliest instant at which the ticker has something to do, or null. */
export async function firstWake(db: Reader): Promise<string | null> {
  const row = await db
    .selectFrom('ticket')
    .select('wake_at')
    .orderBy('wake_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && row.wake_at < never ? row.wake_at : null
}

/** What waits to be sent, and what was given up, by channel. */
export async function outboxSizes(db: Reader): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('notice')
    .select(({ fn, eb }) => [
      'channel',
      eb('send_at', '=', never).as('gone'),
      fn.countAll<number | string>().as('count'),
      fn.min('created_at').as('oldest'),
    ])
    .where('sent_at', 'is', null)
    .groupBy(['channel', 'gone'])
    .execute()
  return channels.map((channel) => {
    const [kept, gone] = [false, true].map((given) =>
      rows.find((row) => row.channel === channel && Boolean(Number(row.gone)) === given),
    )
    return {
      channel,
      waiting: Number(kept?.count ?? 0),
      oldest: kept?.oldest ?? null,
      givenUp: Number(gone?.count ?? 0),
    }
  })
}
