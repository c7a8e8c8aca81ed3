import { addressKey } from '#domain/base/email.ts'
import { mostFileBytes } from '#domain/base/longest.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Actor, NewEvent } from '#domain/ticket/event.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { bytesSent, filesOf, insertAttachment } from '../store/attachments.ts'
import type { Tx } from '../store/handle.ts'
import type { Loaded } from './record.ts'
import { type By, contextOf } from './ticket-tx.ts'
import { newId, type World } from './world.ts'

/** A file as it came: its name made safe, its type found in its bytes. */
export type NewFile = { name: string; type: string; bytes: Uint8Array; internal: boolean }

/** One file may be this large. */
/** One ticket may hold this many, and this much. */
const mostFiles = 40
const mostTicketBytes = 100 * 1024 * 1024
/** Requesters may send this much in a day, by one address and together: disks are finite. */
const mostOfAddress = 100 * 1024 * 1024
const mostOfAll = 2 * 1024 * 1024 * 1024

/** Why a file is larger than any may be, or null. */
export function tooLarge({ bytes }: Pick<NewFile, 'bytes'>) {
  const size = bytes.byteLength
  return size > mostFileBytes ? refuse('attachment.too-large', { size, most: mostFileBytes }) : null
}

export type Filed = { id: string; internal: boolean; events: NewEvent[] }

/** Keeps a file with a ticket that is loaded: its bytes, and the facts that are to be recorded. The requester never attaches internally. */
export async function keepFile(
  world: World,
  tx: Tx,
  { at, by, file }: { at: Loaded; by: By; file: NewFile },
): Promise<Result<Filed>> {
  const size = file.bytes.byteLength
  const context = contextOf(world, at, by)
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
  return ok({ id, internal, events: decided.value })
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
