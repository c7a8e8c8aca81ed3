import { ok, type Result, refuse } from '#domain/base/result.ts'
import type { Attached } from '#domain/views/attached.ts'
import { findAttachment } from '../store/attachments.ts'
import type { AttachmentRow } from '../store/schema.ts'
import { findTicket } from '../store/tickets.ts'
import { ticketOfToken } from '../store/tokens.ts'
import { keepFile, type NewFile, tooLarge } from './files.ts'
import { servedBy } from './served-by.ts'
import { shownFiles } from './shown.ts'
import { type By, loadTicket, record, type Which } from './ticket-tx.ts'
import type { World } from './world.ts'

/** Attaches a file to a ticket: its bytes and the fact in one transaction. The requester never attaches internally. */
export async function attachFile(world: World, which: Which, file: NewFile, by: By): Promise<Result<Attached>> {
  const large = tooLarge(file)
  if (large) return large
  return world.transact(async (tx) => {
    const loaded = await loadTicket(world, tx, which)
    if (!loaded) return refuse('ticket.not-found')
    const served = await servedBy(world, tx, { loaded, verb: 'attach', by })
    if (!served.ok) return served
    const { at } = served.value
    const kept = await keepFile(world, tx, { at, by: served.value.by, file })
    if (!kept.ok) return kept
    const { id, internal, events } = kept.value
    const done = await record(world, tx, at, events)
    if (!done.ok) throw new Error(`ticket ${at.ticket.ref} changed under its lock`)
    const { version } = done.value.ticket
    const { name, type, bytes } = file
    return ok({ id, name, type, size: bytes.byteLength, internal, ref: loaded.ticket.ref, version })
  })
}

/** A file for whoever holds the ticket's token (public ones only), or for the desk by the ticket's reference. */
export async function readFile(
  world: World,
  which: { token: string } | { ref: string },
  id: string,
): Promise<Result<AttachmentRow>> {
  if ('token' in which) return readOwnFile(world, which.token, id)
  const stored = await findTicket(world.read, which)
  const found = stored && (await findAttachment(world.read, { id, ticketId: stored.ticket.id, publicOnly: false }))
  return found ? ok(found) : refuse('attachment.not-found')
}

/** A requester may open what the page of the request shows: of one that was merged also what support added since. */
async function readOwnFile(world: World, token: string, id: string): Promise<Result<AttachmentRow>> {
  const own = await ticketOfToken(world.read, token)
  const stored = own ? await findTicket(world.read, { id: own }) : null
  if (!stored) return refuse('ticket.not-found')
  const shown = await shownFiles(world.read, stored.ticket)
  const ticketId = shown.get(id)
  const found = ticketId && (await findAttachment(world.read, { id, ticketId, publicOnly: true }))
  return found ? ok(found) : refuse('attachment.not-found')
}
