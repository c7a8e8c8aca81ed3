import type { Opened, OpenOptions } from '#api/actions/new-ticket.ts'
import { openTicket } from '#api/actions/open.ts'
import type { World } from '#api/actions/world.ts'
import type { Result } from '#domain/base/result.ts'
import type { OpenCommand } from '#domain/ticket/open.ts'
import type { About } from './about.ts'

/** Opens a ticket for whoever came through a door: what every door has in common. */
export async function open(
  world: World,
  { command, about }: { command: OpenCommand; about: About },
  options: OpenOptions = {},
): Promise<Result<Opened>> {
  if (about.wrong) return { ok: false, error: about.wrong }
  return openTicket(world, about.automation ? { ...command, automation: about.automation.id } : command, options)
}
