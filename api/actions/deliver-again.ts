import { stamp } from '#domain/base/time.ts'
import { reviveNotices } from '../store/failing-notices.ts'
import type { World } from './world.ts'

/** Has what was given up tried once more, one notice or all: how many. What is still tried by itself is left alone. */
export function deliverAgain(world: Pick<World, 'transact' | 'now'>, which: { id: string } | 'all'): Promise<number> {
  const id = which === 'all' ? null : which.id
  return world.transact((tx) => reviveNotices(tx, { id, at: stamp(world.now()) }))
}
