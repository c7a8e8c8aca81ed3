import { describe, expect, test } from 'vitest'
import { checkModel } from '#domain/model/check.ts'
import { policyOf } from '#domain/model/routing.ts'
import type { Command } from '#domain/ticket/command.ts'
import { models, modelWith } from '#kit/model.ts'
import { handover, openStory, people } from '#kit/story.ts'

/** Groups 9 and 11 to 21 of the edge cases, as far as rules alone decide them. Tuesday 2026-11-24 09:00 in Berlin unless said. */
const { ana, noor, hana, kim } = people
const says = (body: string): Command => ({ type: 'reply', body, attachments: [] })
const high = { type: 'reprioritise', impact: 'high', urgency: 'high' } as const
const low = { type: 'reprioritise', impact: 'low', urgency: 'low' } as const
const solved = { type: 'resolve', note: 'Reconnected.' } as const

describe('9. the priority changes while it waits, or after', () => {
  test('the pause stays, and what was used stays', () => {
    const story = openStory().after('PT1H').do(ana, { type: 'wait', on: 'requester' })
    story.after('PT2H').do(ana, high)
    expect(story.clock('resolve')).toMatchObject({ state: 'paused', target: 8 * 3600, elapsed: 3600, due: null })
    story.after('PT1H').do(ana, { type: 'resume' })
    expect(story.clock('resolve')).toMatchObject({ state: 'running', elapsed: 3600, due: '2026-11-25T09:30:00.000Z' })
  })
  test('forward keeps what was used: three hours from ten, at eleven two hours, is due at twelve', () => {
    const story = modes('forward', 'PT3H', 'PT2H')
    expect(story.clock('resolve')).toMatchObject({ elapsed: 3600, due: '2026-11-24T12:00:00.000Z' })
  })
  test('recompute judges as if it had always been so, pauses included', () => {
    const story = modes('recompute', 'PT3H', 'PT30M')
    expect(story.clock('resolve')).toMatchObject({ state: 'breached', breachedAt: '2026-11-24T10:30:00.000Z' })
    const waited = modesPaused('recompute')
    expect(waited.clock('resolve')).toMatchObject({ state: 'running', elapsed: 5400, due: '2026-11-24T13:00:00.000Z' })
  })
  test('reset begins anew, and is a cycle of its own', () => {
    const story = modes('reset', 'PT3H', 'PT2H')
    expect(story.clock('resolve')).toMatchObject({ cycle: '1.1', elapsed: 0, due: '2026-11-24T13:00:00.000Z' })
    expect(modesPaused('reset').clock('resolve')).toMatchObject({ elapsed: 1800, due: '2026-11-24T14:00:00.000Z' })
  })
  test('forward into less than was used is late from the change on, not before', () => {
    const story = modes('forward', 'PT3H', 'PT30M').after('PT1S')
    expect(story.clock('resolve')).toMatchObject({ state: 'breached', breachedAt: '2026-11-24T11:00:00.000Z' })
  })
  test('a ticket that is late stays late since then, unless the change puts it in time again', () => {
    const late = openStory({ at: '2026-11-24T10:00:00Z', model: sla('forward', 'PT1H', 'PT30M') })
      .after('PT2H')
      .do(ana, high)
    expect(late.clock('resolve')).toMatchObject({ cycle: '1', breachedAt: '2026-11-24T11:00:00.000Z' })
    const saved = openStory({ at: '2026-11-24T10:00:00Z', model: sla('forward', 'PT1H', 'PT5H') }).after('PT2H')
    saved.tick()
    expect(saved.do(ana, high).clock('resolve')).toMatchObject({ cycle: '1.1', state: 'running', breachedAt: null })
    expect(
      saved
        .after('PT4H')
        .tick()
        .filter(({ type }) => type === 'clock.breached')
        .map(({ data }) => data),
    ).toContainEqual(expect.objectContaining({ clock: 'resolve', cycle: '1.1' }))
  })
  test('other words for the same priority are no change, whatever the mode', () => {
    const story = openStory({ model: sla('reset', 'PT3H', 'PT2H') }).after('PT1H')
    story.do(ana, { type: 'reprioritise', impact: 'medium', urgency: 'low' })
    expect(story.clock('resolve')).toMatchObject({ cycle: '1', elapsed: 3600 })
  })
})

describe('11. reopening', () => {
  test('from resolved and from closed, several times: time spent resolved is not counted', () => {
    const story = openStory().after('PT1H').do(ana, solved).after('PT1H').do(kim, { type: 'reopen', reason: 'Again.' })
    story
      .after('PT30M')
      .do(ana, solved)
      .do(kim, { type: 'confirm' })
      .after('PT24H')
      .do(kim, { type: 'reopen', reason: 'No.' })
    expect(story.after('PT30M').clock('resolve')).toMatchObject({ cycle: '1', state: 'running', elapsed: 7200 })
    expect(story.clock('resolve').segments.filter(({ kind }) => kind === 'resolved')).toHaveLength(2)
  })
  test('closing does not move the resolution', () => {
    const story = openStory().after('PT1H').do(ana, solved)
    const before = story.clock('resolve')
    expect(story.after('PT500H').do(ana, { type: 'close' }).clock('resolve')).toEqual(before)
  })
  test('a model may begin anew: both cycles are kept, the first as it ended', () => {
    const story = openStory({ model: modelWith({ onReopen: 'reset' }) })
      .at('2026-12-01T10:00:00Z')
      .do(ana, solved)
    story.at('2026-12-02T08:00:00Z').do(kim, { type: 'reopen', reason: 'Again.' })
    expect(story.clocks('resolve')).toMatchObject([
      { cycle: '1', state: 'breached' },
      { cycle: '2', state: 'running', elapsed: 0, startedAt: '2026-12-02T08:00:00.000Z' },
    ])
  })
})

