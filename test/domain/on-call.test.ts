import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkModel } from '#domain/model/check.ts'
import { differencesOf } from '#domain/model/difference.ts'
import { onCallAt } from '#domain/model/on-call.ts'
import { showRoute } from '#domain/model/show.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { numbered } from '#domain/ticket/event.ts'
import { noticesOf } from '#domain/ticket/notice.ts'
import { sayDifference } from '#domain/words/model-differences.ts'
import { models, modelWith, withOnCall } from '#kit/model.ts'
import { handover, openStory, people } from '#kit/story.ts'

const { ana, noor, hana } = people
const desk = 'support-desk'
const [anaAt, jonasAt] = ['ana@example.com', 'jonas@example.com']

function at(model: SupportModel, instant: string) {
  const found = onCallAt(model, desk, instant)
  return found && [found.person.name.split(' ')[0], found.until, found.isOverride]
}

describe('who is on call', () => {
  test('is whose week it is, from the hand-over on, whatever the zone does with its clock', () => {
    const model = withOnCall(models.five, { handover: '09:00' })
    expect(at(model, '2026-01-05T08:00:00.000Z')).toEqual(['Ana', '2026-01-12T08:00:00.000Z', false])
    expect(at(model, '2026-01-05T07:59:59.999Z')).toEqual(['Jonas', '2026-01-05T08:00:00.000Z', false])
    // The week in which summer time begins is an hour shorter, the one in which it ends an hour longer.
    expect(at(model, '2026-03-29T12:00:00.000Z')).toEqual(['Jonas', '2026-03-30T07:00:00.000Z', false])
    expect(at(model, '2026-03-30T06:59:59.999Z')).toEqual(['Jonas', '2026-03-30T07:00:00.000Z', false])
    expect(at(model, '2026-10-26T07:59:59.999Z')).toEqual(['Jonas', '2026-10-26T08:00:00.000Z', false])
    expect(at(model, '2026-10-26T08:00:00.000Z')).toEqual(['Ana', '2026-11-02T08:00:00.000Z', false])
  })

  test('changes hands later where the local time does not exist, and at the first of two', () => {
    const model = withOnCall(models.five, { start: '2026-03-29', handover: '02:30' })
    expect(at(model, '2026-03-29T01:29:59.999Z')?.[0]).toBe('Jonas')
    expect(at(model, '2026-03-29T01:30:00.000Z')?.[0]).toBe('Ana')
    expect(
      at(withOnCall(models.five, { start: '2026-10-25', handover: '02:30' }), '2026-10-25T00:30:00.000Z')?.[0],
    ).toBe('Ana')
  })

  test('is told in the zone of the table, else of the calendar of the team', () => {
    const model = withOnCall(models.five, { timeZone: 'America/Los_Angeles' })
    expect(at(model, '2026-01-05T16:59:59.999Z')?.[0]).toBe('Jonas')
    expect(at(model, '2026-01-05T17:00:00.000Z')?.[0]).toBe('Ana')
  })

  test('is who stands in; of two who overlap the one whose time began last', () => {
    const overrides = [
      { from: '2026-01-06T12:00', to: '2026-01-06T14:00', who: anaAt },
      { from: '2026-01-06T09:00', to: '2026-01-08T09:00', who: jonasAt },
    ]
    const model = withOnCall(models.five, { overrides }, [desk])
    expect(at(model, '2026-01-05T12:00:00.000Z')).toEqual(['Ana', '2026-01-06T08:00:00.000Z', false])
    expect(at(model, '2026-01-06T08:00:00.000Z')).toEqual(['Jonas', '2026-01-06T11:00:00.000Z', true])
    expect(at(model, '2026-01-06T11:00:00.000Z')).toEqual(['Ana', '2026-01-06T13:00:00.000Z', true])
    expect(at(model, '2026-01-06T13:00:00.000Z')).toEqual(['Jonas', '2026-01-08T08:00:00.000Z', true])
    expect(at(model, '2026-01-08T08:00:00.000Z')).toEqual(['Ana', '2026-01-12T08:00:00.000Z', false])
  })

  test('is nobody where a team has no table, and one alone for ever', () => {
    expect(onCallAt(models.five, desk, '2026-01-05T12:00:00.000Z')).toBeNull()
    expect(onCallAt(withOnCall(models.five), 'gone', '2026-01-05T12:00:00.000Z')).toBeNull()
    expect(at(withOnCall(models.five, { rotation: [anaAt] }, [desk]), '2026-07-05T12:00:00.000Z')).toEqual([
      'Ana',
      null,
      false,
    ])
  })

  test('stays the same until it is said to change, and is another then', () => {
    const local = (hour: number) =>
      Temporal.PlainDateTime.from('2026-03-20T00:00').add({ hours: hour }).toString().slice(0, 16)
    const anyOverride = fc
      .record({ from: fc.nat(900), length: fc.integer({ min: 1, max: 300 }), who: fc.constantFrom(anaAt, jonasAt) })
      .map(({ from, length, who }) => ({ from: local(from), to: local(from + length), who }))
    const anyTable = fc.record({
      handover: fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
      rotation: fc.array(fc.constantFrom(anaAt, jonasAt), { minLength: 1, maxLength: 4 }),
      overrides: fc.uniqueArray(anyOverride, { maxLength: 4, selector: ({ from, to }) => `${from} ${to}` }),
    })
    fc.assert(
      fc.property(anyTable, fc.nat(900), (table, hour) => {
        const model = withOnCall(models.five, table, [desk])
        const now = Temporal.Instant.from('2026-03-20T00:00:00Z').add({ hours: hour })
        const nameAt = (instant: Temporal.Instant) =>
          onCallAt(model, desk, instant.toString({ fractionalSecondDigits: 3 }))?.person.name
        const found = onCallAt(model, desk, now.toString({ fractionalSecondDigits: 3 }))
        const end = found?.until ? Temporal.Instant.from(found.until) : now.add({ hours: 24 * 7 * 12 })
        for (let step = 0; step < 40; step++) {
          const part = Math.floor(((end.epochMilliseconds - now.epochMilliseconds) * step) / 40)
          expect(nameAt(now.add({ milliseconds: part }))).toBe(found?.person.name)
        }
        if (found?.until) expect(nameAt(end)).not.toBe(found.person.name)
      }),
      { numRuns: 60 },
    )
  })
})

