import type { Settings } from '#site/authoring/home/read.ts'
import { keyFilesOf } from '../mail-in.ts'
import { readKeyPair, WrongKeyPair } from '../outside/key-pair.ts'
import { probeMailbox } from '../outside/mail-fetch.ts'
import { type Finding, loopback, tried } from './finding.ts'

const soon = { hours: 14 * 24 }

/** Whether mail comes in, and what would keep answers from coming back. */
export async function mailInFindings(settings: Settings): Promise<Finding[]> {
  const { MAIL_IN, MAIL_IMAP } = settings
  if (!MAIL_IN) return []
  const mailbox = async () => `the mailbox is open to us, ${await probeMailbox(MAIL_IMAP)} mails`
  return [
    ...(MAIL_IMAP ? [await tried('mail in', mailbox, 'see MAIL_IMAP: host, port, user, password, folder')] : []),
    ...listensOf(settings),
    ...(await certificateOf(settings)),
  ]
}

async function certificateOf(settings: Settings): Promise<Finding[]> {
  const files = keyFilesOf(settings)
  if (!files) return []
  const what = 'certificate'
  try {
    const { holdsUntil } = await readKeyPair(files)
    const says = `${files.cert} holds until ${holdsUntil}`
    const now = Temporal.Now.instant()
    const todo = `put a new one there: it is read when a mail server connects next`
    if (Temporal.Instant.compare(holdsUntil, now) < 0) return [{ what, is: 'wrong', says, todo }]
    if (Temporal.Instant.compare(holdsUntil, now.add(soon)) < 0) return [{ what, is: 'warning', says, todo }]
    return [{ what, is: 'well', says }]
  } catch (error) {
    if (!(error instanceof WrongKeyPair)) throw error
    return [{ what, is: 'wrong', says: error.message, todo: 'see MAIL_LISTEN_CERT and MAIL_LISTEN_KEY' }]
  }
}

function listensOf({ MAIL_IN, MAIL_LISTEN, MAIL_LISTEN_CERT, MAIL_IMAP, SMTP_URL }: Settings): Finding[] {
  const warn = (says: string, todo: string): Finding[] => [{ what: 'mail in', is: 'warning', says, todo }]
  if (!SMTP_URL) return warn('mail comes in, but no notice leaves', 'set SMTP_URL')
  if (!MAIL_LISTEN)
    return MAIL_IMAP ? [] : warn('MAIL_IN is set, but nothing brings mails in', 'set MAIL_LISTEN or MAIL_IMAP')
  const isReached = !loopback.test(new URL(MAIL_LISTEN).hostname)
  if (isReached && !MAIL_LISTEN_CERT)
    return warn(
      `${MAIL_LISTEN} is reached from other machines, and mails come unencrypted`,
      'let only your mail server reach that port, and set MAIL_LISTEN_CERT and MAIL_LISTEN_KEY',
    )
  if (isReached)
    return warn(`${MAIL_LISTEN} is reached from other machines`, 'let only your mail server reach that port')
  const below = MAIL_IN.replace('@', '+…@')
  return [{ what: 'mail in', is: 'well', says: `${MAIL_IN} and ${below} are taken at ${MAIL_LISTEN}` }]
}
