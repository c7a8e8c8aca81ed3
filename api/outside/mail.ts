import { createTransport } from 'nodemailer'
import type { Log } from './log.ts'

export type Mail = { to: string; subject: string; text: string; headers?: Record<string, string>; messageId?: string }
/** Delivers one mail, or throws: the outbox tries again. */
export type SendMail = (mail: Mail) => Promise<void>

/** Sends by SMTP. Replies by machines are asked not to be sent, so that two robots never write to each other. */
export function makeMail(options: { url: string; from: string }): SendMail {
  const transport = createTransport(options.url, { from: options.from })
  return async ({ to, subject, text, headers, messageId }) => {
    await transport.sendMail({
      to,
      subject: oneLine(subject),
      text,
      messageId,
      headers: {
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
        precedence: 'bulk',
        ...headers,
      },
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