test('a table that cannot be meant is refused by its field', () => {
  const { version, calendars, ...model } = models.five
  const issuesOf = (onCall: object) => {
    const teams = model.teams.map((team) => (team.id === desk ? { ...team, onCall } : team))
    const checked = checkModel({ model: { ...model, teams }, calendars: { calendars }, version })
    return checked.ok ? [] : checked.error.map(({ path, hint }) => `${path.slice(3).join('.')} ${hint ?? ''}`.trim())
  }
  const good = { start: '2026-01-05', rotation: [anaAt] }
  expect(issuesOf(good)).toEqual([])
  expect(issuesOf({ ...good, start: '2026-02-30' })).toEqual(['start'])
  expect(issuesOf({ ...good, handover: '9:00' })).toEqual(['handover'])
  expect(issuesOf({ ...good, timeZone: 'Europe/Berln' })).toEqual(['timeZone did you mean Europe/Berlin?'])
  expect(issuesOf({ ...good, rotation: ['anna@example.com', 'noor@example.com'] })).toEqual([
    'rotation.0 did you mean ana@example.com?',
    'rotation.1 did you mean ana@example.com?',
  ])
  const override = { from: '2026-01-06T09:00', to: '2026-01-07T09:00', who: jonasAt }
  expect(issuesOf({ ...good, overrides: [override] })).toEqual([])
  expect(issuesOf({ ...good, overrides: [override, { ...override, who: anaAt }] })).toEqual(['overrides.1'])
  expect(issuesOf({ ...good, overrides: [{ ...override, to: override.from }] })).toEqual(['overrides.0.to'])
  expect(issuesOf({ ...good, overrides: [{ ...override, from: '2026-13-06T09:00' }] })).toEqual(['overrides.0.from'])
  expect(issuesOf({ ...good, overrides: [{ ...override, who: 'kim@example.com' }] })).toEqual([
    'overrides.0.who did you mean ana@example.com?',
  ])
})

