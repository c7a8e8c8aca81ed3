import { expect, test } from 'vitest'
import type { EventData, EventType, TicketEvent } from '#domain/ticket/event.ts'
import { sayEvent } from '#domain/words/events.ts'
import { models } from '#kit/model.ts'
import { people } from '#kit/story.ts'

function said<T extends EventType>(type: T, data: Partial<EventData<T>>, by: TicketEvent['by'] = people.ana): string {
  const event = { version: 2, at: '2026-11-24T08:00:00.000Z', by, type, data } as unknown as TicketEvent
  return sayEvent(event, { model: models.five, language: 'en' })
}

test('what happened is told in the terms of the field', () => {
  expect(said('ticket.acknowledged', {})).toBe('Ana Ruiz acknowledged it')
  expect(said('ticket.assigned', { to: 'ana@example.com' })).toBe('Ana Ruiz is the assignee')
  expect(said('ticket.assigned', { to: 'jonas@example.com' })).toBe('Ana Ruiz assigned it to Jonas Weber')
  const up = { from: 1, to: 2, team: 'finance-automation' }
  expect(said('ticket.escalated', up)).toBe('Ana Ruiz escalated it to Automation experts (Finance automation)')
  expect(said('ticket.escalated', { ...up, automatic: true }, people.ticker)).toBe(
    'The system escalated it automatically to Automation experts (Finance automation)',
  )
  expect(said('ticket.returned', { from: 2, to: 1, team: 'support-desk' })).toBe('Ana Ruiz returned it to Support desk')
  expect(said('ticket.waited', { on: 'vendor' })).toBe('Ana Ruiz put it on hold, waiting for the vendor')
  expect(said('ticket.resumed', {})).toBe('Ana Ruiz resumed it')
  expect(said('ticket.reopened', { reason: '' }, people.kim)).toBe('Kim Sato reopened it')
  expect(said('ticket.merged', { into: 'TKT-22222' })).toBe('Ana Ruiz merged it into TKT-22222')
})

test('what a clock did is told by its name', () => {
  expect(said('clock.breached', { clock: 'respond' }, people.ticker)).toBe('Late: the first reply')
  expect(said('clock.at-risk', { clock: 'resolve' }, people.ticker)).toBe('At risk: the resolution')
})
