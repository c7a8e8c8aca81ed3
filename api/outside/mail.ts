import { createTransport } from 'nodemailer'
import { callLimits, type Limits, Refused } from './limits.ts'
import type { Log } from './log.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  /** The same as a page, where it is worth one. */
  html?: string
  attachments?: { filename: string; contentType: string; content: string }[]
  headers?: Record<string, string>
  messageId?: string
  replyTo?: string
}
/** Delivers one mail, or throws: the outbox tries again. The signal ends the call. */
export type SendMail = (mail: Mail, signal: AbortSignal) => Promise<void>

/** Sends by SMTP. Replies by machines are asked not to be sent, so that two robots never write to each other. */
export function makeMail(options: { url: string; from: string; limits?: Limits }): SendMail {
  const { connect, idle, whole } = options.limits ?? callLimits
  const transport = createTransport({
    url: options.url,
    dnsTimeout: connect,
    connectionTimeout: connect,
    greetingTimeout: connect,
    socketTimeout: idle,
    socketCloseTimeout: 0,
  })
  return async ({ to, subject, text, html, attachments, headers, messageId, replyTo }, signal) => {
    const mail = {
      from: options.from,
      to,
      subject: oneLine(subject),
      text,
      ...(html === undefined ? {} : { html }),
      ...(attachments === undefined ? {} : { attachments }),
      messageId,
      ...(replyTo === undefined ? {} : { replyTo }),
      headers: {
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
        precedence: 'bulk',
        ...headers,
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(whole)]),
    }
    await transport.sendMail(mail).catch((error: Error & { responseCode?: number; command?: string }) => {
      const { responseCode = 0, command = '' } = error
      // Before the mail is spoken of, a refusal is about the connection: a login that is wrong will be put right.
      throw responseCode >= 500 && /^(MAIL|RCPT|DATA)/.test(command) ? new Refused(error.message) : error
    })
  }
}

/** Without a mail server: says in the log that a mail would have gone, and to the console what was in it when asked. */
export function makeMailPrinter(options: { log: Log; print?: (text: string) => void }): SendMail {
  return async ({ to, subject, text }) => {
    options.log.info({ kind: 'mail' }, 'a mail is not sent: SMTP_URL is not set')
    options.print?.(`\n— Mail to ${to}\n  ${oneLine(subject)}\n\n${text}\n—\n`)
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').trim()
}
