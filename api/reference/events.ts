import type { z } from 'zod'
import { type EventType, eventTypes } from '#domain/ticket/event.ts'
import { facts } from '#domain/ticket/facts.ts'

/** The handbook's page of events, made from the schemas that check the log. */
export function eventsPage(): string {
  const rows = eventTypes.map((type) => `| \`${type}\` | ${facts[type].means} | ${fieldsOf(type)} |`)
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
  const fields = Object.entries<z.ZodType>(facts[type].data.shape)
  return fields.map(([name, field]) => `\`${name}\`${field.safeParse(undefined).success ? '?' : ''}`).join(', ')
}
