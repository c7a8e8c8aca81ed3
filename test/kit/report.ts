import type { Opened } from '#api/actions/new-ticket.ts'
import { openTicket } from '#api/actions/open.ts'
import type { World } from '#api/actions/world.ts'
import type { OpenCommand } from '#domain/ticket/open.ts'
import { must } from './must.ts'
import { kim } from './world.ts'

/** What Kim reports, where a test minds only that somebody did. */
export const report = {
  title: 'Orders do not arrive',
  description: 'Nothing since nine.',
  requester: kim,
  automation: 'order-sync',
  details: {},
}

/** Files it, or what differs from it. */
export async function filed(world: World, changes: Partial<OpenCommand> = {}): Promise<Opened> {
  return must(await openTicket(world, { ...report, ...changes }))
}
