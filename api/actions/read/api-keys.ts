import { stamp } from '#domain/base/time.ts'
import { type Keys, keyView } from '#domain/views/api-key.ts'
import { listApiKeys, listKeyEvents } from '../../store/api-keys.ts'
import type { World } from '../world.ts'

const mostTold = 50

/** Every key, newest first, and what was done with keys last. */
export async function readKeys({ read, now }: Pick<World, 'read' | 'now'>): Promise<Keys> {
  const at = stamp(now())
  return {
    items: (await listApiKeys(read)).map((key) => keyView(key, at)).toReversed(),
    log: (await listKeyEvents(read, mostTold)).map(({ at, name, what, by }) => ({ at, name, what, by })),
  }
}
