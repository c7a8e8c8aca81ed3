import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Mailbox = {
  url: string
  /** What arrived, in order. */
  mails: ParsedMail[]
  /** The commands that named senders and recipients, as they came over the wire. */
  commands: string[]
  /** Refuses what comes while true, as a server in trouble does. */
  troubled: boolean
  close: () => Promise<void>
}

/** A mail server of our own, on a free port of this machine. */
export async function openMailbox(options: { hideSMTPUTF8?: boolean } = {}): Promise<Mailbox> {
  const box: Mailbox = { url: '', mails: [], commands: [], troubled: false, close: async () => {} }
  const ignored = () => {}
  const noted = (_entry: unknown, _who: string, line: string) => {
    if (/^(MAIL|RCPT)/.test(line)) box.commands.push(line)
  }
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    hidePIPELINING: true,
    ...options,
    logger: {
      level: () => {},
      trace: ignored,
      debug: noted,
      info: ignored,
      warn: ignored,
      error: ignored,
      fatal: ignored,
    },
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
