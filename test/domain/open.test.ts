import { expect, test } from 'vitest'
import type { Actor } from '#domain/ticket/event.ts'
import { decideOpening, type OpenCommand, type OpenContext } from '#domain/ticket/open.ts'
import { automations, models } from '#kit/model.ts'
import { asKim } from '#kit/story.ts'
import { kim } from '#kit/world.ts'

const known = automations.find(({ id }) => id === 'order-sync') ?? null
const automation = known && { ...known, collect: [{ name: 'run-id', label: 'Run id', required: true }] }
const article = { collect: [{ name: 'order', label: 'Order number', required: true }] }
const context: OpenContext = {
  at: '2026-11-24T08:00:00.000Z',
  by: asKim,
  model: models.five,
  automation: null,
  article: null,
  ref: 'TKT-OPEN1',
}
const report: OpenCommand = { title: 'It stopped', description: 'Since nine.', requester: kim, details: {} }
const machine: Actor = { kind: 'machine', name: 'workato' }

function opening(command: Partial<OpenCommand>, more: Partial<OpenContext> = {}) {
  return decideOpening({ ...report, ...command }, { ...context, ...more })
}

function missing(more: Partial<OpenContext>): string[] {
  const decided = opening({}, more)
  const errors = decided.ok ? [] : decided.error.detail?.errors
  return (errors as { path: string }[]).map(({ path }) => path)
}

test('a person is asked what automation and article ask, a machine only what the article asks, a follower nothing', () => {
  const about = { automation, article }
  expect(missing(about)).toEqual(['details.run-id', 'details.order'])
  expect(missing({ ...about, by: machine })).toEqual(['details.order'])
  expect(missing({ ...about, group: 'g1' })).toEqual([])
})

test('a change waits for its window when that is ahead; nothing else waits, and a window that has passed is refused', () => {
  const window = { from: '2026-11-26T08:00:00Z', to: '2026-11-26T10:00:00Z' }
  const types = (type: 'change' | 'incident') => {
    const decided = opening({ type, window })
    return decided.ok ? decided.value.map((event) => event.type) : decided.error.code
  }
  expect(types('change')).toEqual(['ticket.opened', 'ticket.waited'])
  expect(types('incident')).toEqual(['ticket.opened'])
  expect(opening({ type: 'change', window }, { at: '2026-11-26T09:00:00.000Z' })).toMatchObject({
    value: [{ type: 'ticket.opened' }],
  })
  expect(opening({ type: 'change', window }, { at: '2026-11-26T10:00:00.000Z' })).toMatchObject({
    error: { code: 'ticket.window-needed' },
  })
})
