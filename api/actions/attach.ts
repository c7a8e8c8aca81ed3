import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Attached } from '#domain/views/attached.ts'
import { countAttachments, findAttachment, insertAttachment } from '../store/attachments.ts'
import type { AttachmentRow } from '../store/schema.ts'
import { findTicket } from '../store/tickets.ts'
import { ticketOfToken } from '../store/tokens.ts'
import { type By, contextOf, loadTicket, record, type Which } from './ticket-tx.ts'
import { newId, type World } from './world.ts'

/** A file as it came: its name made safe, its type found in its bytes. */
export type NewFile = { name: string; type: string; bytes: Uint8Array; internal: boolean }

/** One file may be this large. */
const mostFileBytes = 10 * 1024 * 1024
/** One ticket may hold this many. */
const mostFiles = 40

/** Attaches a file to a ticket: its bytes and the fact in one transaction. The requester never attaches internally. */
export async function attachFile(world: World, which: Which, file: NewFile, by: By): Promise<Result<Attached>> {
  const size = file.bytes.byteLength
  if (size > mostFileBytes) return refuse('attachment.too-large', { size, most: mostFileBytes })
  return world.transact(async (tx) => {
    const loaded = await loadTicket(world, tx, which)
    if (!loaded) return refuse('ticket.not-found')
    const context = contextOf(world, loaded, by)
    const internal = context.by.kind === 'support' && file.internal
    const id = newId(world)
    const command = { type: 'attach' as const, attachment: id, name: file.name, size, mediaType: file.type, internal }
    const decided = decide(loaded.ticket, command, context)
    if (!decided.ok) return decided
    if ((await countAttachments(tx, loaded.ticket.id)) >= mostFiles)
      return refuse('attachment.too-many', { most: mostFiles })
    await insertAttachment(tx, {
      id,
      ticket_id: loaded.ticket.id,
      name: file.name,
      type: file.type,
      size,
      internal: internal ? 1 : 0,
      by_kind: context.by.kind,
      created_at: stamp(world.now()),
      bytes: Buffer.from(file.bytes),
    })
    const done = await record(world, tx, loaded, decided.value)
    if (!done.ok) throw new Error(`ticket ${loaded.ticket.ref} changed under its lock`)
    const { ref, version } = done.value.ticket
    return ok({ id, name: file.name, type: file.type, size, internal, ref, version })
  })
}

/** A file for whoever holds the ticket's token (public ones only), or for the desk by the ticket's reference. */
export async function readFile(
  world: World,
  which: { token: string } | { ref: string },
  id: string,
): Promise<Result<AttachmentRow>> {
  const publicOnly = 'token' in which
  const ticketId = publicOnly
    ? await ticketOfToken(world.read, which.token)
    : (await findTicket(world.read, which))?.ticket.id
  if (!ticketId) return refuse(publicOnly ? 'ticket.not-found' : 'attachment.not-found')
  const found = await findAttachment(world.read, { id, ticketId, publicOnly })
  return found ? ok(found) : refuse('attachment.not-found')
}
