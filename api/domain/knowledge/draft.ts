import { z } from 'zod'
import { mask } from '../language/mask.ts'
import type { Automation } from '../model/automation.ts'
import type { TicketEvent } from '../ticket/event.ts'
import type { Ticket } from '../ticket/ticket.ts'

/** A file for review. */
export const articleDraftSchema = z.object({
  name: z.string().describe('Path below the content folder'),
  text: z.string(),
})
export type ArticleDraft = z.infer<typeof articleDraftSchema>

/**
 * A runbook drafted from what solved a ticket, as KCS work in progress. Symptoms are the requester's words; what
 * tells of a person is cut out, because an article is about the trouble.
 */
export function draftArticle(
  ticket: Pick<Ticket, 'title' | 'description' | 'requester' | 'attempt' | 'automation'>,
  { events, automation }: { events: readonly TicketEvent[]; automation: Automation | null },
): ArticleDraft {
  const names = namesIn(ticket, events)
  const clean = (text: string) => mask(text, { names }).trim()
  const title = clean(ticket.title)
  const symptoms = [...new Set([title, ...(ticket.attempt?.searches ?? []).map(clean)])]
  const solution = events.findLast((event) => event.type === 'ticket.resolved')
  const tried = events.flatMap((event) =>
    event.type === 'ticket.escalated' && event.data.handover.tried ? [clean(event.data.handover.tried)] : [],
  )
  const frontmatter = [
    `title: ${quoted(title)}`,
    `summary: ${quoted('Say in one sentence what is wrong and what ends it.')}`,
    ...(automation ? [`automation: ${automation.id}`] : []),
    'symptoms:',
    ...symptoms.map((symptom) => `  - ${quoted(symptom)}`),
    'confidence: wip',
    'draft: true',
  ]
  const sections = [
    ['Symptoms', clean(ticket.description)],
    ['Impact', 'Who notices, and what stops for them?'],
    [
      'Diagnosis',
      tried.length > 0 ? tried.join('\n\n') : 'How does a reader know that it is this and not something else?',
    ],
    ['Resolution', solution?.type === 'ticket.resolved' ? clean(solution.data.note) : 'Number the steps that end it.'],
    ['Verification', 'How does a reader see that it is solved?'],
    ['Rollback', 'How is it undone when it makes things worse?'],
    ['Escalation', 'When should a reader stop and escalate, and with which facts?'],
  ].map(([heading, body]) => `## ${heading}\n\n${body}\n`)
  return {
    name: `runbooks/${automation?.id ?? 'general'}/${slug(title)}.md`,
    text: `---\n${frontmatter.join('\n')}\n---\n\n${sections.join('\n')}`,
  }
}

function namesIn({ requester }: Pick<Ticket, 'requester'>, events: readonly TicketEvent[]): string[] {
  const people = [
    requester.name,
    ...events.flatMap(({ by }) => ('name' in by && by.kind !== 'machine' ? [by.name] : [])),
  ]
  return [...new Set(people)]
}

function quoted(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').slice(0, 200))
}

function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[a-z0-9]+/g) ?? ['article']).join('-').slice(0, 60).replace(/-$/, '')
}
