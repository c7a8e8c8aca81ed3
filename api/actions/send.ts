import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { findTeam } from '#domain/model/entries.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { type NoticeKind, noticeKinds } from '#domain/ticket/notice.ts'
import { settled } from '#domain/ticket/settled.ts'
import { isForRequester, type MailFacts, mailText, type RequestLink } from '#domain/words/mails.ts'
import type { Mail, SendMail } from '../outside/mail.ts'
import type { SendWebhook } from '../outside/webhook.ts'
import type { Tx } from '../store/handle.ts'
import {
  type Channel,
  claimedNotices,
  claimNotices,
  markFailed,
  markSent,
  releaseNotices,
  type StoredNotice,
} from '../store/outbox.ts'
import { readEvents } from '../store/ticket-events.ts'
import { findTicket } from '../store/tickets.ts'
import { insertToken } from '../store/tokens.ts'
import { surely } from './surely.ts'
import { findAutomation, modelFor, newId, newToken, type World } from './world.ts'

export type Delivery = {
  mail: SendMail
  /** Null when no webhook is set: what waits for it goes on waiting. */
  webhook: SendWebhook | null
  publicUrl: string
  asOf: Temporal.Instant
  /** Aborted when the process ends. */
  closing?: AbortSignal
}
export type Delivered = { sent: number; failed: number; givenUp: number }

const batch = 20
const leaseTime = 'PT5M'
const mostAttempts = 8
const mostFailures = 3

/**
 * Sends what waits in the outbox. A notice is taken for a while, sent, and marked: a process that ends in between leaves it
 * to be sent again, so it may come twice (under the same id), but never not at all. What fails is tried again after one
 * minute, four, sixteen … up to eight times; several failures in a row end the turn, for then it is not the message.
 */
export async function deliverNotices(world: World, delivery: Delivery): Promise<Delivered> {
  const { webhook } = delivery
  const lanes = await Promise.all([
    lane(world, delivery, 'mail', async (notice) =>
      delivery.mail(await surely(() => mailOf(world, delivery, notice), delivery.closing)),
    ),
    ...(webhook
      ? [lane(world, delivery, 'webhook', ({ id, body }) => webhook({ id: `msg_${id}`, at: delivery.asOf, body }))]
      : []),
  ])
  return lanes.reduce((sum, { sent, failed, givenUp }) => ({
    sent: sum.sent + sent,
    failed: sum.failed + failed,
    givenUp: sum.givenUp + givenUp,
  }))
}

async function lane(
  world: World,
  { asOf, closing }: Delivery,
  channel: Channel,
  send: (notice: StoredNotice) => Promise<void>,
): Promise<Delivered> {
  const done: Delivered = { sent: 0, failed: 0, givenUp: 0 }
  const ahead = world.now().until(asOf)
  const now = () => world.now().add(ahead)
  const write = (work: (tx: Tx) => Promise<void>) => surely(() => world.transact(work), closing)
  let failures = 0
  for (;;) {
    const claimed = await claim(world, channel, { now, closing })
    for (const [index, notice] of claimed.entries()) {
      if (failures >= mostFailures) {
        await write((tx) => releaseNotices(tx, { notices: claimed.slice(index), at: stamp(now().add('PT1M')) }))
        return done
      }
      const error = await failureOf(() => send(notice))
      if (error === null) {
        await write((tx) => markSent(tx, { id: notice.id, at: stamp(now()) }))
        done.sent++
        failures = 0
        continue
      }
      const retryAt = retryAfter(notice.attempts + 1, now())
      await write((tx) => markFailed(tx, { id: notice.id, retryAt, error }))
      failures++
      done.failed++
      if (retryAt === null) done.givenUp++
    }
    if (claimed.length < batch) return done
  }
}

/** Takes the next notices. When the connection broke while they were being taken, they are looked up by the lease. */
function claim(
  world: World,
  channel: Channel,
  { now, closing }: { now: () => Temporal.Instant; closing: AbortSignal | undefined },
): Promise<StoredNotice[]> {
  const asOf = stamp(now())
  const lease = { id: newId(world), until: stamp(now().add(leaseTime)) }
  return surely(
    (again) =>
      world.transact(async (tx) => {
        const mine = again ? await claimedNotices(tx, lease) : []
        return mine.length > 0 ? mine : claimNotices(tx, { channel, asOf, lease, limit: batch, dialect: world.dialect })
      }),
    closing,
  )
}

async function failureOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function retryAfter(attempts: number, asOf: Temporal.Instant): string | null {
  if (attempts >= mostAttempts) return null
  return stamp(asOf.add({ minutes: Math.min(4 ** (attempts - 1), 480) }))
}

/**
 * The mail of a notice. A requester's mail carries a token of its own, made now: tokens are kept hashed, so the one given at
 * opening is not known any more, and none lies readable in the outbox.
 */
async function mailOf(world: World, { publicUrl, asOf }: Delivery, notice: StoredNotice): Promise<Mail> {
  const kind = kindOf(notice.kind)
  const stored = notice.ticket_id ? await findTicket(world.read, { id: notice.ticket_id }) : null
  if (!stored) throw new Error(`notice ${notice.id} is about a ticket that is gone`)
  const automation = findAutomation(world, stored.ticket.automation)
  const ticket = settled(stored.ticket, world.model, automation)
  const model = await modelFor(world, world.read, ticket.model)
  const team = findTeam(world.model, ticket.team)
  const facts: MailFacts = {
    ref: ticket.ref,
    title: ticket.title,
    requester: ticket.requester.name,
    team: team?.name ?? ticket.team,
    level: ticket.level,
    priority: ticket.priority,
    automation: automation?.name ?? ticket.automation,
    clocks: clocksOf(await readEvents(world.read, ticket.id), model, asOf),
    timeZone: team ? calendarOf(world.model, team.calendar).timeZone : 'UTC',
    link: isForRequester(kind)
      ? `${publicUrl}/request/#${await freshToken(world, ticket.id)}`
      : `${publicUrl}/desk/ticket/#${ticket.ref}`,
    data: await withLinks(world, publicUrl, JSON.parse(notice.body) as Record<string, unknown>),
  }
  const host = new URL(publicUrl).hostname
  const thread = `<${ticket.ref.toLowerCase()}@${host}>`
  return {
    to: notice.recipient,
    ...mailText(kind, facts),
    messageId: `<${notice.id}@${host}>`,
    headers: { 'in-reply-to': thread, references: thread, 'x-ladder-request': ticket.ref },
  }
}

/** Where a notice names several requests, each gets a link of its own. */
async function withLinks(world: World, publicUrl: string, data: Record<string, unknown>) {
  if (!Array.isArray(data.tickets)) return data
  const tickets = data.tickets as { id: string; ref: string; title: string; state: RequestLink['state'] }[]
  const links: RequestLink[] = []
  for (const { id, ref, title, state } of tickets)
    links.push({ ref, title, state, link: `${publicUrl}/request/#${await freshToken(world, id)}` })
  return { ...data, links }
}

function kindOf(kind: string): NoticeKind {
  const known = noticeKinds.find((name) => name === kind)
  if (!known) throw new Error(`there is no text for a notice of the kind "${kind}"`)
  return known
}

async function freshToken(world: World, ticketId: string): Promise<string> {
  const token = newToken(world)
  await world.transact((tx) => insertToken(tx, { token, ticketId, at: stamp(world.now()) }))
  return token
}
