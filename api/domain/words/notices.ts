import type { Clock } from '../clocks/measure.ts'
import { openClock, promisedNow } from '../clocks/told.ts'
import type { ClockName } from '../ticket/event.ts'
import type { NoticeKind } from '../ticket/notice.ts'
import { sayPromise } from './clocks.ts'
import { clockNames, moments } from './en.ts'
import { homeLanguage } from './language.ts'
import { sayZoned } from './moments.ts'
import { sayReason } from './reasons.ts'

/** What the text of a notice is written from. Instants are ISO 8601; `link` opens the request, or the ticket at the desk. */
export type NoticeFacts = {
  ref: string
  title: string
  requester: string
  team: string
  level: number
  priority: string
  automation: string | null
  /** Clocks of the ticket as they stand when it is sent. */
  clocks: readonly Clock[]
  /** Zone in which the promises count. */
  timeZone: string
  link: string
  /** What the notice itself carries: body, reason, clock, due … */
  data: Readonly<Record<string, unknown>>
}

export type NoticeText = { subject: string; text: string }

const toRequester: readonly NoticeKind[] = ['opened', 'answered', 'resolved', 'closed', 'links']

/** Whether a notice of this kind goes to the requester; the others go to the desk. */
export function isForRequester(kind: NoticeKind): boolean {
  return toRequester.includes(kind)
}

/** Subject and plain text of a notice. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts): NoticeText {
  const { ref, title } = facts
  const said = (name: string) => (typeof facts.data[name] === 'string' ? (facts.data[name] as string).trim() : '')
  const clock = clockNames[said('clock') as ClockName]?.within ?? ''
  switch (kind) {
    case 'opened':
      return letter(facts, `We have your request: ${title} (${ref})`, [
        `your request is with ${facts.team}. Its reference is ${ref}.`,
        promised(facts),
        `Follow it, add to it or end it here:\n${facts.link}`,
      ])
    case 'answered':
      return letter(facts, `Answer to your request: ${title} (${ref})`, [
        `${said('by').split(' ')[0] || facts.team} answered your request ${ref}:`,
        quoted(said('body')),
        `Read everything and reply here:\n${facts.link}`,
      ])
    case 'resolved':
      return letter(facts, `Solved: ${title} (${ref})`, [
        `your request ${ref} is solved. What was done:`,
        quoted(said('note')),
        `Say that it works, or that it does not, here:\n${facts.link}`,
        'If you do nothing, it closes by itself after a while.',
      ])
    case 'closed':
      return letter(facts, `Closed: ${title} (${ref})`, [
        `your request ${ref} was solved, nothing more came, and so it is closed now.`,
        `If it is not solved after all, open it again here:\n${facts.link}`,
      ])
    case 'links':
      return letter(facts, 'Links to your requests', [
        'somebody, most likely you, asked for links to your requests. Here they are, newest first:',
        ...linksOf(facts.data.links),
        'If it was not you, nothing is wrong: only this mailbox has the links.',
      ])
    case 'arrived':
      return desk(facts, `New at level ${facts.level}: ${title} (${ref})`, [
        said('reason')
          ? `${ref} came to ${facts.team} from level ${facts.data.from}:`
          : `${ref} was logged and is with ${facts.team}.`,
        quoted(sayReason({ reason: said('reason'), automatic: facts.data.automatic === true }, homeLanguage)),
        promised(facts),
      ])
    case 'requester-replied':
      return desk(facts, `Reply to ${ref}: ${title}`, [`${facts.requester} replied to ${ref}:`, quoted(said('body'))])
    case 'reopened':
      return desk(facts, `Opened again: ${title} (${ref})`, [`${ref} is open again:`, quoted(said('reason'))])
    case 'assigned':
      return desk(facts, `Yours now: ${title} (${ref})`, [`${ref} was assigned to you.`, promised(facts)])
    case 'at-risk':
      return desk(facts, `At risk: ${title} (${ref})`, [`${ref}: ${clock} ${riskWords(facts)}`])
    case 'breached':
      return desk(facts, `Late: ${title} (${ref})`, [`${ref}: ${clock} was due ${when(said('due'), facts.timeZone)}.`])
    case 'chase':
      return desk(facts, `Ask the vendor again: ${title} (${ref})`, [
        `The time agreed for asking the vendor about ${ref} again has come.`,
      ])
  }
}

/** A request that a mail of links names. */
export type RequestLink = { ref: string; title: string; state: string; link: string }

function linksOf(links: unknown): string[] {
  return ((links ?? []) as RequestLink[]).map(
    ({ ref, title, state, link }) => `${title} (${ref}, ${stateWords[state] ?? state})\n${link}`,
  )
}

const stateWords: Readonly<Record<string, string>> = {
  new: 'new',
  open: 'in work',
  waiting: 'waiting',
  resolved: 'solved',
  closed: 'closed',
}

function letter({ requester }: NoticeFacts, subject: string, parts: string[]): NoticeText {
  const end =
    'The link is the key to your request: pass it on only to people who may read and answer it.\n' +
    'This mail was sent by a machine. Nobody reads replies to it.'
  return { subject, text: join([`Hello ${requester},`, ...parts, end]) }
}

function desk({ link, requester, automation, priority }: NoticeFacts, subject: string, parts: string[]): NoticeText {
  const about = [
    `Priority:   ${priority}`,
    `Requester:  ${requester}`,
    ...(automation ? [`Automation: ${automation}`] : []),
  ]
  return { subject, text: join([...parts, about.join('\n'), `Open it at the desk:\n${link}`]) }
}

function join(parts: string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function promised({ clocks, timeZone }: NoticeFacts): string {
  const lines = promisedNow(clocks).map((clock) => sayPromise(clock, { timeZone, language: homeLanguage }))
  const width = Math.max(0, ...lines.map(({ label }) => label.length))
  return lines.map(({ label, words }) => `${`${label}:`.padEnd(width + 2)}${words}`).join('\n')
}

/** A warning may be sent late: it tells how the clock stands by then. */
function riskWords({ clocks, timeZone, data }: NoticeFacts): string {
  const open = openClock(clocks, { clock: String(data.clock), cycle: String(data.cycle) })
  if (!open) return 'was at risk, and is not any more.'
  if (!open.due) return 'was at risk, and is paused now.'
  const due = when(open.due, timeZone)
  return open.atRisk ? `is due ${due}, and most of the time is used up.` : `was at risk, and is due ${due} now.`
}

function quoted(text: string): string {
  if (text === '') return ''
  return text
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
}

function when(instant: string, timeZone: string): string {
  return instant === '' ? moments.now : sayZoned(instant, { timeZone, language: homeLanguage })
}
