import type { Kept, ReportTold } from '../clocks/report-told.ts'
import { sayDay } from './days.ts'
import { reportMail as de } from './de/report-mail.ts'
import { reportMail as en } from './en/report-mail.ts'
import type { Language } from './language.ts'
import type { MailText } from './mails.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** A report in words, as text and as a small page with the same sentences. */
export function reportMailText(
  told: ReportTold,
  { link, language }: { link: string; language: Language },
): MailText & { html: string } {
  const words = spoken[language]
  const [first, last] = [sayDay(told.firstDay, language), sayDay(told.lastDay, language)]
  const title = words.title(first, last, told.filters)
  const { kept, before } = told
  const sentences = [
    kept.judged === 0 ? words.nothing : words.kept(kept, percent(kept)),
    ...(before.judged === 0 ? [] : [words.before(told.every, percent(before))]),
    words.flow(told),
    words.open(told.open),
  ]
  const teams = told.teams.map(({ name, ...own }) => words.team(name, own, percent(own)))
  const text = [
    title,
    sentences.join('\n'),
    ...(teams.length > 0 ? [[words.byTeam, ...teams.map((line) => `- ${line}`)].join('\n')] : []),
    `${words.link}\n${link}`,
    words.end(told.every),
  ]
  const html = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${sentences.map(escaped).join('<br>\n')}</p>`,
    ...(teams.length > 0
      ? [`<p>${escaped(words.byTeam)}</p>\n<ul>${teams.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`]
      : []),
    `<p><a href="${escaped(link)}">${escaped(words.linked)}</a></p>`,
    `<p><small>${escaped(words.end(told.every))}</small></p>`,
  ]
  const subject = kept.judged === 0 ? title : words.subject(title, percent(kept))
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${language}"><meta charset="utf-8"><title>${escaped(subject)}</title>\n<body>\n${html.join('\n')}\n</body></html>\n`,
  }
}

/** In whole percent, never rounded up. */
function percent({ met, judged }: Kept): string {
  return `${Math.floor((met / judged) * 100)} %`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