test('the route of a ticket and the difference of two models tell it', () => {
  const model = withOnCall(models.five, { assign: true })
  const shown = showRoute(model, { automation: null, at: '2026-11-24T08:00:00.000Z' })
  expect(shown.levels[0]?.onCall).toEqual({ name: 'Ana Ruiz', until: '2026-11-30T08:00:00.000Z', assigned: true })
  const turned = withOnCall(models.five, { rotation: [jonasAt, anaAt], assign: true }, [desk])
  const said = differencesOf(withOnCall(models.five, { assign: true }, [desk]), turned)
  expect(said.map((one) => sayDifference(one, 'en'))).toEqual([
    'Team Support desk: on call, in turn jonas@example.com, ana@example.com, was ana@example.com, jonas@example.com',
  ])
})

describe('a team that assigns what comes in', () => {
  const model = withOnCall(models.five, { assign: true })
  const onCall = ({ assignee, state, takenAt, level }: ReturnType<typeof openStory>['ticket']) => ({
    assignee,
    state,
    takenAt,
    level,
  })

  test('gives it to who is on call as it is opened, escalated by hand, by the rules, and returned; nobody has taken it', () => {
    const story = openStory({ model, automation: 'order-sync' })
    expect(onCall(story.ticket)).toEqual({ assignee: anaAt, state: 'new', takenAt: null, level: 1 })
    expect(story.clock('accept').endedAt).toBeNull()
    story.after('PT45M').tick()
    expect(onCall(story.ticket)).toMatchObject({ assignee: 'noor@example.com', takenAt: null, level: 2 })
    expect(story.ticket.left).toEqual([{ level: 1, team: desk }])
    expect(story.clock('accept')).toMatchObject({ level: 2, endedAt: null })
    story.do(noor, { type: 'escalate', reason: 'Needs more.', handover })
    expect(onCall(story.ticket)).toMatchObject({ assignee: 'hana@example.com', takenAt: null, level: 3 })
    story.do(hana, { type: 'return', reason: 'Theirs.' })
    expect(onCall(story.ticket)).toMatchObject({ assignee: 'noor@example.com', takenAt: null, level: 2 })
  })

  test('gives it to nobody else when it is moved because its team is gone', () => {
    const story = openStory({ model })
    const teams = model.teams.filter(({ id }) => id !== desk)
    const levels = models.five.levels.map((level) => (level.level === 1 ? { ...level, team: 'automation-hq' } : level))
    story.reorganise(
      withOnCall(modelWith({ teams: models.five.teams.filter(({ id }) => id !== desk), levels }), { assign: true }),
    )
    expect(teams).toHaveLength(2)
    expect(story.ticket).toMatchObject({ team: 'automation-hq', assignee: 'hana@example.com' })
  })
})

test('who is on call hears what is urgent beside who has it, once, and nothing else', () => {
  const told = (story: ReturnType<typeof openStory>, inForce: SupportModel, from = 0) => {
    const before = from === 0 ? { id: 'story' } : story.ticket
    return noticesOf(before, story.events.slice(from), { inForce, automation: null }).map(
      ({ kind, recipient }) => `${kind} ${recipient}`,
    )
  }
  const plain = withOnCall(models.five)
  const urgent = { automation: 'order-sync', impact: 'high', urgency: 'high' } as const
  expect(told(openStory({ model: plain, ...urgent }), plain)).toEqual([
    'opened kim@example.com',
    `arrived ${anaAt}`,
    'arrived desk@example.com',
  ])
  expect(told(openStory({ model: plain }), plain)).toEqual(['opened kim@example.com', 'arrived desk@example.com'])
  const assigning = withOnCall(models.five, { assign: true })
  expect(told(openStory({ model: assigning, ...urgent }), assigning)).toEqual([
    'opened kim@example.com',
    'arrived desk@example.com',
    `assigned ${anaAt}`,
  ])
  const taken = openStory({ model: plain, ...urgent }).do(ana, { type: 'assign', to: jonasAt })
  const { ticket, events } = taken
  const reply = numbered(
    [
      {
        type: 'ticket.replied',
        at: ticket.updatedAt,
        by: { kind: 'requester', ...ticket.requester },
        data: { body: 'Still.', attachments: [] },
      },
    ],
    events.length,
  )
  expect(noticesOf(ticket, reply, { inForce: plain, automation: null }).map(({ recipient }) => recipient)).toEqual([
    anaAt,
    jonasAt,
  ])
})
