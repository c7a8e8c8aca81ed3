import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Mailbox = {
  url: string
  /** What arrived, in order. */
  mails: ParsedMail[]
  /** Refuses what comes while true, as a server in trouble does. */
  troubled: boolean
  close: () => Promise<void>
}

/** A mail server of our own, on a free port of this machine. */
export async function openMailbox(): Promise<Mailbox> {
  const box: Mailbox = { url: '', mails: [], troubled: false, close: async () => {} }
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hidePIPELINING: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => done(null, { user: 'ladder' }),
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (box.troubled) return done(Object.assign(new Error('try later'), { responseCode: 451 }))
        box.mails.push(mail)
        done()
      }, done)
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  box.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  box.close = () => new Promise((resolve) => server.close(() => resolve()))
  return box
}
