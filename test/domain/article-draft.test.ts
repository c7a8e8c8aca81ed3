import { expect, test } from 'vitest'
import { draftArticle, finishedDraft, improvedLines, toldBy } from '#domain/knowledge/draft.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { readArticle } from '#site/authoring/article-file.ts'

const ticket = {
  title: 'Orders of Kim Sato: "stuck" in Pending',
  description: 'Hello, Kim here. Call me on +49 170 1234567 or write to kim.sato@example.com. Kimono orders hang.',
  requester: { name: 'Kim Sato', email: 'kim.sato@example.com' },
  attempt: {
    steps: [
      { id: 'a', text: 'Restart the sync', done: true },
      { id: 'b', text: 'Ring the warehouse', done: false },
    ],
    searches: ['orders pending', 'kim sato orders'],
    read: [],
  },
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
const draft = draftArticle(toldBy(ticket, events), { automation: null, team: 'support-desk' })
const text = draft.lines.map((line) => line.text).join('\n')

test('a draft keeps the trouble, what was tried and what solved it, and cuts out the people', () => {
  expect(draft.name).toBe('runbooks/general/orders-of-stuck-in-pending.md')
  expect(text).not.toMatch(/\bKim\b|Sato|Ana|Ruiz|@example|1234567|80012345/i)
  expect(text).toContain('Kimono orders hang.')
  expect(text).toContain('- Restart the sync')
  expect(text).not.toContain('Ring the warehouse')
  expect(text).toContain('[name] set the tax code of order [number] and replayed the run.')
})

test('each line from which something was cut is marked, and no other', () => {
  const marked = draft.lines.filter(({ masked }) => masked).map((line) => line.text)
  expect(marked).toEqual(
    draft.lines.map((line) => line.text).filter((line) => /\[(?:name|address|number)\]/.test(line)),
  )
  expect(marked.length).toBeGreaterThan(3)
})

test('a section of which nothing is known asks for itself, and is left out while it is empty', () => {
  expect(draft.lines.flatMap(({ ask }) => ask ?? [])).toEqual(['impact', 'verification', 'rollback'])
  const { entry, problems } = readArticle(draft.name, finishedDraft(text))
  expect(problems).toEqual([])
  expect(entry?.article).toMatchObject({ confidence: 'wip', draft: false, owner: 'support-desk' })
  expect(entry?.article.headings).toEqual(['Symptoms', 'Diagnosis', 'Resolution', 'Escalation'])
})

test('lines that an improvement adds are marked as new, wherever they stand', () => {
  const lines = improvedLines('a\nb\nc\n', 'x\na\nb\ny\nc\nz\n')
  expect(lines.filter(({ added }) => added).map((line) => line.text)).toEqual(['x', 'y', 'z'])
})
