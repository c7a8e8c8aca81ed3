import type { Lane } from '../store/outbox.ts'
import { takeTokens } from '../store/rate-buckets.ts'
import type { World } from './world.ts'

/** Waits until the next of what has waited may leave in a lane; rejects when the signal is aborted. */
export type Pace = (lane: Lane, signal: AbortSignal) => Promise<void>

type Options = {
  /** How many leave in a second at most. */
  perSecond: number
  monotonic: () => number
  pause: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Channels of chats take no more than one message a second. */
const mostInChat = 1

/** One pace for each lane: of this process on SQLite, of all of them on PostgreSQL, by the database's clock. */
export function makePace(world: Pick<World, 'dialect' | 'transact'>, { perSecond, monotonic, pause }: Options): Pace {
  const next = new Map<string, number>()
  return async (lane, signal) => {
    const rate = lane.channel === 'chat' ? Math.min(perSecond, mostInChat) : perSecond
    const id = `pace ${lane.channel} ${'recipient' in lane ? lane.recipient : ''}`
    for (;;) {
      const wait = await (world.dialect === 'postgres' ? shared(id, rate) : own(id, rate))
      if (wait > 0) await pause(wait, signal)
      if (wait === 0 || world.dialect !== 'postgres') return
    }
  }

  /** Takes the next moment there is: how many milliseconds it is away. */
  function own(id: string, rate: number): number {
    const now = monotonic()
    const at = Math.max(now, next.get(id) ?? 0)
    next.set(id, at + 1000 / rate)
    return at - now
  }

  /** Takes the moment, if it is now; else how many milliseconds it is away. */
  async function shared(id: string, rate: number): Promise<number> {
    const { tokens, wait } = await world.transact((tx) => takeTokens(tx, { id, most: rate * 60, holds: 1, take: 1 }))
    return tokens >= 1 ? 0 : Math.max(1, wait * 1000)
  }
}
