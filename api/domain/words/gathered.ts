import { gathered as de } from './de/gathered.ts'
import { gathered as en } from './en/gathered.ts'
import type { Language } from './language.ts'
import { sayZoned } from './moments.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** One thing that happened on a ticket, in words, and what was written. */
export type GatheredNews = {
  ref: string
  title: string
  priority: string
  at: string
  timeZone: string
  what: string
  text: string
}

/** Who hands several tickets over at once, and what they say to all of them. */
export type HandedOverBy = { by: string; note: string }

const mostText = 400

/** The mail of several news: by ticket, in the order in which they happened. What was handed over at once has its note once. */
export function gatheredText(
  news: readonly GatheredNews[],
  {
    link,
    language,
    handedOver,
  }: { link: (ref: string) => string; language: Language; handedOver: HandedOverBy | null },
): { subject: string; text: string } {
  const words = spoken[language]
  const tickets = [...Map.groupBy(news, ({ ref }) => ref)]
  const parts = tickets.map(([ref, ofTicket]) => {
    const { title, priority } = ofTicket[0] as GatheredNews
    const lines = ofTicket.map(({ at, timeZone, what, text }) =>
      [words.line(sayZoned(at, { timeZone, language }), what), ...(text === handedOver?.note ? [] : quoted(text))].join(
        '\n',
      ),
    )
    return [words.ticket(ref, title, priority), ...lines, link(ref)].join('\n')
  })
  if (handedOver) {
    const { by, note } = handedOver
    return {
      subject: words.handedOver(by, tickets.length),
      text: `${[[words.handedOverLead(by), ...quoted(note)].join('\n'), ...parts].join('\n\n')}\n`,
    }
  }
  return {
    subject: words.subject(news.length, tickets.length),
    text: `${[words.lead, ...parts, words.end].join('\n\n')}\n`,
  }
}

function quoted(text: string): string[] {
  const shown = text.length > mostText ? `${text.slice(0, mostText).toWellFormed().trimEnd()} …` : text
  return shown.trim() === ''
    ? []
    : shown
        .trim()
        .split(/\r?\n/)
        .map((line) => `  > ${line}`.trimEnd())
}
