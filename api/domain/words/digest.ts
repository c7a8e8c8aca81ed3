import { sayMonth } from './days.ts'
import { digest as de } from './de/digest.ts'
import { digest as en } from './en/digest.ts'
import type { Language } from './language.ts'
import type { MailText } from './mails.ts'

const spoken: Record<Language, typeof en> = { en, de }

type Told = { title: string; said: string; findings: readonly { what: string; next: string }[] }
type Digest = { team: string; health: { month: string; items: readonly Told[]; sum: { harmed: number } }; link: string }

/** Subject and text of the weekly mail about the articles of one team: what harms most first, with what to do. */
export function digestText({ team, health, link }: Digest, language: Language): MailText {
  const words = spoken[language]
  const more = health.sum.harmed - health.items.length
  const articles = health.items.map(({ title, said, findings }) =>
    [title, said, ...findings.map(({ what, next }) => `- ${what}. ${next}`)].join('\n'),
  )
  const parts = [
    words.lead(team, sayMonth(health.month, language)),
    ...articles,
    ...(more > 0 ? [words.more(more)] : []),
    `${words.link}\n${link}`,
    words.end,
  ]
  return { subject: words.subject(health.sum.harmed), text: `${parts.join('\n\n')}\n` }
}
