import { createHash } from 'node:crypto'
import type { Result } from '#domain/base/result.ts'
import { ok } from '#domain/base/result.ts'
import { latestOf, millis } from '#domain/base/time.ts'
import { type Actor, type NewEvent, numbered, stamped } from '#domain/ticket/event.ts'
import { decideOpening, type OpenCommand } from '#domain/ticket/open.ts'
import { chainedRows, firstHash } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { type Imported, importTicket, type TicketLine } from './transfer.ts'
import { refLetters, type World } from './world.ts'

/** A ticket that was solved in another desk, as far as that desk can tell. Instants are ISO 8601 UTC. */
export type ForeignTicket = {
  /** Its number there: the same ticket is never taken twice. */
  key: string
  title: string
  description: string
  requester: { name: string; email: string }
  automation: string | null
  openedAt: string
  resolvedAt: string
  resolution: string
}

/** Takes over a ticket from another desk as a closed one: its words are found, and count as what people need. Nobody is told. */
export async function importForeign(world: World, given: ForeignTicket): Promise<Result<Imported>> {
  const id = idOf(given)
  const known = await findTicket(world.read, { id })
  if (known) return ok('there already')
  for (let salt = 0; ; salt++) {
    const line = lineOf(world, given, { id, ref: refOf(given.key, salt) })
    if (!line.ok) return line
    const taken = await findTicket(world.read, { ref: line.value.ref })
    if (!taken) return ok(await importTicket(world, line.value))
  }
}

function lineOf(world: World, given: ForeignTicket, { id, ref }: { id: string; ref: string }): Result<TicketLine> {
  const { title, description, requester, openedAt, resolution } = given
  const { model } = world
  const by: Actor = { kind: 'machine', name: 'import' }
  const automation = (given.automation && world.automations.get(given.automation)) || null
  const command: OpenCommand = { title, description, requester, details: {} }
  const opening = decideOpening(command, { by, at: openedAt, model, ref, automation, article: null })
  if (!opening.ok) return opening
  const at = latestOf(openedAt, given.resolvedAt)
  const end: NewEvent[] = [
    stamped({ type: 'ticket.resolved', data: { note: resolution || 'Solved before it came here.' } }, { at, by }),
    stamped({ type: 'ticket.closed', data: { reason: 'closed' } }, { at, by }),
  ]
  const rows = chainedRows(id, firstHash, numbered([...opening.value, ...end], 0))
  const events = rows.map(({ version, type, at, actor, data, hash }) => ({
    version,
    type,
    at,
    by: JSON.parse(actor) as unknown,
    data: JSON.parse(data) as unknown,
    hash,
  }))
  return ok({ id, ref, key: null, tokens: [], attachments: [], events })
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function idOf({ key, openedAt }: ForeignTicket): string {
  return `${millis(openedAt).toString(36).padStart(9, '0')}${digestOf(key).toString('hex').slice(0, 16)}`
}

function refOf(key: string, salt: number): string {
  const letters = [...digestOf(`${key} ${salt}`).subarray(0, 5)].map((byte) => refLetters[byte % refLetters.length])
  return `TKT-${letters.join('')}`
}
