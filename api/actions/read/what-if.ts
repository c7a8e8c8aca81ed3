import { setImmediate } from 'node:timers/promises'
import { stamp } from '#domain/base/time.ts'
import { compared, makeSum } from '#domain/clocks/what-if.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import type { WhatIfNews } from '#domain/views/model.ts'
import { openedIn, readLoggedTickets } from '../../store/reports.ts'
import { Unavailable } from '../../store/unavailable.ts'
import { modelFor, type World } from '../world.ts'

/** A quarter. */
const period = { hours: 13 * 7 * 24 }
const batch = 100
/** Tickets that are measured before others have their turn. */
const stride = 10

/** Replays the last quarter's tickets under a proposed model, telling how far it is; others are served meanwhile. Ends early when `closing` says so. */
export async function* whatIf(
  world: World,
  proposed: SupportModel,
  { closing }: { closing: AbortSignal },
): AsyncGenerator<WhatIfNews> {
  const now = world.now()
  const span = { from: stamp(now.subtract(period)), to: stamp(now) }
  const ids = await openedIn(world.read, span)
  const { add, skip, sum } = makeSum(proposed, world.model)
  for (let done = 0; done < ids.length; done += batch) {
    if (closing.aborted) return
    yield { state: 'running', done, of: ids.length }
    const logged = await readLoggedTickets(world.read, ids.slice(done, done + batch))
    for (const [index, { ticket, events }] of logged.entries()) {
      try {
        const promised = await modelFor(world, world.read, ticket.model)
        add(compared({ ref: ticket.ref, events }, { promised, proposed, now }))
      } catch (error) {
        if (error instanceof Unavailable) throw error
        skip()
      }
      if (index % stride === 0) await setImmediate()
    }
  }
  yield { state: 'done', ...span, whatIf: sum() }
}
