import { describe, expect, test } from 'vitest'
import { models, modelWith } from '#kit/model.ts'
import { handover, openStory, people } from '#kit/story.ts'

const { ana, noor, mika, hana, kim } = people
const up = { type: 'escalate', reason: 'Needs more.', handover } as const
const down = { type: 'return', reason: 'Not ours.' } as const
const rungs = { two: [1, 3], three: [1, 2, 3], five: [1, 2, 3, 4] }
const who = { 1: ana, 2: noor, 3: hana, 4: hana }

/** The same life under a ladder of two, three and five rungs, level 0 included in none of the counts below. */
describe.each(['two', 'three', 'five'] as const)('with a ladder of %s levels', (name) => {
  const model = models[name]
  const levels = rungs[name]
  const top = levels.at(-1) as 3 | 4

  test('it climbs every level there is, refuses to climb higher, and comes back down', () => {
    const story = openStory({ model, automation: 'order-sync' })
    const seen = [story.ticket.level]
    for (const level of levels.slice(0, -1)) {
      story.after('PT10M').do(who[level as 1], up)
      seen.push(story.ticket.level)
    }
    expect(seen).toEqual(levels)
    expect(story.try(hana, up)).toMatchObject({ error: { code: 'ticket.at-the-top' } })
    for (const level of levels.slice(0, -1).reverse()) {
      story.after('PT10M').do(hana, down)
      expect(story.ticket.level).toBe(level)
    }
    expect(story.try(ana, down)).toMatchObject({ error: { code: 'ticket.at-the-bottom' } })
    expect(story.clocks('resolve')).toHaveLength(1)
  })

  test('an absent level is skipped upwards, and asking twice for one level moves once', () => {
    const story = openStory({ model, automation: 'order-sync' }).do(ana, { ...up, to: 2 })
    const reached = story.ticket.level
    expect(reached).toBe(name === 'two' ? 3 : 2)
    expect(story.try(hana, { ...up, to: reached })).toEqual({ ok: true, value: [] })
    expect(story.try(hana, { ...up, to: 1 })).toMatchObject({ error: { code: 'ticket.not-above' } })
    expect(story.try(hana, { ...down, to: 4 })).toMatchObject({
      error: { code: reached === 4 ? 'ticket.at-the-bottom' : 'ticket.not-below' },
    })
  })

  test('without an automation the level of its owners is skipped', () => {
    const story = openStory({ model, automation: null }).do(ana, up)
    expect(story.ticket).toMatchObject({ level: 3, team: 'automation-hq' })
  })

  test('vendor tickets are logged where the vendor is held, by its team, and each has its own clock', () => {
    const story = openStory({ model, automation: 'order-sync', impact: 'high', urgency: 'high' })
    const log = (reference: string) => ({ type: 'open-vendor-ticket', reference }) as const
    expect(story.try(hana, log('V-1'))).toMatchObject({ error: { code: 'vendor.not-here' } })
    for (const level of levels.slice(0, -1)) story.do(who[level as 1], up)
    expect(story.ticket.level).toBe(top)
    expect(story.try(ana, log('V-1'))).toMatchObject({ error: { code: 'desk.not-your-level' } })
    story.do(hana, log('V-1')).do(hana, log('V-1')).do(hana, log('V-2')).do(hana, { type: 'wait', on: 'vendor' })
    const [first, second] = story.ticket.vendorTickets
    expect(story.ticket.vendorTickets).toHaveLength(2)
    expect(story.clocks('vendor')).toMatchObject([{ calendar: 'vendor-us' }, { due: '2026-11-24T18:00:00.000Z' }])
    story.at('2026-11-24T17:30:00Z').do(hana, { type: 'answer-vendor-ticket', vendorTicket: first?.id ?? '' })
    expect(story.ticket.state).toBe('waiting')
    story.at('2026-11-24T18:30:00Z').do(hana, { type: 'solve-vendor-ticket', vendorTicket: second?.id ?? '' })
    expect(story.ticket.state).toBe('open')
    expect(story.clocks('vendor').map(({ state }) => state)).toEqual(['met', 'breached'])
  })

  test('a ticket that is returned twice between two levels goes above both, where there is one', () => {
    const story = openStory({ model, automation: 'order-sync' })
    const second = levels[1] as 2
    for (let turn = 0; turn < 2; turn++) story.after('PT5M').do(ana, up).after('PT5M').do(who[second], down)
    expect(story.ticket.level).toBe(levels[2] ?? 1)
    expect(story.clocks().every(({ startedAt, endedAt }) => startedAt !== endedAt)).toBe(true)
  })

  test('a hand-over brings what its level needs; the requester never sees the clocks move', () => {
    const story = openStory({ model, automation: 'order-sync' })
    const before = story.clock('resolve').due
    const refused = story.try(ana, { ...up, handover: { tried: 'a' } })
    expect(refused).toMatchObject({ error: { code: 'ticket.handover-incomplete' } })
    const errors = refused.ok ? [] : (refused.error.detail?.errors ?? [])
    const paths = (errors as { path: string }[]).map(({ path }) => path)
    expect(paths).toEqual(['handover.evidence', 'handover.ask', ...(name === 'two' ? [] : ['handover.run-id'])])
    expect(story.do(ana, up).clock('resolve').due).toBe(before)
    expect(story.clocks('respond')).toHaveLength(1)
  })

  test('each level accepts for itself: acknowledging again at the next one is an act there, and no second answer', () => {
    const story = openStory({ model, automation: 'order-sync' })
      .after('PT5M')
      .do(ana, { type: 'acknowledge' })
      .do(ana, up)
    const answered = story.ticket.respondedAt
    const next = who[story.ticket.level as 2]
    expect(story.clock('accept').state).toBe('running')
    story.after('PT5M').do(next, { type: 'acknowledge' })
    expect(story.clock('accept').state).toBe('met')
    expect(story.ticket.respondedAt).toBe(answered)
    expect(story.try(next, { type: 'acknowledge' })).toEqual({ ok: true, value: [] })
  })

  test('solved, it closes by itself, is reopened from there and rated', () => {
    const story = openStory({ model }).do(ana, { type: 'resolve', note: 'x' })
    expect(
      story
        .after('PT400H')
        .tick()
        .map(({ type }) => type),
    ).toEqual(['ticket.closed'])
    story.do(kim, { type: 'rate', score: 2 }).do(kim, { type: 'rate', score: 2 }).do(kim, { type: 'rate', score: 5 })
    expect(story.events.filter(({ type }) => type === 'ticket.rated')).toHaveLength(2)
    expect(story.do(kim, { type: 'reopen', reason: 'x' }).ticket).toMatchObject({ state: 'open', rating: null })
    expect(story.try(kim, { type: 'rate', score: 1 })).toMatchObject({ error: { code: 'ticket.cannot-rate' } })
  })

  test('who may: the requester and its team, the top of the ladder, nobody else', () => {
    const story = openStory({ model })
    expect(story.try(mika, { type: 'resolve', note: 'x' })).toMatchObject({ error: { code: 'desk.not-your-level' } })
    expect(story.try(mika, { type: 'note', body: 'x', attachments: [] }).ok).toBe(true)
    expect(story.try(kim, { type: 'resolve', note: 'x' })).toMatchObject({ error: { code: 'desk.not-your-level' } })
    expect(story.try(hana, { type: 'resolve', note: 'x' }).ok).toBe(true)
  })
})

