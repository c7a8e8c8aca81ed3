import { community as de } from './de/community.ts'
import { community as en } from './en/community.ts'
import type { Language } from './language.ts'
import type { MailText } from './mails.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the community says. */
export function communityWords(language: Language): typeof en {
  return spoken[language]
}

/** The mail with the link that confirms an address. It holds nothing that anybody typed. */
export function linkText({ link, code }: { link: string; code: string }, language: Language): MailText {
  const { subject, text } = spoken[language].mails.link
  return { subject, text: `${text(link, code)}\n` }
}

type Answered = { title: string; name: string; text: string; official: boolean; link: string }

/** The mail to who follows a question that was answered. */
export function answeredText({ title, ...said }: Answered, language: Language): MailText {
  const { subject, text } = spoken[language].mails.answered
  return { subject: subject(title), text: `${text(said)}\n` }
}
