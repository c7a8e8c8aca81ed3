import type { Present } from '#domain/views/presence.ts'
import type { Alert } from '../../outside/alert.ts'
import { lastChange, type PlacedChange, readChanges } from '../../store/changes.ts'
import type { World } from '../world.ts'
import { presenceWatch } from './presence.ts'

export type LogWatch = {
  /** Looks once; a look that is under way is that one. Rejects when the log cannot be read. */
  look: () => Promise<void>
  /** The look that is under way, else null. */
  looking: () => Promise<void> | null
  /** Whether the log has once been looked at: what came before that is not told. */
  hasBegun: () => boolean
  end: () => void
}

type Told = (changes: readonly PlacedChange[], present: readonly Present[]) => void
type Watching = { every: number; alert: Alert; tell: Told }

/** So many events are read at once. */
export const batch = 500
/** On PostgreSQL a number given earlier may be stored later: that many are looked at again. */
const lookBack = 200
/** While changes are told, the log is looked into so many times less often: whoever should have told may have died. */
const seldom = 15

/** Looks into the log until it is ended: when a change is told, else again and again; one small question for all listeners of this process. */
export function watchLog(
  world: Pick<World, 'read' | 'dialect' | 'changes' | 'model' | 'now'>,
  { every, alert, tell }: Watching,
): LogWatch {
  const { read, dialect, changes } = world
  const presence = presenceWatch(world)
  const told = new Set<number>()
  let cursor: number | null = null
  let looking: Promise<void> | null = null
  let comesAgain = false
  let failures = 0
  let isOver = false
  let timer = lookEach(every)
  const stopFollowing = follow()
  lookNow()
  return {
    look,
    looking: () => looking,
    hasBegun: () => cursor !== null,
    end: () => {
      isOver = true
      clearInterval(timer)
      stopFollowing()
    },
  }

  /** One look at a time; what broke is told once, however many looks break in a row. */
  function look(): Promise<void> {
    looking ??= (cursor === null ? begin() : goOn(cursor))
      .then(
        () => {
          if (failures > 0) alert.recovered('live updates go on', { missed: failures })
          failures = 0
        },
        (error: unknown) => {
          if (failures === 0) alert.failed('live updates stand still until the log can be read', error)
          failures++
          throw error
        },
      )
      .finally(() => {
        looking = null
        const again = comesAgain && !isOver
        comesAgain = false
        if (again) lookNow()
      })
    return looking
  }

  /** Something was told: what it is may have come too late for a look that is under way. */
  function lookNow(): void {
    if (looking) comesAgain = true
    else look().catch(() => {})
  }

  /** Only what comes after the first look that succeeds is new. */
  async function begin(): Promise<void> {
    const last = await lastChange(read)
    for (let seq = Math.max(1, last - lookBack); seq <= last; seq++) told.add(seq)
    await presence()
    cursor = last
  }

  async function goOn(after: number): Promise<void> {
    const back = dialect === 'postgres' ? lookBack : 0
    const found = await readChanges(read, { after: Math.max(0, after - back), limit: batch + back })
    const present = await presence()
    const fresh = found.filter(({ seq }) => !told.has(seq))
    const last = fresh.reduce((most, { seq }) => Math.max(most, seq), after)
    for (const { seq } of fresh) told.add(seq)
    for (const seq of told) if (seq < last - 2 * lookBack) told.delete(seq)
    cursor = last
    if (!isOver && fresh.length + present.length > 0) tell(fresh, present)
  }

  function lookEach(pause: number): NodeJS.Timeout {
    return setInterval(() => look().catch(() => {}), pause).unref()
  }

  /** While the telling is lost, it is looked as if there were none. */
  function follow(): () => void {
    if (!changes) return () => {}
    const lookInstead = (pause: number) => {
      clearInterval(timer)
      timer = lookEach(pause)
    }
    let isLost = false
    return changes.follow({
      heard: lookNow,
      lost: (error) => {
        isLost = true
        alert.failed('live updates look by themselves: nobody tells of changes', error)
        lookInstead(every)
      },
      back: () => {
        if (isLost) alert.recovered('live updates are told of changes again')
        isLost = false
        lookInstead(every * seldom)
        lookNow()
      },
    })
  }
}
