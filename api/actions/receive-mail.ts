import { addressKey, emailSchema, isSameAddress } from '#domain/base/email.ts'
import { safeName } from '#domain/base/file-kind.ts'
import { Sayable } from '#domain/base/sayable.ts'
import { cleanText } from '#domain/base/text.ts'
import { stamp } from '#domain/base/time.ts'
import { type ArrivedMail, keyOfMessage } from '#domain/mail/arrived.ts'
import {
  type Door,
  type Doors,
  doorOf,
  type Fate,
  fateOfMail,
  type HeldReason,
  replyKeysOf,
} from '#domain/mail/fate.ts'
import { refsIn } from '#domain/mail/said.ts'
import { findMember } from '#domain/model/people.ts'
import { type NoticeKind, noticeKinds } from '#domain/ticket/notice.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { isForRequester } from '#domain/words/mails.ts'
import type { Tx } from '../store/handle.ts'
import {
  findReplyAddress,
  heldSize,
  insertHeld,
  type MailOutcome,
  mailsSince,
  type NoticeReader,
  settleMail,
  takeMail,
  ticketOfMail,
} from '../store/mail-in.ts'
import { noticeAbout } from '../store/outbox.ts'
import { findTicket } from '../store/tickets.ts'
import { addMail, openByMail } from './mail-tx.ts'
import { type By, loadTicket } from './ticket-tx.ts'
import { type MailIn, newId, type World } from './world.ts'

/** What became of a mail; `known` when it has come before. */
export type Received = { outcome: MailOutcome | 'known'; because: string | null; ref: string | null }

/** Nothing more can be held: whoever brings the mail keeps it and tries again. */
export class HeldIsFull extends Sayable {}

/** What is held may take this much. */
const mostHeldBytes = 1024 ** 3
const lately = { hours: 1 }

/** At which addresses mail comes in. */
export function doorsOf({ model }: Pick<World, 'model'>, mailIn: MailIn): Doors {
  return { mailIn: mailIn.address, teams: model.teams }
}

/**
 * Takes a mail in: adds it to the ticket that it answers, opens one, holds it for the desk, or does nothing because a machine wrote
 * it. All of it in one transaction with its id, so that it happens once however often it is brought; whoever brings it may forget
 * it only when this has answered.
 */
export async function receiveMail(world: World, mailIn: MailIn, mail: ArrivedMail): Promise<Received> {
  const sender = addressKey(mail.from?.address ?? '')
  const at = stamp(world.now())
  return world.transact(async (tx) => {
    if (!(await takeMail(tx, { key: mail.key, sender, at }))) return { outcome: 'known', because: null, ref: null }
    const { fate, ticket, door } = await fateIn(world, tx, { mailIn, mail, sender })
    const done = await carryOut(world, tx, { fate, ticket, door, mail, sender })
    const held = done === 'closed' ? hold('closed') : done === 'refused' ? hold('refused') : done
    if (held.outcome === 'held') await keepHeld(world, tx, { mail, ticket, because: held.because as HeldReason })
    await settleMail(tx, { key: mail.key, outcome: held.outcome, because: held.because, ticketId: held.id })
    return { outcome: held.outcome, because: held.because, ref: held.ref }
  })
}

type Done = { outcome: MailOutcome; because: string | null; id: string | null; ref: string | null }
type Fated = { fate: Fate; ticket: Ticket | null; door: Door | null }

function hold(because: HeldReason): Done {
  return { outcome: 'held', because, id: null, ref: null }
}

async function fateIn(
  world: World,
  tx: Tx,
  { mailIn, mail, sender }: { mailIn: MailIn; mail: ArrivedMail; sender: string },
): Promise<Fated> {
  const answered = await answeredBy(tx, { mailIn, mail })
  const ticket = answered && ((await findTicket(tx, { id: answered.ticketId }))?.ticket ?? null)
  const door = doorOf(mail, doorsOf(world, mailIn))
  const requesters = ticket ? [ticket.requester, ...ticket.absorbed.flatMap((one) => one.requesters)] : []
  const fate = fateOfMail(
    mail,
    {
      answers: answered &&
        ticket && {
          to: answered.reader,
          isSure: answered.isSure,
          isRequester: requesters.some(({ email }) => isSameAddress(email, sender)),
        },
      door,
      isMember: findMember(world.model, sender) !== undefined,
      lately: await mailsSince(tx, { sender, since: stamp(world.now().subtract(lately)) }),
      hasSender: emailSchema.safeParse(sender).success,
    },
    { own: mailIn.own },
  )
  return { fate, ticket, door }
}

