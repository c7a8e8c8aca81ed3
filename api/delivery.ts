import type { Delivery } from './actions/send.ts'
import type { Settings } from './config.ts'
import type { Log } from './outside/log.ts'
import { makeMail, makeMailPrinter } from './outside/mail.ts'
import { makeWebhook } from './outside/webhook.ts'

/** How notices leave this process, as the settings say. */
export function deliveryOf(settings: Settings, log: Log): Omit<Delivery, 'asOf'> {
  const { SMTP_URL, MAIL_FROM, MAIL_PRINT, WEBHOOK_URL, WEBHOOK_SECRET, WEBHOOK_PRIVATE, PUBLIC_URL } = settings
  const print = MAIL_PRINT ? (text: string) => process.stdout.write(text) : undefined
  return {
    mail: SMTP_URL
      ? makeMail({ url: SMTP_URL, from: MAIL_FROM })
      : makeMailPrinter({ log, ...(print ? { print } : {}) }),
    webhook: WEBHOOK_URL
      ? makeWebhook({ url: WEBHOOK_URL, secret: WEBHOOK_SECRET, allowPrivate: WEBHOOK_PRIVATE })
      : null,
    publicUrl: PUBLIC_URL,
  }
}
