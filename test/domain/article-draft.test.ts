import { expect, test } from 'vitest'
import { draftArticle } from '#domain/knowledge/draft.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { readArticle } from '#site/authoring/article-file.ts'

const ticket = {
  title: 'Orders of Kim Sato: "stuck" in Pending',
  description: 'Hello, Kim here. Call me on +49 170 1234567 or write to kim.sato@example.com. Kimono orders hang.',
  requester: { name: 'Kim Sato', email: 'kim.sato@example.com' },
  automation: null,
  attempt: { steps: [], searches: ['orders pending', 'kim sato orders'], read: [] },
}
const events: TicketEvent[] = [
  {
    type: 'ticket.resolved',
    version: 2,
    at: '2026-11-24T10:00:00.000Z',
    by: { kind: 'support', name: 'Ana Ruiz', email: 'ana@example.com', teams: [] },
    data: { note: 'Ana set the tax code of order 80012345 and replayed the run.' },
  },
]

test('a draft keeps the trouble and cuts out the people', () => {
  const { name, text } = draftArticle(ticket, { events, automation: null })
  expect(name).toBe('runbooks/general/orders-of-name-stuck-in-pending.md')
  expect(text).not.toMatch(/\bKim\b|Sato|Ana|Ruiz|@example|1234567|80012345/i)
  expect(text).toContain('Kimono orders hang.')
  expect(text).toContain('[name] set the tax code of order [number] and replayed the run.')
})

test('a draft is an article that can be read, with every section of a runbook', () => {
  const { name, text } = draftArticle(ticket, { events, automation: null })
  const { entry, problems } = readArticle(name, text)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(entry?.article).toMatchObject({ confidence: 'wip', draft: true })
  expect(entry?.article.headings).toEqual([
    'Symptoms',
    'Impact',
    'Diagnosis',
    'Resolution',
    'Verification',
    'Rollback',
    'Escalation',
  ])
})
