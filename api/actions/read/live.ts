import type { Alert } from '../../outside/alert.ts'
import { lastChange, type PlacedChange, readChanges } from '../../store/changes.ts'
import type { World } from '../world.ts'

type Listener = (changes: readonly PlacedChange[]) => void

export type Live = {
  /** Hears every event stored from now on, by this process or another; answers how to stop. */
  listen: (listener: Listener) => () => void
  /** Events after a place, and whether there are more than can be told. */
  since: (seq: number) => Promise<{ changes: PlacedChange[]; tooMany: boolean }>
  /** The place of the last event; whoever listens hears all that come after it. */
  last: () => Promise<number>
}

/** As long as somebody listens. `cursor` is null until the log has once been looked at. */
type Session = {
  timer: NodeJS.Timeout
  cursor: number | null
  told: Set<number>
  looking: Promise<void> | null
  failures: number
}

const batch = 500
/** On PostgreSQL a number given earlier may be stored later: that many are looked at again. */
const lookBack = 200

/** Looks into the log while somebody listens: one small question for all listeners of this process. */
export function makeLive(
  { read, dialect }: Pick<World, 'read' | 'dialect'>,
  { every = 1000, closing, alert }: { every?: number; closing: AbortSignal; alert: Alert },
): Live {
  const listeners = new Set<Listener>()
  let session: Session | null = null

  /** One look at a time; what broke is told once, however many looks break in a row. */
  function look(here: Session): Promise<void> {
    here.looking ??= (here.cursor === null ? begin(here) : goOn(here, here.cursor))
      .then(
        () => {
          if (here.failures > 0) alert.recovered('live updates go on', { missed: here.failures })
          here.failures = 0
        },
        (error: unknown) => {
          if (here.failures === 0) alert.failed('live updates stand still until the log can be read', error)
          here.failures++
          throw error
        },
      )
      .finally(() => {
        here.looking = null
      })
    return here.looking
  }

  /** Only what comes after the first look that succeeds is new. */
  async function begin(here: Session): Promise<void> {
    const last = await lastChange(read)
    for (let seq = Math.max(1, last - lookBack); seq <= last; seq++) here.told.add(seq)
    here.cursor = last
  }

  async function goOn(here: Session, cursor: number): Promise<void> {
    const back = dialect === 'postgres' ? lookBack : 0
    const found = await readChanges(read, { after: Math.max(0, cursor - back), limit: batch + back })
    const fresh = found.filter(({ seq }) => !here.told.has(seq))
    const last = fresh.reduce((most, { seq }) => Math.max(most, seq), cursor)
    for (const { seq } of fresh) here.told.add(seq)
    for (const seq of here.told) if (seq < last - 2 * lookBack) here.told.delete(seq)
    here.cursor = last
    if (fresh.length > 0 && here === session) for (const listener of listeners) listener(fresh)
  }

  function start(): Session {
    const timer = setInterval(() => {
      if (session) look(session).catch(() => {})
    }, every)
    timer.unref()
    return { timer, cursor: null, told: new Set(), looking: null, failures: 0 }
  }

  function end(): void {
    clearInterval(session?.timer)
    session = null
  }
  closing.addEventListener('abort', end, { once: true })

  return {
    listen: (listener) => {
      listeners.add(listener)
      if (!session && !closing.aborted) {
        session = start()
        look(session).catch(() => {})
      }
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
      while (session && session.cursor === null) await look(session)
      return lastChange(read)
    },
  }
}
