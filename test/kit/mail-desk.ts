import { receiveMail } from '#api/actions/receive-mail.ts'
import { parseMail } from '#api/outside/mail-parse.ts'
import { readEvents } from '#api/store/ticket-events.ts'
import { findTicket } from '#api/store/tickets.ts'
import { rawMail } from './mail-shapes/made.ts'
import { mailbag } from './mailbag.ts'
import type { TestWorld } from './world.ts'

/** Where mails come in. */
export const mailIn = { address: 'help@example.com', own: ['help@example.com'], host: 'help.example.com' }

/** What a mail says, where it differs from what is usual. */
export type MailSent = {
  from?: string
  to?: string
  subject?: string
  body?: string
  id?: string
  headers?: Record<string, string>
}

/** A desk that mails come to. */
export function mailDesk(world: TestWorld) {
  const bag = mailbag()
  let count = 0
  const bring = async ({
    from = 'Kim Sato <kim@example.com>',
    to = 'desk@example.com',
    subject = 'The sync stopped',
    body = 'It says ERR 4711.',
    id,
    headers,
  }: MailSent = {}) => {
    world.after('PT1S')
    const raw = rawMail({
      headers: {
        From: from,
        To: to,
        Subject: subject,
        'Message-ID': `<${id ?? `m${count++}@mail.example.com`}>`,
        ...headers,
      },
      body,
    })
    return receiveMail(world, mailIn, await parseMail(raw, { sender: 'kim@example.com', recipients: [to] }))
  }
  const ticket = async (ref: string | null) => {
    const stored = await findTicket(world.read, { ref: ref ?? '' })
    if (!stored) throw new Error('there is no such ticket')
    return { ticket: stored.ticket, events: await readEvents(world.read, stored.ticket.id) }
  }
  return { bag, bring, ticket }
}
