import { addressKey } from '#domain/base/email.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Attached } from '#domain/views/attached.ts'
import { bytesSent, filesOf, findAttachment, insertAttachment } from '../store/attachments.ts'
import type { Tx } from '../store/handle.ts'
import type { AttachmentRow } from '../store/schema.ts'
import { findTicket } from '../store/tickets.ts'
import { ticketOfToken } from '../store/tokens.ts'
import { servedBy } from './served-by.ts'
import { shownFiles } from './shown.ts'
import { type By, contextOf, loadTicket, record, type Which } from './ticket-tx.ts'
import { newId, type World } from './world.ts'

/** A file as it came: its name made safe, its type found in its bytes. */
export type NewFile = { name: string; type: string; bytes: Uint8Array; internal: boolean }

/** One file may be this large. */
const mostFileBytes = 10 * 1024 * 1024
/** One ticket may hold this many, and this much. */
const mostFiles = 40
const mostTicketBytes = 100 * 1024 * 1024
/** Requesters may send this much in a day, by one address and together: disks are finite. */
const mostOfAddress = 100 * 1024 * 1024
const mostOfAll = 2 * 1024 * 1024 * 1024

/** Attaches a file to a ticket: its bytes and the fact in one transaction. The requester never attaches internally. */
export async function attachFile(world: World, which: Which, file: NewFile, by: By): Promise<Result<Attached>> {
  const size = file.bytes.byteLength
  if (size > mostFileBytes) return refuse('attachment.too-large', { size, most: mostFileBytes })
  return world.transact(async (tx) => {
    const loaded = await loadTicket(world, tx, which)
    if (!loaded) return refuse('ticket.not-found')
    const served = await servedBy(world, tx, { loaded, verb: 'attach', by })
    if (!served.ok) return served
    const { at } = served.value
    const context = contextOf(world, at, served.value.by)
    const internal = context.by.kind === 'support' && file.internal
    const id = newId(world)
    const command = { type: 'attach' as const, attachment: id, name: file.name, size, mediaType: file.type, internal }
    const decided = decide(at.ticket, command, context)
    if (!decided.ok) return decided
    const full = await fullOf(world, tx, { ticket: at.ticket, size, by: context.by })
    if (full) return full
    await insertAttachment(tx, {
      id,
      ticket_id: at.ticket.id,
      name: file.name,
      type: file.type,
      size,
      internal: internal ? 1 : 0,
      by_kind: context.by.kind,
      created_at: stamp(world.now()),
      bytes: Buffer.from(file.bytes),
    })
    const done = await record(world, tx, at, decided.value)
    if (!done.ok) throw new Error(`ticket ${at.ticket.ref} changed under its lock`)
    const { version } = done.value.ticket
    return ok({ id, name: file.name, type: file.type, size, internal, ref: loaded.ticket.ref, version })
  })
}

type Adding = { ticket: Ticket; size: number; by: Actor }

/** Why a file of some size is one too many, or null. */
async function fullOf(world: World, tx: Tx, { ticket, size, by }: Adding) {
  const { files, bytes } = await filesOf(tx, ticket.id)
  if (files >= mostFiles || bytes + size > mostTicketBytes)
    return refuse('attachment.too-many', { most: mostFiles, mostBytes: mostTicketBytes })
  if (by.kind !== 'requester') return null
  const day = { since: stamp(world.now().subtract({ hours: 24 })), until: stamp(world.now()) }
  const email = addressKey(ticket.requester.email)
  if ((await bytesSent(tx, { ...day, email })) + size > mostOfAddress)
    return refuse('attachment.day-full', { mostBytes: mostOfAddress })
  if ((await bytesSent(tx, day)) + size > mostOfAll) return refuse('attachment.day-full', { mostBytes: mostOfAll })
  return null
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
