import { z } from 'zod'
import { type EventType, eventBodies, eventTypes } from '#domain/ticket/event.ts'

const meanings: Record<EventType, string> = {
  'ticket.opened': 'It was logged: what is wrong, about what, and what was promised.',
  'ticket.acknowledged': 'Support has seen it and told the requester so.',
  'ticket.replied': 'A public message of support or of the requester.',
  'ticket.noted': 'A note for support only.',
  'ticket.assigned': 'Somebody has it now.',
  'ticket.unassigned': 'Nobody has it any more.',
  'ticket.escalated': 'It went up the ladder, with its hand-over.',
  'ticket.returned': 'It went down the ladder, with a reason.',
  'ticket.waited': 'It stands still: for the requester, the vendor or a planned window.',
  'ticket.resumed': 'It goes on.',
  'ticket.reprioritised': 'Impact or urgency changed, and with them priority and policy.',
  'ticket.retyped': 'It is another type now.',
  'ticket.linked': 'An article was linked.',
  'ticket.attached': 'A file was added.',
  'vendor.opened': 'A ticket was logged at a vendor.',
  'vendor.answered': 'The vendor answered: its clock stops.',
  'vendor.updated': 'A vendor ticket changed.',
  'vendor.solved': 'The vendor solved it.',
  'vendor.chased': 'The vendor has to be asked again.',
  'ticket.grouped': 'It shares its cause with others.',
  'ticket.ungrouped': 'It is on its own again.',
  'ticket.resolved': 'It is solved, and by what.',
  'ticket.reopened': 'It was not solved after all.',
  'ticket.closed': 'It is over: confirmed, closed by hand, by time, or merged.',
  'ticket.merged': 'It goes on in another ticket.',
  'ticket.absorbed': 'Another ticket was merged into it.',
  'ticket.rated': 'The requester rated it.',
  'clock.at-risk': 'A promise is close to its end.',
  'clock.breached': 'A promise was broken, at its due instant.',
}

/** The handbook's page of events, made from the schemas that check the log. */
export function eventsPage(): string {
  const rows = eventTypes.map((type) => `| \`${type}\` | ${meanings[type]} | ${fieldsOf(type)} |`)
  return `---
title: Events
summary: Every fact that a ticket's log can hold, and what each carries.
order: 30
---

A ticket's log is what happened to it, in order; names never change, so that old logs still fold. Each line also has its
\`version\`, the instant \`at\`, and who did it. \`npm run ladder -- export TKT-…\` prints a log, and webhooks send each event.
This page is made from the code: \`npm run ladder -- reference\` writes it anew.

| Event | What happened | Carries |
| --- | --- | --- |
${rows.join('\n')}
`
}

function fieldsOf(type: EventType): string {
  const schema = eventBodies[type]
  if (!(schema instanceof z.ZodObject)) return ''
  const fields = Object.entries(schema.shape)
  return fields
    .map(([name, field]) => `\`${name}\`${(field as z.ZodType).safeParse(undefined).success ? '?' : ''}`)
    .join(', ')
}
