import { lookup } from 'node:dns/promises'
import { createTransport } from 'nodemailer'
import { isPrivate } from './inside.ts'

const patience = 5_000

/** Connects and signs in to a mail server as sending does, and sends nothing. Throws what is wrong. */
export async function probeMail(url: string): Promise<void> {
  const limits = {
    dnsTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  }
  const transport = createTransport({ url, ...limits })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** Looks an address up, and whether it leads inside. Throws when it leads nowhere. */
export async function probeHost(url: string): Promise<{ isPrivate: boolean }> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  const found = await lookup(host, { all: true })
  return { isPrivate: found.some(({ address }) => isPrivate(address)) }
}

/** Asks an address for a page that it should have. Throws when it has none. */
export async function probePage(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'manual' })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`it answered with ${answer.status}`)
}
