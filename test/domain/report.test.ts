import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wakeOf } from '#domain/clocks/index.ts'
import { factsOf, type Judged, within } from '#domain/clocks/ticket-facts.ts'
import { promisesShown } from '#domain/clocks/told.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { actOf, anyModel, anySteps, live, openAny, type Step } from '#kit/life.ts'
import { models, modelWith } from '#kit/model.ts'
import { often } from '#kit/often.ts'
import { handover, openStory, people, type Story } from '#kit/story.ts'

const { ana, jonas } = people
const says: Command = { type: 'reply', body: 'On it.', attachments: [] }

function judged(story: Story): Judged[] {
  const about = { ref: 'TKT-STORY', title: '', automation: null }
  return factsOf(about, story.events, { model: story.model, names: story.model, now: story.now }).judged
}

const broken = (story: Story) => judged(story).filter(({ state }) => state === 'breached')
const first = (story: Story) => broken(story).filter(({ clock }) => clock === 'respond')
const low = { type: 'reprioritise', impact: 'low', urgency: 'low' } as const
const high = { type: 'reprioritise', impact: 'high', urgency: 'high' } as const

/** What of a breach never changes: not how late it has become, whether it was done in the end, nor which reason was given. */
function standing(breach: Judged | undefined) {
  const { late: _, spent: __, done: ___, reason: ____, ...rest } = breach as Judged
  return rest
}

/** First reply late by an hour, at the desk, with Ana. */
function lateFirst(model = models.five): Story {
  return openStory({ model, at: '2026-11-24T08:00:00Z', impact: 'high', urgency: 'high' })
    .do(ana, { type: 'assign', to: 'ana@example.com' })
    .at('2026-11-24T13:00:00Z')
}

describe('a breach stays, whatever is changed afterwards', () => {
  const before = first(lateFirst())[0]
  test.each([
    ['a priority that gives more time', lateFirst().do(ana, low)],
    ['one that judges all anew', lateFirst(modelWith({ onPriorityChange: 'recompute' })).do(ana, low)],
    ['one that begins anew', lateFirst(modelWith({ onPriorityChange: 'reset' })).do(ana, low)],
    ['there and back again', lateFirst().do(ana, low).after('PT1H').do(ana, high)],
    ['another type', lateFirst().do(ana, { type: 'retype', to: 'question' })],
    ['escalating', lateFirst().do(ana, { type: 'escalate', reason: 'Needs more.', handover })],
    ['another assignee', lateFirst().do(jonas, { type: 'assign', to: 'jonas@example.com' })],
    ['merging', lateFirst().do(ana, { type: 'merge', into: 'TKT-OTHER' })],
    [
      'resolving, reopening and closing',
      lateFirst()
        .do(ana, { type: 'resolve', note: 'Done.' })
        .after('PT1H')
        .do(people.kim, { type: 'reopen', reason: 'No.' })
        .after('PT1H')
        .do(ana, { type: 'resolve', note: 'Done.' })
        .do(people.kim, { type: 'confirm' }),
    ],
  ])('%s', (_, story) => {
    expect(before).toMatchObject({ level: 1, team: { id: 'support-desk' }, person: { email: 'ana@example.com' } })
    expect(first(story.after('PT200H'))[0]).toMatchObject(standing(before))
  })

  test('a priority that promises nothing any more', () => {
    const story = openStory({ at: '2026-11-24T08:00:00Z', impact: 'high', urgency: 'high' })
      .do(ana, says)
      .at('2026-11-24T14:00:00Z')
    const late = broken(story).filter(({ clock }) => clock === 'update')
    expect(late).toHaveLength(1)
    story.do(ana, low)
    expect(story.ticket.priority).toBe('P4')
    expect(broken(story).filter(({ clock }) => clock === 'update')).toEqual(late)
  })

  test('the new cycle stands beside it, and is judged for itself', () => {
    const story = lateFirst().do(ana, low)
    expect(story.clocks('respond').map(({ cycle, state, endedBy }) => [cycle, state, endedBy])).toEqual([
      ['1', 'breached', 'change'],
      ['1.1', 'running', null],
    ])
    story.after('PT1M').do(ana, says)
    const kept = judged(story).filter(({ clock }) => clock === 'respond')
    expect(kept.map(({ cycle, state, priority }) => [cycle, state, priority])).toEqual([
      ['1', 'breached', before?.priority],
      ['1.1', 'met', story.ticket.priority],
    ])
  })

  test('it is late by the working time since it was due, also under a shorter promise', () => {
    const late = (story: Story) => first(story)[0]?.late ?? 0
    expect(late(lateFirst().after('PT1H'))).toBe(late(lateFirst()) + 3600)
    const story = openStory({ at: '2026-11-24T08:00:00Z', impact: 'low', urgency: 'low' }).at('2026-11-26T14:00:00Z')
    const before = first(story)[0]
    expect(first(story.do(ana, high))).toEqual([before])
    expect(first(story.after('PT1H'))).toMatchObject([
      { ...before, late: (before?.late ?? 0) + 3600, spent: (before?.spent ?? 0) + 3600 },
    ])
  })

  test('a breach that the log holds stands, also when the clock of the machine jumps back', () => {
    const story = lateFirst(modelWith({ escalate: [] }))
    story.tick()
    const [breach] = first(story)
    expect(breach).toBeDefined()
    story.at('2026-11-24T08:00:01Z').do(ana, says)
    expect(first(story)).toMatchObject([{ at: breach?.at, level: 1 }])
  })
})

const millis = (instant: string | null) => (instant ? Date.parse(instant) : Number.NaN)

