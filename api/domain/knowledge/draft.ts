import { type Masking, mask, maskMarks } from '../language/mask.ts'
import type { TicketEvent } from '../ticket/event.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { type Section, sectionOf, sections } from './contract.ts'

/** A line of a draft; `ask` says what is to be written there, where nothing is known yet. */
export type DraftLine = { text: string; masked: boolean; added: boolean; ask: Section | null }
/** What a solved ticket tells of its trouble, without the people. */
export type Told = { title: string; symptoms: string[]; happened: string; tried: string[]; solved: string }
type DraftedTicket = Pick<Ticket, 'title' | 'description' | 'requester' | 'attempt'>

const mostSymptoms = 6
const longestTitle = 200
const longestSummary = 300

/** Reads a ticket as an author would; what tells of a person is masked, because an article is about the trouble. */
export function toldBy(ticket: DraftedTicket, events: readonly TicketEvent[], masking: Masking = {}): Told {
  const names = [...(masking.names ?? []), ...namesIn(ticket, events)]
  const clean = (text: string) => mask(text, { ...masking, names }).trim()
  const title = clean(ticket.title)
  const solution = events.findLast((event) => event.type === 'ticket.resolved')
  return {
    title,
    symptoms: distinct([title, ...(ticket.attempt?.searches ?? []).map(clean)]).slice(0, mostSymptoms),
    happened: clean(ticket.description),
    tried: distinct([
      ...(ticket.attempt?.steps ?? []).filter(({ done }) => done).map(({ text }) => clean(text)),
      ...events.flatMap((event) =>
        event.type === 'ticket.escalated' && event.data.handover.tried ? [clean(event.data.handover.tried)] : [],
      ),
    ]),
    solved: solution?.type === 'ticket.resolved' ? clean(solution.data.note) : '',
  }
}

/** A runbook in the body contract, as KCS work in progress; a section of which nothing is known holds a line that asks for it. */
export function draftArticle(
  { title, symptoms, happened, tried, solved }: Told,
  { automation, team }: { automation: string | null; team: string },
): { name: string; lines: DraftLine[] } {
  const frontmatter = [
    `title: ${quoted(title)}`,
    `summary: ${quoted(firstSentence(happened) || title, longestSummary)}`,
    automation ? `automation: ${automation}` : `owner: ${team}`,
    'symptoms:',
    ...symptoms.map((symptom) => `  - ${quoted(symptom)}`),
    'confidence: wip',
  ]
  const known: Partial<Record<Section, string>> = {
    symptoms: happened,
    diagnosis: tried.length > 0 ? ['Tried before, without success:', '', ...tried.map(listed)].join('\n') : '',
    resolution: solved,
    escalation: 'Escalate when this does not solve it, and say how far you came.',
  }
  const body = sections.flatMap((section) => [
    plain(''),
    plain(`## ${section.charAt(0).toUpperCase()}${section.slice(1)}`),
    plain(''),
    ...(known[section] ? linesOf(known[section]).map(plain) : [{ ...plain(''), ask: section }]),
  ])
  return {
    name: `runbooks/${automation ?? 'general'}/${slug(title)}.md`,
    lines: [...['---', ...frontmatter, '---'].map(plain), ...body],
  }
}

/** The lines of an article that was added to: those that are new are marked. */
export function improvedLines(before: string, after: string): DraftLine[] {
  const old = linesOf(before)
  let at = 0
  return linesOf(after).map((text) => {
    if (text === old[at]) {
      at++
      return { ...plain(text), masked: false }
    }
    return { ...plain(text), added: true }
  })
}

/** A draft as a file: without the sections that hold nothing, because readers would see an empty heading. */
export function finishedDraft(text: string): string {
  const lines = linesOf(text)
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const heading = /^##\s+(.+)$/.exec(lines[at] ?? '')?.[1]
    if (heading && sectionOf(heading)) {
      const next = lines.findIndex((line, index) => index > at && line.trim() !== '')
      if (next < 0 || /^#{1,2}\s/.test(lines[next] ?? '')) {
        at = (next < 0 ? lines.length : next) - 1
        continue
      }
    }
    kept.push(lines[at] ?? '')
  }
  return `${kept.join('\n').trimEnd()}\n`
}

function plain(text: string): DraftLine {
  return { text, masked: text.search(maskMarks) >= 0, added: false, ask: null }
}

function linesOf(text: string): string[] {
  return text.trimEnd().split('\n')
}

function listed(text: string): string {
  return `- ${text.split('\n').join('\n  ')}`
}

/** The first sentence of a text, short enough for a summary. */
export function firstSentence(text: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text.split('\n', 1)[0] ?? '')
  const sentence = first?.segment.trim() ?? ''
  return sentence.length <= longestSummary ? sentence : `${sentence.slice(0, longestSummary - 2)} …`
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.filter(Boolean))]
}

function namesIn({ requester }: Pick<Ticket, 'requester'>, events: readonly TicketEvent[]): string[] {
  const people = [
    requester.name,
    ...events.flatMap(({ by }) => ('name' in by && by.kind !== 'machine' ? [by.name] : [])),
  ]
  return [...new Set(people)]
}

/** A text as a value of frontmatter, in one line. */
export function quoted(text: string, most = longestTitle): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').slice(0, most).toWellFormed())
}

/** A name for a file, made of the words of a title. */
export function slug(text: string): string {
  const words = text.replace(maskMarks, ' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (words.match(/[a-z0-9]+/g) ?? ['article']).join('-').slice(0, 60).replace(/-$/, '')
}
