import { rehome } from './actions/rehome.ts'
import { tick } from './actions/tick.ts'
import type { OnFailure } from './actions/ticket-failed.ts'
import type { World } from './actions/world.ts'
import type { Alert } from './outside/alert.ts'

/** A ticket that broke the ticker, and until when it is left alone. */
type Resting = { failures: number; until: Temporal.Instant }

const longestRest = 60
/** The organisation in force changes when a process starts; another that still runs under the one before may leave something behind. */
const homesEvery = { minutes: 5 }

/** The ticker of a process. A ticket that breaks it is told, and left alone a while longer each time; the others go on. */
export function makeTicker(world: World, alert: Alert): () => Promise<void> {
  let resting = new Map<string, Resting>()
  let homesAt: Temporal.Instant | null = null
  return async () => {
    const now = world.now()
    const longest = now.add({ minutes: longestRest })
    const isLeft = ({ until }: Resting) =>
      Temporal.Instant.compare(now, until) < 0 && Temporal.Instant.compare(until, longest) <= 0
    const left = new Map([...resting].filter(([, rest]) => isLeft(rest)))
    const broke = new Map<string, Resting>()
    const onFailure: OnFailure = (error, id) => {
      const failures = (resting.get(id)?.failures ?? 0) + 1
      const minutes = Math.min(2 ** (failures - 1), longestRest)
      broke.set(id, { failures, until: now.add({ minutes }) })
      alert.failed('the ticker failed on a ticket', error, { sweep: 'ticker', failures, again: `in ${minutes} min` })
    }
    const isTime = homesAt === null || Temporal.Duration.compare(homesAt.until(now).abs(), homesEvery) >= 0
    if (isTime) await rehome(world, { except: [...left.keys()], onFailure })
    if (isTime) homesAt = now
    await tick(world, { asOf: now, except: [...left.keys(), ...broke.keys()], onFailure })
    resting = new Map([...left, ...broke])
  }
}
