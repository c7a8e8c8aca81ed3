import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { ArrivedMail } from '#domain/mail/arrived.ts'
import { type KeyFiles, type KeyPair, readKeyPair, stampOf } from './key-pair.ts'
import { parseMail } from './mail-parse.ts'

/** Where mail servers hand mails over: by SMTP, or by LMTP as one hands them to a mailbox. */
export type MailDoor = { port: number; stop: () => Promise<void> }

type Options = {
  /** smtp://HOST:PORT or lmtp://HOST:PORT. */
  url: string
  /** With them SMTP is encrypted, and LMTP may be. */
  tls?: KeyFiles | null
  isOurs: (address: string) => boolean
  /** Answers when the mail is kept for good; throws when it is not. */
  receive: (mail: ArrivedMail) => Promise<unknown>
  failed: (error: unknown) => void
}

/** The largest mail that is taken: files of ten megabytes are a third larger on their way. */
export const mostMailBytes = 25 * 1024 * 1024
const mostRecipients = 100
const silence = 60_000
const mostClients = 20

/** Listens for mails. Each is answered for only when it is kept, so that whoever brings it brings it again after a crash. */
export async function openMailDoor({ url, tls = null, isOurs, receive, failed }: Options): Promise<MailDoor> {
  const { protocol, hostname, port } = new URL(url)
  const isLmtp = protocol === 'lmtp:'
  const keys = tls ? await keptKeys(tls, failed) : null
  const server: SMTPServer = new SMTPServer({
    lmtp: isLmtp,
    ...(keys ? { cert: keys.first.cert, key: keys.first.key } : {}),
    banner: 'Ladder',
    size: mostMailBytes,
    maxClients: mostClients,
    socketTimeout: silence,
    closeTimeout: 2_000,
    disabledCommands: keys ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onConnect: (_, done) => {
      const renewed = keys?.renewed() ?? Promise.resolve(null)
      renewed.then((pair) => {
        if (pair) server.updateSecureContext({ cert: pair.cert, key: pair.key })
        done()
      }, done)
    },
    onMailFrom: (_, { secure }, done) => {
      const isOpen = keys !== null && !isLmtp && !secure
      done(isOpen ? refusal(530, '5.7.0 Must issue a STARTTLS command first') : null)
    },
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length >= mostRecipients) return done(refusal(452, 'too many recipients'))
      done(isOurs(address) ? null : refusal(550, 'no mail is taken for this address'))
    },
    onData: (stream, session, done) => {
      take(stream, session).then(
        () => done(),
        (error) => {
          if (!('responseCode' in error)) failed(error)
          done('responseCode' in error ? error : refusal(451, 'it could not be kept, try again later'))
        },
      )
    },
  })
  server.on('error', failed)
  const take = async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession) => {
    const raw = await bytesOf(stream)
    if (raw === null) throw refusal(552, `it is larger than ${mostMailBytes} bytes`)
    const mail = await parseMail(raw, {
      sender: envelope.mailFrom ? envelope.mailFrom.address : '',
      recipients: envelope.rcptTo.map(({ address }) => address),
    }).catch(() => {
      throw refusal(554, 'it could not be read as a mail')
    })
    await receive(mail)
  }
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(Number(port || 0), hostname.replace(/^\[|\]$/g, ''), () => resolve())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** A key pair, and the one that has taken its place since it was looked at last. What cannot be used is told once, and the former one stays. */
async function keptKeys(files: KeyFiles, failed: (error: unknown) => void) {
  let looked = await stampOf(files)
  const first = await readKeyPair(files)
  return {
    first,
    renewed: async (): Promise<KeyPair | null> => {
      const now = await stampOf(files)
      if (now === looked) return null
      looked = now
      return readKeyPair(files).catch((error: unknown) => {
        failed(error)
        return null
      })
    },
  }
}

/** All of it, or null when it is too large; then the rest is read away, so that the refusal is heard. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= mostMailBytes) chunks.push(chunk)
  }
  return size > mostMailBytes || stream.sizeExceeded ? null : Buffer.concat(chunks)
}

function refusal(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode })
}
