import type { Clock } from '../clocks/measure.ts'
import { openClock, promisedNow } from '../clocks/told.ts'
import { type ClockName, clockNameSchema } from '../ticket/facts.ts'
import type { NoticeKind } from '../ticket/notice.ts'
import { reorganisedSchema } from '../ticket/rehome.ts'
import type { TicketState } from '../ticket/ticket.ts'
import { clockName, sayPromise } from './clocks.ts'
import { mails as de } from './de/mails.ts'
import { mails as en } from './en/mails.ts'
import type { Language } from './language.ts'
import { sayZoned } from './moments.ts'
import { sayReason } from './reasons.ts'
import { requestWords, solvedLink } from './request.ts'
import { stateName } from './states.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What a mail is written from. Instants are ISO 8601; `link` opens the request, or the ticket at the desk. */
export type MailFacts = {
  ref: string
  title: string
  requester: string
  /** False for a reader who has not shown that the address is theirs: to them goes nothing that who filed it has chosen. */
  isKnown: boolean
  team: string
  level: number
  priority: string
  automation: string | null
  /** Clocks of the ticket as they stand when it is sent. */
  clocks: readonly Clock[]
  /** Zone in which the promises count. */
  timeZone: string
  link: string
  /** Whether an answer to the mail reaches the ticket. */
  isAnswered: boolean
  /** What the notice itself carries: body, reason, clock, due … */
  data: Readonly<Record<string, unknown>>
}

export type MailText = { subject: string; text: string }

const toRequester: readonly NoticeKind[] = ['opened', 'answered', 'resolved', 'closed', 'merged', 'links', 'written']

/** Whether a notice of this kind goes to the requester; the others go to the desk. */
export function isForRequester(kind: NoticeKind): boolean {
  return toRequester.includes(kind)
}

/** Subject and plain text of the mail for a notice. */
export function mailText(kind: NoticeKind, facts: MailFacts, language: Language): MailText {
  const { ref, title, team, level, requester, isKnown, isAnswered, link } = facts
  const words = spoken[language]
  const named = isKnown ? words.named(title, ref) : ref
  const said = (name: string) => (typeof facts.data[name] === 'string' ? (facts.data[name] as string).trim() : '')
  const letter = (subject: string, parts: string[]): MailText => ({
    subject,
    text: join([words.hello(isKnown ? requester : null), ...parts, isAnswered ? words.endAnswered : words.end]),
  })
  const desk = (subject: string, parts: string[]): MailText => ({
    subject,
    text: join([...parts, aboutOf(facts, words), below(words.openAtDesk, link), isAnswered ? words.noteByAnswer : '']),
  })
  switch (kind) {
    case 'opened':
      return letter(words.opened.subject(named), [
        words.opened.lead(team, ref),
        promisesOf(facts, language),
        below(words.opened.link, link),
      ])
    case 'answered':
      return letter(words.answered.subject(named), [
        words.answered.lead(said('by').split(' ')[0] || team, ref),
        quoted(said('body')),
        below(words.answered.link, link),
      ])
    case 'resolved':
      return letter(words.resolved.subject(named), [
        words.resolved.lead(ref),
        quoted(said('note')),
        below(words.resolved.link, link),
        `${words.resolved.verdict}\n${verdictLinks(link, language)}`,
        words.resolved.otherwise,
      ])
    case 'closed':
      return letter(words.closed.subject(named), [words.closed.lead(ref), below(words.closed.link, link)])
    case 'merged':
      return letter(words.merged.subject(named), [
        words.merged.lead(team, ref),
        words.merged.replies,
        below(words.merged.link, link),
      ])
    case 'links':
      return letter(words.links.subject, [words.links.lead, ...linksOf(facts, language), words.links.end])
    case 'written':
      return letter(words.written.subject(named), [
        words.written.lead(ref),
        below(said('title'), new URL(said('url'), link).href),
        below(words.written.otherwise, link),
      ])
    case 'arrived': {
      const from = Number(facts.data.from)
      const arrived = from > level ? words.arrived.returned : words.arrived.escalated
      return desk(words.arrived.subject(level, named), [
        facts.data.from === undefined ? words.arrived.logged(ref, team) : arrived(ref, team, from),
        quoted(sayReason({ reason: said('reason'), automatic: facts.data.automatic === true }, language)),
        promisesOf(facts, language),
      ])
    }
    case 'requester-replied':
      return desk(words.replied.subject(ref, title), [
        words.replied.lead(said('by') || requester, ref),
        quoted(said('body')),
      ])
    case 'reopened':
      return desk(words.reopened.subject(named), [words.reopened.lead(ref), quoted(said('reason'))])
    case 'withdrawn':
      return desk(words.withdrawn.subject(named), [words.withdrawn.lead(requester, ref)])
    case 'assigned':
      return desk(words.assigned.subject(named), [words.assigned.lead(ref), promisesOf(facts, language)])
    case 'at-risk':
      return desk(words.atRisk.subject(named), [words.about(ref, riskOf(facts, language))])
    case 'breached': {
      const due = sayZoned(said('due'), { timeZone: facts.timeZone, language })
      return desk(words.late.subject(named), [words.about(ref, words.late.lead(clockOf(facts, language), due))])
    }
    case 'reorganised': {
      const { moved, left } = reorganisedSchema.parse(facts.data)
      return {
        subject: words.reorganised.subject(team),
        text: join([
          words.reorganised.lead(team),
          [
            ...(moved > 0 ? [words.reorganised.moved(moved)] : []),
            ...left.map(({ person, count }) => words.reorganised.left(person, count)),
          ].join('\n'),
          below(words.openAtDesk, link),
        ]),
      }
    }
    case 'chase':
      return desk(words.chase.subject(named), [words.chase.lead(ref)])
    case 'followed':
      return desk(words.followed.subject(named), [
        words.about(ref, words.followed.lead(said('what'))),
        quoted(said('text')),
        words.followed.why,
      ])
    case 'mentioned':
      return desk(words.mentioned.subject(named), [words.mentioned.lead(said('by'), ref), quoted(said('text'))])
  }
}

