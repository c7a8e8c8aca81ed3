import type { TeamChat } from '#domain/home/team-chats.ts'
import type { Webhook } from '#domain/home/webhooks.ts'
import type { Log } from './log.ts'
import { makeMail, makeMailPrinter, type SendMail } from './mail.ts'
import { makeTeamChats, type SendChat } from './team-chat.ts'
import { makeWebhooks, type SendWebhooks } from './webhook.ts'

/** What carries notices out of this process. */
export type Carriers = {
  mail: SendMail
  /** Null when no webhook is set: what waits for it goes on waiting. */
  webhook: SendWebhooks | null
  /** Without it no team has a chat. */
  chat?: SendChat | null
}

type Settings = {
  SMTP_URL: string
  MAIL_FROM: string
  MAIL_PRINT: boolean
  receivers: readonly Webhook[]
  WEBHOOK_PRIVATE: boolean
  TEAM_CHATS: readonly TeamChat[]
}

/** What carries notices, as the settings say: mail goes into the log, or is printed, where there is no `SMTP_URL`. */
export function makeCarriers(
  { SMTP_URL, MAIL_FROM, MAIL_PRINT, receivers, WEBHOOK_PRIVATE, TEAM_CHATS }: Settings,
  log: Log,
): Carriers {
  const print = MAIL_PRINT ? (text: string) => process.stdout.write(text) : undefined
  return {
    mail: SMTP_URL
      ? makeMail({ url: SMTP_URL, from: MAIL_FROM })
      : makeMailPrinter({ log, ...(print ? { print } : {}) }),
    webhook: makeWebhooks({ receivers, allowPrivate: WEBHOOK_PRIVATE }),
    chat: makeTeamChats({ chats: TEAM_CHATS, allowPrivate: WEBHOOK_PRIVATE }),
  }
}