type Answered = { ticketId: string; reader: NoticeReader; isSure: boolean }

/** The ticket that a mail answers: by the address that it was sent to, by the mail that it answers, or as it says itself. */
async function answeredBy(tx: Tx, { mailIn, mail }: { mailIn: MailIn; mail: ArrivedMail }): Promise<Answered | null> {
  for (const key of replyKeysOf(mail, mailIn.address)) {
    const found = await findReplyAddress(tx, key)
    if (found) return { ...found, isSure: true }
  }
  const roots: string[] = []
  for (const reference of mail.references) {
    const [id = '', host] = reference.split('@')
    const notice = host === mailIn.host ? await noticeAbout(tx, id) : null
    const kind = noticeKinds.find((one: NoticeKind) => one === notice?.kind)
    if (notice && kind) return { ...notice, reader: isForRequester(kind) ? 'requester' : 'support', isSure: true }
    const ticketId = await ticketOfMail(tx, keyOfMessage(reference))
    if (ticketId) return { ticketId, reader: 'requester', isSure: true }
    if (host === mailIn.host) roots.push(id.toUpperCase())
  }
  for (const ref of [...roots, ...refsIn(mail.subject)]) {
    const stored = await findTicket(tx, { ref })
    if (stored) return { ticketId: stored.ticket.id, reader: 'requester', isSure: false }
  }
  return null
}

async function carryOut(
  world: World,
  tx: Tx,
  { fate, ticket, door, mail, sender }: Fated & { mail: ArrivedMail; sender: string },
): Promise<Done | 'closed' | 'refused'> {
  switch (fate.do) {
    case 'ignore':
      return { outcome: 'ignored', because: fate.because, id: null, ref: null }
    case 'hold':
      return hold(fate.because)
    case 'open': {
      const opened = await openByMail(world, tx, { mail, door: door ?? { team: null, plus: '' } })
      return opened.ok ? { outcome: 'opened', because: null, ...opened.value } : 'refused'
    }
    case 'reply':
    case 'note': {
      const loaded = ticket && (await loadTicket(world, tx, { id: ticket.id }))
      if (!loaded) return 'refused'
      const by: By = fate.do === 'reply' ? 'requester' : memberOf(world, sender)
      const added = await addMail(world, tx, { loaded, mail, verb: fate.do, by })
      if (!added.ok) return 'closed'
      return { outcome: fate.do === 'reply' ? 'replied' : 'noted', because: null, ...added.value }
    }
  }
}

function memberOf({ model }: World, email: string): By {
  const member = findMember(model, email)
  return { kind: 'support', name: member?.name ?? email, email: member?.email ?? email, teams: [] }
}

async function keepHeld(
  world: World,
  tx: Tx,
  { mail, ticket, because }: { mail: ArrivedMail; ticket: Ticket | null; because: HeldReason },
): Promise<void> {
  const { key, messageId, from, recipients, subject, text, files } = mail
  const body = JSON.stringify({
    key,
    messageId,
    from,
    recipients: recipients.slice(0, 20),
    subject: cleanText(subject.slice(0, 1000)),
    text: cleanText(text),
  })
  const size = files.reduce((sum, { bytes }) => sum + bytes.byteLength, body.length)
  if ((await heldSize(tx)).bytes + size > mostHeldBytes)
    throw new HeldIsFull('more mail waits for the desk than can be kept')
  const row = { id: newId(world), at: stamp(world.now()), because, ticketId: ticket?.id ?? null, size, body }
  await insertHeld(
    tx,
    row,
    files.map(({ name, bytes }) => ({ name: safeName(name), bytes })),
  )
}