describe('12. who moves the update clock', () => {
  test('a second message of the requester does not; a public reply ends it; a note does not', () => {
    const story = openStory().do(ana, says('On it.')).after('PT1H').do(kim, says('More.'))
    const { due, cycle } = story.clock('update')
    expect(due).toBe('2026-11-25T08:30:00.000Z')
    story.after('PT1H').do(kim, says('And more.')).do(ana, { type: 'note', body: 'Hm.', attachments: [] })
    expect(story.clock('update')).toMatchObject({ due, cycle, state: 'running' })
    story.after('PT1H').do(ana, says('Soon.'))
    expect(story.clocks('update').find((clock) => clock.cycle === cycle)).toMatchObject({ state: 'met', elapsed: 7200 })
  })
  test('a message of the requester never makes a late answer be in time', () => {
    const story = openStory().do(ana, says('On it.')).after('PT48H').do(kim, says('Hello?'))
    expect(story.clock('update')).toMatchObject({ state: 'breached', cycle: '1' })
  })
  test('a wait that outlasts the reply it would have paused does not move what was due', () => {
    const story = openStory().do(ana, { type: 'acknowledge' }).after('PT1H').do(ana, { type: 'wait', on: 'requester' })
    const [kept] = story.after('PT1H').do(ana, says('Still with you?')).clocks('update')
    expect(kept).toMatchObject({ state: 'met', elapsed: 3600, endedAt: '2026-11-24T10:00:00.000Z' })
    expect(kept?.due).toBe('2026-11-25T08:30:00.000Z')
    expect(story.after('PT1H').clocks('update')[0]).toEqual(kept)
    expect(story.do(ana, { type: 'resume' }).after('PT30H').clocks('update')[0]).toEqual(kept)
  })
  test('what was counted stays so when the priority changes later', () => {
    const story = openStory().do(ana, says('On it.')).after('PT2H').do(kim, says('Hello?')).after('PT1H')
    const cycles = story.clocks('update').map(({ cycle }) => cycle)
    story.do(ana, high)
    expect(story.clocks('update').map(({ cycle }) => cycle)).toEqual(cycles)
  })
})

describe('13. the first answer comes first', () => {
  test('no update clock runs before the first answer', () => {
    const story = openStory().after('PT1H').do(kim, says('Hello?'))
    expect(story.clocks('update')).toEqual([])
    expect(story.clock('respond').state).toBe('running')
    expect(story.do(ana, { type: 'acknowledge' }).clocks('update')).toHaveLength(1)
  })
  test('a note, an assignment, an escalation and the ticker are no answer; an acknowledgement is', () => {
    const story = openStory()
      .do(ana, { type: 'note', body: 'Hm.', attachments: [] })
      .do(ana, { type: 'assign', to: 'ana@example.com' })
    story.do(ana, { type: 'escalate', reason: 'r', handover })
    expect(story.clock('respond').state).toBe('running')
    expect(story.do(noor, { type: 'acknowledge' }).clock('respond').state).toBe('met')
  })
})

describe('14. solved while an answer is owed', () => {
  test('the update clock ends, and none begins while it is solved', () => {
    const story = openStory().do(ana, says('On it.')).after('PT1H').do(kim, says('And?')).after('PT1H').do(ana, solved)
    expect(story.clock('update')).toMatchObject({ state: 'met' })
    story.after('PT1H').do(ana, says('By the way.'))
    expect(story.clocks('update').every(({ endedAt }) => endedAt !== null)).toBe(true)
    expect(story.do(kim, says('Still broken.')).clock('update')).toMatchObject({ state: 'running', elapsed: 0 })
  })
})

