import { sayWait } from './amounts.ts'
import { signIn as en } from './en/sign-in.ts'
import { deskLanguage, type Language } from './language.ts'
import type { MailText } from './mails.ts'
import { sayZoned } from './moments.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said to people who sign in at the desk, on its pages. */
export function signInWords(language: Language): Omit<typeof en, 'mails' | 'tooManyTries'> {
  return spoken[language]
}

/** Why a try to sign in was not heard, and after how many seconds the next one is. */
export function sayTooManyTries(seconds: number, language: Language): string {
  return spoken[language].tooManyTries(sayWait(seconds, language))
}

/** What the owner of a login is told by mail: a link that they asked for, a new password, a browser that is not known, that somebody else ended their sessions. */
export type SignInNews = 'link' | 'password' | 'browser' | 'signedOut'

type Facts = { at: string; timeZone: string; minutes: number; link: string }

/** Subject and plain text of such a mail; `at` is when it happened, `link` the page that it leads to. */
export function signInMail(
  news: SignInNews,
  { at, timeZone, minutes, link }: Facts,
  language: Language = deskLanguage,
): MailText {
  const { mails } = spoken[language]
  const when = sayZoned(at, { timeZone, language })
  const parts = (() => {
    switch (news) {
      case 'link':
        return [mails.link.lead(minutes), link, mails.link.end]
      case 'password':
      case 'browser':
      case 'signedOut':
        return [mails[news].lead(when), mails[news].end, link]
    }
  })()
  return { subject: mails[news].subject, text: `${[...parts, mails.machine].join('\n\n')}\n` }
}