/** The same for a chat of support, where what it is about stands behind a button. */
export function deskNews(
  kind: NoticeKind,
  facts: MailFacts,
  language: Language,
): { title: string; text: string; says: string } {
  const { subject, text } = mailText(kind, facts, language)
  const { openAtDesk, openThere } = spoken[language]
  return { title: subject, text: text.replace(below(openAtDesk, facts.link), '').trim(), says: openThere }
}

/** A request that a mail of links names. */
export type RequestLink = { ref: string; title: string; state: TicketState; link: string }

function linksOf({ isKnown, data }: MailFacts, language: Language): string[] {
  const { link: say } = spoken[language].links
  return ((data.links ?? []) as RequestLink[]).map(({ ref, title, state, link }) =>
    below(say(isKnown ? title : null, ref, stateName(state, language)), link),
  )
}

/** Links that say "solved" with a rating, best first; who follows one has said nothing before the button there is pressed. */
function verdictLinks(link: string, language: Language): string {
  const { scores } = requestWords(language)
  return columns(scores.map((name, index) => [name, solvedLink(link, index + 1)] as const).toReversed())
}

function aboutOf({ requester, automation, priority }: MailFacts, words: typeof en): string {
  return columns([
    [words.priority, priority],
    [words.requester, requester],
    ...(automation ? [[words.automation, automation] as const] : []),
  ])
}

function promisesOf({ clocks, timeZone }: MailFacts, language: Language): string {
  const lines = promisedNow(clocks).map((clock) => sayPromise(clock, { timeZone, language }))
  return columns(lines.map(({ label, words }) => [label, words]))
}

/** A warning may be sent late: it tells when the clock is due by then. */
function riskOf(facts: MailFacts, language: Language): string {
  const { clocks, timeZone, data } = facts
  const words = spoken[language].atRisk
  const clock = clockOf(facts, language)
  const open = openClock(clocks, { clock: String(data.clock), cycle: String(data.cycle) })
  return words.lead(clock, sayZoned(open?.due ?? String(data.due), { timeZone, language }))
}

function clockOf({ data }: MailFacts, language: Language): string {
  const name: ClockName = clockNameSchema.parse(data.clock)
  return clockName(name, 'within', language)
}

function join(parts: string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function below(words: string, link: string): string {
  return `${words}\n${link}`
}

function columns(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, value]) => `${`${name}:`.padEnd(width + 2)}${value}`).join('\n')
}

function quoted(text: string): string {
  if (text === '') return ''
  return text
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}