describe('15. promises that end without being kept or broken', () => {
  test('a target that the new priority does not have disappears, and comes back with what was used', () => {
    const story = openStory().do(ana, says('On it.')).after('PT1H').do(ana, low)
    expect(story.clocks('update')).toEqual([])
    story.after('PT1H').do(ana, high).after('PT1S')
    expect(story.clock('update')).toMatchObject({ state: 'breached', breachedAt: '2026-11-24T10:00:00.000Z' })
  })
  test('a promise that begins late cannot have been broken before', () => {
    const story = openStory({ impact: 'low', urgency: 'low' })
      .do(ana, says('On it.'))
      .after('PT30H')
      .do(ana, high)
      .after('PT1S')
    expect(story.clock('update').breachedAt).toBe('2026-11-25T14:00:00.000Z')
  })
  test('a merged ticket has no clock that runs and nothing that rings', () => {
    const story = openStory().do(ana, says('On it.')).do(ana, { type: 'merge', into: 'TKT-OTHER' }).after('PT900H')
    expect(story.clocks().filter(({ endedAt }) => endedAt === null)).toEqual([])
    expect(story.clock('resolve').state).toBe('cancelled')
    expect(story.tick()).toEqual([])
  })

  test('a promise that a change uses up while it waits rings at once, whatever is read at that very instant', () => {
    const story = openStory({ automation: 'order-sync' }).do(ana, { type: 'acknowledge' }).after('PT5H')
    story.do(ana, { type: 'wait', on: 'requester' }).after('PT1H')
    story.do(ana, { type: 'reprioritise', impact: 'high', urgency: 'high' })
    expect(story.clock('resolve').due).toBe(story.now.toString({ fractionalSecondDigits: 3 }))
  })

  test('one that goes on by itself again keeps what was used, and nothing of the time in which the other served it', () => {
    const story = openStory()
      .do(ana, { type: 'acknowledge' })
      .after('PT1H')
      .do(ana, { type: 'merge', into: 'TKT-OTHER' })
    const used = story.clock('resolve').elapsed
    story.after('PT900H').do(kim, { type: 'reopen', reason: 'Mine is not solved.' })
    expect(story.ticket).toMatchObject({ state: 'open', mergedInto: null })
    expect(story.clock('resolve')).toMatchObject({ endedAt: null, elapsed: used, breachedAt: null })
    expect(story.clock('respond').state).toBe('met')
    expect(story.ledger().seconds).toBe(story.ledger().entries.reduce((sum, { seconds }) => sum + seconds, 0))
  })

  test('to be merged is to be answered: what nobody had answered is not late when it goes on by itself', () => {
    const story = openStory().after('PT5M').do(ana, { type: 'merge', into: 'TKT-OTHER' })
    story.after('PT900H').do(kim, { type: 'reopen', reason: 'Mine is not solved.' })
    expect(story.clock('respond').state).toBe('met')
    expect(story.tick()).toEqual([])
  })
})

describe('16. which policy', () => {
  test('one without conditions is only ever the last', () => {
    const targets = Object.fromEntries(
      ['P1', 'P2', 'P3', 'P4'].map((key) => [key, { respond: 'PT1H', resolve: 'PT2H' }]),
    )
    const policy = (name: string, when?: object) => ({ name, ...(when ? { when } : {}), calendar: 'office', targets })
    expect(() => modelWith({ sla: [policy('Blank', {}), policy('Last')] })).toThrow(/never reached/)
    expect(() => modelWith({ sla: [policy('Only questions', { type: 'question' })] })).toThrow(
      /must match every ticket/,
    )
    const model = modelWith({ sla: [policy('Questions', { type: 'question' }), policy('Last')] })
    const ticket = { criticality: 'normal', automation: null, priority: 'P3', team: 'support-desk' } as const
    expect(policyOf(model, { ...ticket, type: 'question' }).name).toBe('Questions')
    expect(policyOf(model, { ...ticket, type: 'incident' }).name).toBe('Last')
    expect(checkModel({ model: {}, calendars: {}, version: 'x' }).ok).toBe(false)
  })
  test('another type is another policy: what was used is kept', () => {
    const story = openStory({ automation: 'order-sync' }).after('PT1H').do(ana, { type: 'retype', to: 'question' })
    expect(story.clock('resolve')).toMatchObject({ calendar: 'office', elapsed: 3600 })
  })
})

describe('21. neighbours', () => {
  test('what happens to one ticket changes no other, also when they share a model', () => {
    const control = openStory({ model: models.five })
    const before = control.clocks()
    openStory({ model: models.five }).do(ana, high).after('PT99H').do(hana, says('Hm.')).tick()
    expect(control.clocks()).toEqual(before)
  })
})

/** P3 promises the first, P1 the second; hours never close. */
function sla(onPriorityChange: string, normal: string, urgent: string) {
  const of = (resolve: string) => ({ respond: 'PT40H', resolve })
  const targets = { P1: of(urgent), P2: of(normal), P3: of(normal), P4: of(normal) }
  return modelWith({ onPriorityChange, sla: [{ name: 'One', calendar: 'always', targets }], escalate: [] })
}

function modes(mode: string, normal: string, urgent: string) {
  return openStory({ at: '2026-11-24T10:00:00Z', model: sla(mode, normal, urgent) })
    .after('PT1H')
    .do(ana, high)
}

/** One hour, one hour of waiting in the middle of which the priority changes, half an hour. */
function modesPaused(mode: string) {
  const story = openStory({ at: '2026-11-24T10:00:00Z', model: sla(mode, 'PT3H', 'PT2H') }).after('PT1H')
  story
    .do(ana, { type: 'wait', on: 'requester' })
    .after('PT30M')
    .do(ana, high)
    .after('PT30M')
    .do(ana, { type: 'resume' })
  return story.after('PT30M')
}
