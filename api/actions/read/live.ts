import type { Present } from '#domain/views/presence.ts'
import type { Alert } from '../../outside/alert.ts'
import { lastChange, type PlacedChange, readChanges } from '../../store/changes.ts'
import type { World } from '../world.ts'
import { batch, type LogWatch, watchLog } from './log-watch.ts'

type Listener = (changes: readonly PlacedChange[], present: readonly Present[]) => void

export type Live = {
  /** Hears every event stored from now on, and who comes to a ticket or leaves it, in this process or another; answers how to stop. */
  listen: (listener: Listener) => () => void
  /** Events after a place, and whether there are more than can be told. */
  since: (seq: number) => Promise<{ changes: PlacedChange[]; tooMany: boolean }>
  /** The place of the last event; whoever listens hears all that come after it. */
  last: () => Promise<number>
}

/** Tells of what comes into the log, which is looked into while somebody listens. */
export function makeLive(
  world: Pick<World, 'read' | 'dialect' | 'changes' | 'model' | 'now'>,
  { every = 1000, closing, alert }: { every?: number; closing: AbortSignal; alert: Alert },
): Live {
  const { read } = world
  const listeners = new Set<Listener>()
  let watch: LogWatch | null = null

  function tell(changes: readonly PlacedChange[], present: readonly Present[]): void {
    for (const listener of listeners) listener(changes, present)
  }

  function end(): void {
    watch?.end()
    watch = null
  }
  closing.addEventListener('abort', end, { once: true })

  return {
    listen: (listener) => {
      listeners.add(listener)
      if (!closing.aborted) watch ??= watchLog(world, { every, alert, tell })
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
    since: async (seq) => {
      const changes = await readChanges(read, { after: seq, limit: batch + 1 })
      return { changes: changes.slice(0, batch), tooMany: changes.length > batch }
    },
    last: async () => {
      // A look that is under way may have begun before the log could be read: that it fails says nothing of now.
      await watch?.looking()?.catch(() => {})
      while (watch && !watch.hasBegun()) await watch.look()
      return lastChange(read)
    },
  }
}
