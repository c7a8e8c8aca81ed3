import { lastChange, type PlacedChange, readChanges } from '../../store/changes.ts'
import type { World } from '../world.ts'

type Listener = (changes: readonly PlacedChange[]) => void

export type Live = {
  /** Hears every event stored from now on, by this process or another; answers how to stop. */
  listen: (listener: Listener) => () => void
  /** Events after a place, and whether there are more than can be told. */
  since: (seq: number) => Promise<{ changes: PlacedChange[]; tooMany: boolean }>
  /** The place of the last event. */
  last: () => Promise<number>
}

const batch = 500
/** On PostgreSQL a number given earlier may be stored later: that many are looked at again. */
const lookBack = 200

/** Looks into the log while somebody listens: one small question for all listeners of this process. */
export function makeLive(
  { read, dialect }: Pick<World, 'read' | 'dialect'>,
  { every = 1000, closing }: { every?: number; closing: AbortSignal },
): Live {
  const listeners = new Set<Listener>()
  const told = new Set<number>()
  let cursor = 0
  let timer: NodeJS.Timeout | undefined
  let busy = false
  let begun: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    if (busy) return
    busy = true
    try {
      const back = dialect === 'postgres' ? lookBack : 0
      const found = await readChanges(read, { after: Math.max(0, cursor - back), limit: batch + back, dialect })
      const fresh = found.filter(({ seq }) => !told.has(seq))
      for (const { seq } of fresh) {
        told.add(seq)
        cursor = Math.max(cursor, seq)
      }
      for (const seq of told) if (seq < cursor - 2 * lookBack) told.delete(seq)
      if (fresh.length > 0) for (const listener of listeners) listener(fresh)
    } catch {
      // The database may be away for a moment: the next look sees what this one missed.
    } finally {
      busy = false
    }
  }

  async function begin(): Promise<void> {
    busy = true
    cursor = await lastChange(read, dialect).catch(() => 0)
    told.clear()
    for (let seq = Math.max(1, cursor - lookBack); seq <= cursor; seq++) told.add(seq)
    busy = false
  }

  function end(): void {
    clearInterval(timer)
    timer = undefined
  }
  closing.addEventListener('abort', end, { once: true })

  return {
    listen: (listener) => {
      listeners.add(listener)
      if (!timer && !closing.aborted) {
        begun = begin()
        timer = setInterval(look, every)
        timer.unref()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
    since: async (seq) => {
      const changes = await readChanges(read, { after: seq, limit: batch + 1, dialect })
      return { changes: changes.slice(0, batch), tooMany: changes.length > batch }
    },
    last: async () => {
      await begun
      return lastChange(read, dialect)
    },
  }
}
