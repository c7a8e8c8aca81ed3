import { expect, test } from 'vitest'
import { deskEvent } from '#domain/views/desk-event.ts'
import { models, modelWith } from '#kit/model.ts'
import { handover, openStory, people } from '#kit/story.ts'

const { ana } = people
const moves = (events: readonly { type: string }[]) => events.filter(({ type }) => type === 'ticket.escalated')

test('a rule of one level leaves tickets of another where they are, however late they are', () => {
  const story = openStory({ automation: 'order-sync' }).after('PT5M')
  story.do(ana, { type: 'escalate', reason: 'Not the session.', handover }).after('PT2H')
  const happened = story.tick()
  expect(happened).toContainEqual(
    expect.objectContaining({ type: 'clock.breached', data: expect.objectContaining({ clock: 'respond' }) }),
  )
  expect(moves(happened)).toEqual([])
  expect(story.ticket.level).toBe(2)
})

test('each level has its own rule for one clock', () => {
  const escalate = [
    { when: 'resolve breached', at: 1, to: 2 },
    { when: 'resolve breached', at: 2, to: 4 },
  ]
  const first = openStory({ automation: 'order-sync', model: modelWith({ escalate }) })
  const second = openStory({ automation: 'order-sync', model: modelWith({ escalate }) })
  second.do(ana, { type: 'escalate', reason: 'Not the session.', handover })
  for (const story of [first, second]) story.after('PT200H').tick()
  expect([first.ticket.level, second.ticket.level]).toEqual([2, 4])
})

test('the log says which rule moved it, the desk reads it in words', () => {
  const story = openStory({ automation: 'order-sync' }).after('PT2H')
  story.tick()
  const moved = story.events.find(({ type }) => type === 'ticket.escalated')
  expect(moved).toMatchObject({ by: { kind: 'ticker' }, data: { automatic: true, reason: 'respond breached' } })
  expect(moved && deskEvent(moved, models.five).data.reason).toMatch(/^By itself: .+ is late\.$/)
})
