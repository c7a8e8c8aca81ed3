import { createHash } from 'node:crypto'
import { z } from 'zod'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { fateOf, type Withdrawn } from '#domain/clocks/notice-fate.ts'
import { namesFor } from '#domain/model/in-force.ts'
import { type Notice, noticeKinds, toldSchema } from '#domain/ticket/notice.ts'
import { digestTimeOf } from '#domain/ticket/notice-time.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { deskEvent } from '#domain/views/desk-event.ts'
import { type GatheredNews, gatheredText, type HandedOverBy } from '#domain/words/gathered.ts'
import { isForRequester } from '#domain/words/mails.ts'
import type { Mail } from '../outside/mail.ts'
import type { Tx } from '../store/handle.ts'
import { type Digest, gatheredKind, type Held, releaseHeld, takeHeld } from '../store/held-notices.ts'
import { type Lease, markWithdrawn, type StoredNotice } from '../store/outbox.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { hasHeard } from './notice-mail.ts'
import { findAutomation, modelFor, newId, type World } from './world.ts'

const handedOverSchema: z.ZodType<HandedOverBy> = z.object({ by: z.string(), note: z.string() })
const bodySchema = z.object({ handedOver: handedOverSchema.nullable().default(null) })

/** With the digest in which it stands, where it can wait for one. */
export function heldOf(world: World, notice: Notice, ticket: Pick<Ticket, 'priority'>): Held | null {
  if (isForRequester(notice.kind) || notice.data.to === 'on-call') return null
  const { recipient: box } = notice
  const at = digestTimeOf(notice.kind, { box, priority: ticket.priority, at: world.now(), inForce: world.model })
  return at === null ? null : { notice, id: newId(world), digest: digestOf(box, stamp(at), stamp(at)) }
}

/** One digest for each box and instant, whoever asks for it first. */
function digestOf(recipient: string, at: string, of: string): Digest {
  const key = createHash('sha256').update(`${recipient}\n${of}`).digest('hex').slice(0, 24)
  return { id: `digest${key}`, recipient, at }
}

/** The one mail of all that is held for somebody, as things stand when it is sent; withdrawn when nothing of it holds any more. */
export async function gatheredMail(
  world: World,
  tx: Tx,
  { notice, publicUrl, at, lease }: { notice: StoredNotice; publicUrl: string; at: Temporal.Instant; lease: Lease },
): Promise<Mail | { withdrawn: Withdrawn }> {
  const asked = { digest: notice.id, recipient: notice.recipient, asOf: stamp(at), lease, dialect: world.dialect }
  const news: GatheredNews[] = []
  let to = notice.recipient
  for (const held of await takeHeld(tx, asked)) {
    const one = await newsOf(world, tx, { held, at, told: news }).catch(() => null)
    if (!one) {
      // What breaks on one ticket is told of that ticket, and holds up no other.
      await releaseHeld(tx, { id: held.id, at: stamp(at) })
      continue
    }
    if ('withdrawn' in one) {
      await markWithdrawn(tx, { id: held.id, at: stamp(at), why: one.withdrawn })
      continue
    }
    to = one.to
    news.push(one.news)
  }
  if (news.length === 0) return { withdrawn: 'over' }
  const host = new URL(publicUrl).hostname
  const link = (ref: string) => `${publicUrl}/desk/ticket/#${ref}`
  const { handedOver } = bodySchema.parse(JSON.parse(notice.body))
  return {
    to,
    ...gatheredText(news, { link, language: world.language, handedOver }),
    messageId: `<${notice.id}@${host}>`,
  }
}

async function newsOf(
  world: World,
  tx: Tx,
  { held, at, told }: { held: StoredNotice; at: Temporal.Instant; told: readonly GatheredNews[] },
): Promise<{ to: string; news: GatheredNews } | { withdrawn: Withdrawn }> {
  const stored = held.ticket_id ? await findTicket(tx, { id: held.ticket_id }) : null
  const kind = noticeKinds.find((one) => one === held.kind)
  if (!stored || !kind) throw new Error(`notice ${held.id} is about a ticket that is gone`)
  const { ticket } = stored
  const data = toldSchema.loose().parse(JSON.parse(held.body))
  const events = await readEvents(tx, ticket.id)
  const model = await modelFor(world, tx, ticket.model)
  const automation = findAutomation(world, ticket.automation)
  const clocks = clocksOf(events, model, at)
  const fate = fateOf(kind, data, { id: ticket.id, events, clocks, inForce: world.model, automation })
  if ('withdrawn' in fate) return fate
  const isKnown = told.some(({ ref }) => ref === ticket.ref) || (await hasHeard(tx, ticket, held))
  if (kind === 'withdrawn' && !isKnown) return { withdrawn: 'over' }
  const event = events.find(({ version }) => version === data.version)
  if (!event) return { withdrawn: 'over' }
  const { text: what, data: said } = deskEvent(event, namesFor(world.model, model))
  const { ref, title, priority } = ticket
  const written = [said.body, said.note, said.reason].find((one) => typeof one === 'string')
  const { timeZone } = world.model.calendars.find(({ id }) => id === teamCalendar(world, fate.moment)) ?? {
    timeZone: 'UTC',
  }
  return { to: fate.to, news: { ref, title, priority, at: event.at, timeZone, what, text: String(written ?? '') } }
}

function teamCalendar({ model }: World, { team }: Pick<Ticket, 'team'>): string | undefined {
  return model.teams.find(({ id }) => id === team)?.calendar
}

/** Whether a notice stands for several that are told in one mail. */
export function isGathered({ kind }: Pick<StoredNotice, 'kind'>): boolean {
  return kind === gatheredKind
}
