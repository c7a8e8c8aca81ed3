import { ok, type Result, refuse } from '#domain/base/result.ts'
import type { OpenCommand } from '#domain/ticket/open.ts'
import { findBySourceKey } from '../store/tickets.ts'
import { knownTicket, type Opened, type OpenOptions, storeTicket } from './new-ticket.ts'
import { findAutomation, type World } from './world.ts'

/** The open ticket that a machine's key means, whatever has become of what it is about; null when it means none. */
export function knownByKey(world: World, key: string): Promise<Opened | null> {
  return world.transact(async (tx) => {
    const known = await findBySourceKey(tx, key)
    return known && knownTicket(world, tx, known.ticket)
  })
}

/** Logs a ticket: routes it, stores it durably with its first promises, and answers the token that opens it. */
export async function openTicket(
  world: World,
  command: OpenCommand,
  options: OpenOptions = {},
): Promise<Result<Opened>> {
  const automation = command.automation === undefined ? null : (findAutomation(world, command.automation) ?? undefined)
  const article = command.article === undefined ? null : world.articles.get(command.article)
  if (automation === undefined)
    return refuse('ticket.unknown-automation', {
      errors: [{ path: 'automation', message: `"${command.automation}" is not in the catalogue` }],
    })
  if (article === undefined)
    return refuse('ticket.unknown-article', {
      errors: [{ path: 'article', message: `"${command.article}" is not an article` }],
    })
  return world.transact(async (tx) => {
    const known = options.key ? await findBySourceKey(tx, options.key) : null
    return known
      ? ok(await knownTicket(world, tx, known.ticket))
      : storeTicket(world, tx, { command, about: { automation, article }, options })
  })
}