describe('a change and its window', () => {
  const window = { from: '2026-11-26T08:00:00Z', to: '2026-11-26T10:00:00Z' }
  test('waits for it, and the ticker resumes it when it begins', () => {
    const story = openStory({ type: 'change', window })
    expect(story.ticket).toMatchObject({ state: 'waiting', waitingOn: 'window' })
    expect(
      story
        .at('2026-11-26T08:00:00Z')
        .tick()
        .map(({ type }) => type),
    ).toContain('ticket.resumed')
  })
  test('the same window again changes nothing, one that has passed is refused, another type waits no longer', () => {
    const story = openStory({ type: 'change', window })
    expect(story.try(ana, { type: 'retype', to: 'change', window })).toEqual({ ok: true, value: [] })
    const passed = { from: '2026-11-01T08:00:00Z', to: '2026-11-02T08:00:00Z' }
    expect(story.try(ana, { type: 'retype', to: 'change', window: passed })).toMatchObject({
      error: { code: 'ticket.window-needed' },
    })
    expect(story.do(ana, { type: 'retype', to: 'incident' }).ticket).toMatchObject({ state: 'open', window: null })
  })
  test('waiting until an instant that has passed is refused', () => {
    const story = openStory({ model: modelWith({}) })
    expect(story.try(ana, { type: 'wait', on: 'vendor', until: '2026-11-01T08:00:00Z' })).toMatchObject({
      error: { code: 'ticket.until-passed' },
    })
  })
})