/** Lives a life in which the ticker hears every alarm at its instant. */
function liveHeard(story: Story, steps: readonly Step[]): void {
  const { events, model } = story
  for (const step of steps) {
    const until = story.now.add({ seconds: step.seconds }).toString()
    for (;;) {
      const wake = wakeOf({ ticket: story.ticket, events, model, clocks: story.clocks() })
      if (wake === null || Date.parse(wake) > Date.parse(until)) break
      story.at(wake).tick()
    }
    story.at(until)
    const { by, command } = actOf(story, step)
    story.try(by, command)
  }
  story.tick()
}

/** Who held a ticket at an instant, read from its log once more by hand. */
function heldAt(events: readonly TicketEvent[], due: string): { level: number; team: string; assignee: string | null } {
  let held = { level: 0, team: '', assignee: null as string | null }
  for (const event of events) {
    if (event.at > due) break
    if (event.type === 'ticket.opened') held = { level: event.data.level, team: event.data.team, assignee: null }
    if (
      event.type === 'ticket.escalated' ||
      event.type === 'ticket.returned' ||
      event.type === 'ticket.rehomed' ||
      event.type === 'ticket.taken-back'
    )
      held = { level: event.data.to, team: event.data.team, assignee: null }
    if (event.type === 'ticket.assigned') held = { ...held, assignee: event.data.to }
    if (event.type === 'ticket.unassigned') held = { ...held, assignee: null }
  }
  return held
}

describe('over random lives', { timeout: 60_000 }, () => {
  const anyLife = [anyModel, fc.nat(200), anySteps] as const
  const key = ({ clock, cycle }: { clock: string; cycle: string }) => `${clock} ${cycle}`

  test('no breach is ever missing from a report made later, and each is charged as it was', () => {
    fc.assert(
      fc.property(...anyLife, (model, hour, steps) => {
        const story = openAny(model, hour)
        const known = new Map<string, Judged>()
        live(story, steps, () => {
          const now = new Map(broken(story).map((breach) => [key(breach), breach]))
          for (const [name, breach] of known) expect(now.get(name)).toMatchObject(standing(breach))
          for (const [name, breach] of now) known.set(name, breach)
        })
      }),
      { numRuns: often(80, 200) },
    )
  })

  test('what is late is what the log holds, charged to who held the ticket, and on the page of the requester', () => {
    fc.assert(
      fc.property(...anyLife, (model, hour, steps) => {
        const story = openAny(model, hour)
        liveHeard(story, steps)
        const logged = story.events.flatMap((event) =>
          event.type === 'clock.breached'
            ? [{ key: key(event.data), due: event.data.due, ...heldAt(story.events.filter(isPlace), event.data.due) }]
            : [],
        )
        // When two run out in the same millisecond, the rules may move the ticket on because of one: the other has ended then.
        const passed = story
          .clocks()
          .flatMap(({ name, cycle, endedAt, breachedAt }) =>
            millis(endedAt) === millis(breachedAt) + 1 ? [`${name} ${cycle}`] : [],
          )
        const logs = story.events.flatMap((event) => (event.type === 'clock.breached' ? [key(event.data)] : []))
        expect(broken(story).map(key)).toEqual(expect.arrayContaining(logs))
        const heard = broken(story).filter((breach) => logs.includes(key(breach)) || !passed.includes(key(breach)))
        const told = heard.map((breach) => ({
          key: key(breach),
          due: breach.at,
          level: breach.level,
          team: breach.team.id,
          assignee: breach.person?.email ?? null,
        }))
        const stays = (entry: { key: string }) => /^(accept|hold)/.test(entry.key)
        expect(keysOf(told)).toEqual(keysOf(logged))
        expect(byKey(told.filter((entry) => !stays(entry)))).toEqual(byKey(logged.filter((entry) => !stays(entry))))
        const shown = promisesShown(story.clocks()).filter(({ state }) => state === 'breached')
        const promised = broken(story).filter(({ clock }) => /respond|update|resolve/.test(clock))
        expect(shown.map(({ name, cycle }) => `${name} ${cycle}`).sort()).toEqual(promised.map(key).sort())
      }),
      { numRuns: often(80, 200) },
    )
  })

  test('days add up: each promise and each second belongs to exactly one', () => {
    fc.assert(
      fc.property(...anyLife, (model, hour, steps) => {
        const story = live(openAny(model, hour), steps)
        const about = { ref: 'TKT-STORY', title: '', automation: null }
        const whole = factsOf(about, story.events, { model: story.model, names: story.model, now: story.now })
        const bounds = ['0001-01-01', '2026-12-23', '2026-12-24', '2027-01-01', '2027-01-10', '9999-01-01'].map(
          (day) => `${day}T00:00:00.000Z`,
        )
        const parts = bounds.slice(1).map((to, index) => within(whole, { from: bounds[index] as string, to }))
        expect(parts.flatMap(({ judged }) => judged)).toHaveLength(whole.judged.length)
        const seconds = parts.flatMap(({ shares }) => shares).reduce((sum, share) => sum + share.seconds, 0)
        const spent = whole.spans.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0)
        expect(seconds).toBeCloseTo(spent, 3)
      }),
      { numRuns: often(60, 100) },
    )
  })

  const isPlace = ({ type }: TicketEvent) => type !== 'clock.breached' && type !== 'clock.at-risk'
  const keysOf = (entries: { key: string }[]) => entries.map((entry) => entry.key).sort()
  const byKey = <T extends { key: string }>(entries: T[]) => entries.sort((a, b) => (a.key < b.key ? -1 : 1))
})
