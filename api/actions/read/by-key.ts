import { findBySourceKey } from '../../store/tickets.ts'
import type { World } from '../world.ts'

/** The open ticket that a machine's key means, by its id and its reference; null when it means none. */
export async function idByKey({ read }: Pick<World, 'read'>, key: string): Promise<{ id: string; ref: string } | null> {
  const found = await findBySourceKey(read, key)
  return found && { id: found.ticket.id, ref: found.ticket.ref }
}
