import type { Present } from '#domain/views/presence.ts'
import type { Alert } from '../../outside/alert.ts'
import { lastChange, type PlacedChange, readChanges } from '../../store/changes.ts'
import type { World } from '../world.ts'
import { presenceWatch } from './presence.ts'

type Listener = (changes: readonly PlacedChange[], present: readonly Present[]) => void

export type Live = {
  /** Hears every event stored from now on, and who comes to a ticket or leaves it, in this process or another; answers how to stop. */
  listen: (listener: Listener) => () => void
  /** Events after a place, and whether there are more than can be told. */
  since: (seq: number) => Promise<{ changes: PlacedChange[]; tooMany: boolean }>
  /** The place of the last event; whoever listens hears all that come after it. */
  last: () => Promise<number>
}

/** As long as somebody listens. `cursor` is null until the log has once been looked at; `again`: something came during a look. */
type Session = {
  timer: NodeJS.Timeout | undefined
  again: boolean
  stopFollowing: () => void
  cursor: number | null
  told: Set<number>
  presence: () => Promise<Present[]>
  looking: Promise<void> | null
  failures: number
}

const batch = 500
/** On PostgreSQL a number given earlier may be stored later: that many are looked at again. */
const lookBack = 200

/** While changes are told, the log is looked into so many times less often: whoever should have told may have died. */
const seldom = 15

/**
 * Looks into the log while somebody listens: when a change is told, else again and again; one small question for all listeners of
 * this process.
 */
export function makeLive(
  world: Pick<World, 'read' | 'dialect' | 'changes' | 'model' | 'now'>,
  { every = 1000, closing, alert }: { every?: number; closing: AbortSignal; alert: Alert },
): Live {
  const { read, dialect, changes } = world
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
        const again = here.again && here === session
        here.again = false
        if (again) lookNow(here)
      })
    return here.looking
  }

  /** Something was told: what it is may have come too late for a look that is under way. */
  function lookNow(here: Session): void {
    if (here.looking) here.again = true
    else look(here).catch(() => {})
  }

  /** Only what comes after the first look that succeeds is new. */
  async function begin(here: Session): Promise<void> {
    const last = await lastChange(read)
    for (let seq = Math.max(1, last - lookBack); seq <= last; seq++) here.told.add(seq)
    await here.presence()
    here.cursor = last
  }

  async function goOn(here: Session, cursor: number): Promise<void> {
    const back = dialect === 'postgres' ? lookBack : 0
    const found = await readChanges(read, { after: Math.max(0, cursor - back), limit: batch + back })
    const present = await here.presence()
    const fresh = found.filter(({ seq }) => !here.told.has(seq))
    const last = fresh.reduce((most, { seq }) => Math.max(most, seq), cursor)
    for (const { seq } of fresh) here.told.add(seq)
    for (const seq of here.told) if (seq < last - 2 * lookBack) here.told.delete(seq)
    here.cursor = last
    if (here !== session || fresh.length + present.length === 0) return
    for (const listener of listeners) listener(fresh, present)
  }

  function start(): Session {
    const here: Session = {
      timer: undefined,
      again: false,
      stopFollowing: () => {},
      cursor: null,
      told: new Set(),
      presence: presenceWatch(world),
      looking: null,
      failures: 0,
    }
    lookEach(here, every)
    return here
  }

  function lookEach(here: Session, pause: number): void {
    clearInterval(here.timer)
    here.timer = setInterval(() => look(here).catch(() => {}), pause)
    here.timer.unref()
  }

  /** While the telling is lost, it is looked as if there were none. */
  function follow(here: Session): void {
    if (!changes) return
    let isLost = false
    here.stopFollowing = changes.follow({
      heard: () => lookNow(here),
      lost: (error) => {
        isLost = true
        alert.failed('live updates look by themselves: nobody tells of changes', error)
        lookEach(here, every)
      },
      back: () => {
        if (isLost) alert.recovered('live updates are told of changes again')
        isLost = false
        lookEach(here, every * seldom)
        lookNow(here)
      },
    })
  }

  function end(): void {
    clearInterval(session?.timer)
    session?.stopFollowing()
    session = null
  }
  closing.addEventListener('abort', end, { once: true })

  return {
    listen: (listener) => {
      listeners.add(listener)
      if (!session && !closing.aborted) {
        session = start()
        follow(session)
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
      // A look that is under way may have begun before the log could be read: that it fails says nothing of now.
      await session?.looking?.catch(() => {})
      while (session && session.cursor === null) await look(session)
      return lastChange(read)
    },
  }
}
