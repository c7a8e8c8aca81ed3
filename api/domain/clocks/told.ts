import type { Promises } from '../model/routing.ts'
import type { ClockName } from '../ticket/facts.ts'
import type { Clock, ClockTimes } from './measure.ts'

const promised: readonly ClockName[] = ['respond', 'update', 'resolve']

/** The clocks of what the requester is promised as things stand, first reply first: none that was kept, or lost its meaning. One that stands still has no due instant. */
export function promisedNow<T extends Pick<Clock, 'name' | 'endedAt'>>(clocks: readonly T[]): T[] {
  return promised.flatMap((name) => clocks.filter((clock) => clock.name === name && clock.endedAt === null))
}

/** When the first reply and the resolution are due as things stand; null where none is promised, it was given, or its clock stands still. */
export function promisesNow(clocks: readonly ClockTimes[]): Promises {
  const due = (name: ClockName) => promisedNow(clocks).find((clock) => clock.name === name)?.due ?? null
  return { respondBy: due('respond'), resolveBy: due('resolve') }
}

/** One clock as it stands; undefined once it has ended or begun anew. */
export function openClock(clocks: readonly Clock[], wanted: { clock: string; cycle: string }): Clock | undefined {
  return clocks.find(({ name, cycle, endedAt }) => name === wanted.clock && cycle === wanted.cycle && endedAt === null)
}

/** What a requester sees of promises, kept ones too: first reply, of the replies in between the one that is due and those that came late, resolution. */
export function promisesShown<T extends Pick<Clock, 'name' | 'state' | 'endedAt'>>(clocks: readonly T[]): T[] {
  const last = clocks.findLast(({ name, state }) => name === 'update' && state !== 'cancelled')
  const shown = clocks.filter(
    (clock) => clock.name !== 'update' || clock.state === 'breached' || (clock === last && clock.endedAt === null),
  )
  return promised.flatMap((name) => shown.filter((clock) => clock.name === name))
}

/** Of clocks that run, the one that is due first; undefined when none runs. */
export function dueFirst<T extends Pick<Clock, 'endedAt' | 'due'>>(clocks: readonly T[]): T | undefined {
  const running = clocks.filter(({ endedAt, due }) => endedAt === null && due !== null)
  return running.toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))[0]
}
