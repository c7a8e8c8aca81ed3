import type { ArrivedMail } from '#domain/mail/arrived.ts'
import { isOurs } from '#domain/mail/fate.ts'
import type { Settings } from '#site/authoring/home/read.ts'
import { doorsOf, HeldIsFull, type Received, receiveMail } from './actions/receive-mail.ts'
import type { MailIn, World } from './actions/world.ts'
import type { Alert } from './outside/alert.ts'
import { type KeyFiles, WrongKeyPair } from './outside/key-pair.ts'
import type { Log } from './outside/log.ts'

type Wanted = Pick<Settings, 'MAIL_IN' | 'MAIL_LISTEN' | 'MAIL_IMAP' | 'MAIL_FROM' | 'PUBLIC_URL'>

/** How mail comes in, as the settings say; null when it does not. */
export function mailInOf({ MAIL_IN, MAIL_LISTEN, MAIL_IMAP, MAIL_FROM, PUBLIC_URL }: Wanted): MailIn | null {
  if (!MAIL_IN || !(MAIL_LISTEN || MAIL_IMAP)) return null
  const from = /<([^<>]+)>\s*$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM.trim()
  return { address: MAIL_IN, own: [MAIL_IN, from], host: new URL(PUBLIC_URL).hostname }
}

/** Where the certificate of MAIL_LISTEN and its key lie; null when it has none. */
export function keyFilesOf({
  MAIL_LISTEN_CERT: cert = '',
  MAIL_LISTEN_KEY: key = '',
}: Partial<Pick<Settings, 'MAIL_LISTEN_CERT' | 'MAIL_LISTEN_KEY'>>): KeyFiles | null {
  return cert && key ? { cert, key } : null
}

type Parts = {
  world: World
  settings: Pick<Settings, 'MAIL_LISTEN' | 'MAIL_IMAP'> &
    Partial<Pick<Settings, 'MAIL_LISTEN_CERT' | 'MAIL_LISTEN_KEY'>>
  log: Log
  alert: Alert
  heard?: Heard
}
/** Hears what became of each mail. */
type Heard = (received: Received) => void

/** Something that brings mails in, until it is stopped. */
export type Bringing = { port: number | null; stop: () => Promise<void> }

/** Opens every way by which mail comes in; what reads mails is loaded only then. Throws when one cannot be opened. */
export async function bringMails({ world, settings, log, alert, heard = () => {} }: Parts): Promise<Bringing> {
  const { MAIL_LISTEN, MAIL_IMAP } = settings
  const { mailIn } = world
  if (!mailIn) return { port: null, stop: async () => {} }
  const receive = async (mail: ArrivedMail) => {
    const received = await receiveMail(world, mailIn, mail).catch((error: unknown) => {
      throw error instanceof HeldIsFull ? Object.assign(error, { responseCode: 452 }) : error
    })
    const { outcome, because, ref } = received
    log.info({ kind: 'mail in', outcome, because, ref }, 'a mail came')
    heard(received)
  }
  const [{ openMailDoor }, { fetchMails }] = await Promise.all([
    import('./outside/mail-door.ts'),
    import('./outside/mail-fetch.ts'),
  ])
  const door = MAIL_LISTEN
    ? await openMailDoor({
        url: MAIL_LISTEN,
        tls: keyFilesOf(settings),
        isOurs: (address) => isOurs(address, doorsOf(world, mailIn)),
        receive,
        failed: (error) => {
          const isKeys = error instanceof WrongKeyPair
          const what = isKeys ? 'the new certificate of MAIL_LISTEN is of no use: the former one stays' : null
          alert.failed(what ?? 'a mail could not be taken in', error)
        },
      })
    : null
  const fetcher = MAIL_IMAP
    ? fetchMails({
        url: MAIL_IMAP,
        receive,
        failed: alert.failed,
        recovered: () => alert.recovered('the mailbox is read again'),
        now: world.now,
      })
    : null
  return {
    port: door?.port ?? null,
    stop: async () => {
      await Promise.all([door?.stop(), fetcher?.stop()])
    },
  }
}
