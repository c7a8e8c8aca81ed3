import { type Result, refuse } from '#domain/base/result.ts'
import type { OpenCommand } from '#domain/ticket/open.ts'
import { type Opened, type OpenOptions, storeTicket } from './new-ticket.ts'
import { type Again, recur } from './recur.ts'
import { findAutomation, type World } from './world.ts'

/** The open ticket that a machine's key means, counted once more, whatever has become of what it is about; null when it means none. */
export function knownByKey(world: World, key: string, again: Again): Promise<Result<Opened> | null> {
  return world.transact((tx) => recur(world, tx, key, again))
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
    const { key, by } = options
    const again = { text: command.description, urgency: command.urgency }
    const known = key && by ? await recur(world, tx, key, { ...again, by }) : null
    return known ?? storeTicket(world, tx, { command, about: { automation, article }, options })
  })
}
