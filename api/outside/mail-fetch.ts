import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import type { ArrivedMail } from '#domain/mail/arrived.ts'
import { mostMailBytes } from './mail-door.ts'
import { parseMail } from './mail-parse.ts'

export type MailFetcher = { stop: () => Promise<void> }

type Options = {
  /** imap://USER:PASSWORD@HOST:PORT/FOLDER, or imaps://…; the folder is INBOX where none is named. */
  url: string
  /** Answers when the mail is kept for good; throws when it is not. */
  receive: (mail: ArrivedMail) => Promise<unknown>
  failed: (what: string, error: unknown) => void
  recovered: () => void
  now: () => Temporal.Instant
}

/** Flags of ours: what was taken, and what nobody can read. Whether people have seen a mail says nothing. */
const taken = '$LadderTaken'
const unread = '$LadderUnreadable'
/** Older mails were there before Ladder was. */
const reach = { hours: 30 * 24 }
const lookAgain = 60_000
const longestPause = 60_000
const patience = 30_000

/**
 * Takes the mails of a mailbox, as they come (IDLE) and when it begins. Each is flagged only when it is kept, so that one that was
 * being taken when the process ended is taken again.
 */
export function fetchMails(options: Options): MailFetcher {
  const closing = new AbortController()
  const running = run(options, closing.signal)
  return {
    stop: async () => {
      closing.abort()
      await running
    },
  }
}

async function run(options: Options, closing: AbortSignal): Promise<void> {
  for (let failures = 0; !closing.aborted; ) {
    try {
      await attend(options, closing, () => {
        if (failures > 0) options.recovered()
        failures = 0
      })
    } catch (error) {
      if (closing.aborted) return
      if (failures++ === 0) options.failed('the mailbox cannot be read; it is tried again', error)
      await pause(Math.min(1_000 * 2 ** failures, longestPause), closing)
    }
  }
}

/** One connection, for as long as it holds. */
async function attend({ url, receive, failed, now }: Options, closing: AbortSignal, well: () => void): Promise<void> {
  const client = clientOf(url)
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => {})
  client.on('error', broken.reject)
  client.on('close', () => broken.reject(new Error('the mail server has closed the connection')))
  const end = () => client.close()
  closing.addEventListener('abort', end, { once: true })
  try {
    await client.connect()
    await client.mailboxOpen(folderOf(url))
    while (!closing.aborted) {
      const news = once(client, 'exists', { signal: closing })
      news.catch(() => {})
      await takeAll(client, { receive, failed, since: now().subtract(reach), closing })
      well()
      await Promise.race([news, pause(lookAgain, closing), broken.promise])
    }
  } finally {
    closing.removeEventListener('abort', end)
    client.close()
  }
}

type Taking = Pick<Options, 'receive' | 'failed'> & { since: Temporal.Instant; closing: AbortSignal }

async function takeAll(client: ImapFlow, { receive, failed, since, closing }: Taking): Promise<void> {
  const day = since.toString().slice(0, 10)
  const found = await client.search({ unKeyword: taken, not: { keyword: unread }, since: day }, { uid: true })
  for (const uid of found || []) {
    if (closing.aborted) return
    const flag = await take(client, uid, { receive, failed })
    if (flag) await client.messageFlagsAdd(String(uid), [flag], { uid: true })
  }
}

/** Takes one mail: how it is to be flagged; null when it is gone. Throws when it could not be kept. */
async function take(
  client: ImapFlow,
  uid: number,
  { receive, failed }: Pick<Options, 'receive' | 'failed'>,
): Promise<string | null> {
  const about = await client.fetchOne(String(uid), { size: true }, { uid: true })
  if (!about) return null
  if ((about.size ?? 0) > mostMailBytes) {
    failed('a mail of the mailbox is too large', new Error(`${about.size} bytes`))
    return unread
  }
  const whole = await client.fetchOne(String(uid), { source: true }, { uid: true })
  if (!whole) return null
  if (!whole.source) return null
  const mail = await parseMail(whole.source, null).catch((error: unknown) => {
    failed('a mail of the mailbox cannot be read', error)
    return null
  })
  if (!mail) return unread
  await receive(mail)
  return taken
}

/** Signs in to a mailbox as fetching does, and reads nothing. Throws what is wrong. */
export async function probeMailbox(url: string): Promise<number> {
  const client = clientOf(url)
  client.on('error', () => {})
  try {
    await client.connect()
    const { exists } = await client.mailboxOpen(folderOf(url), { readOnly: true })
    return exists
  } finally {
    client.close()
  }
}

function clientOf(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  return new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: patience,
    greetingTimeout: patience,
  })
}

function folderOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'
}

async function pause(milliseconds: number, closing: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal: closing, ref: false }).catch(() => {})
}
