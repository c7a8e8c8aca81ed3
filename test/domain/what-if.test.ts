import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocksOf } from '#domain/clocks/clock.ts'
import { compared, makeSum, replayed } from '#domain/clocks/what-if.ts'
import { differencesOf } from '#domain/model/difference.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { sayDifference } from '#domain/words/model-differences.ts'
import { anyModel, anySteps, live, openAny } from '#kit/life.ts'
import { models } from '#kit/model.ts'
import { handover, openStory, people } from '#kit/story.ts'

const { ana } = people
const anyLife = [anyModel, fc.nat(200), anySteps] as const

describe('a log under another model', () => {
  test('is what it was under the model that it was worked under, whatever people did', () => {
    fc.assert(
      fc.property(...anyLife, (name, hour, steps) => {
        const story = live(openAny(name, hour), steps)
        const plain = story.events.filter(({ type }) => !type.startsWith('clock.'))
        expect(replayed(story.events, story.model)).toEqual(plain)
        const side = compared(
          { ref: 'TKT-STORY', events: story.events },
          { promised: story.model, proposed: story.model, now: story.now },
        )
        expect(side.after).toEqual(side.before)
      }),
      { numRuns: 60 },
    )
  })

  test('folds and is measured under every other model, and stays below it', () => {
    fc.assert(
      fc.property(...anyLife, anyModel, (name, hour, steps, other) => {
        const story = live(openAny(name, hour), steps)
        const proposed = openAny(other, 0).model
        const events = replayed(story.events, proposed)
        const ticket = foldTicket('story', events)
        expect(proposed.levels.map(({ level }) => level)).toContain(ticket.level)
        expect(proposed.sla.map((policy) => policy.name)).toContain(ticket.policy)
        expect(ticket.state).toBe(story.ticket.state)
        expect(clocksOf(events, proposed, story.now).length).toBeGreaterThanOrEqual(0)
        expect(replayed(events, proposed)).toEqual(events)
      }),
      { numRuns: 60 },
    )
  })

  test('a shorter promise is broken where a longer one was kept, and the team that would have had it is named', () => {
    const story = openStory({ model: models.five, at: '2026-11-24T08:00:00Z', impact: 'high', urgency: 'high' })
      .after('PT10M')
      .do(ana, { type: 'reply', body: 'On it.', attachments: [] })
      .do(ana, { type: 'escalate', reason: 'Needs more.', handover })
    const strict = withTargets(models.five, 'PT5M')
    const [kept, broken] = [models.five, strict].map((proposed) => {
      const sum = makeSum(proposed, models.five)
      sum.add(compared({ ref: 'TKT-1', events: story.events }, { promised: models.five, proposed, now: story.now }))
      return sum.sum()
    })
    expect(kept?.clocks.find(({ clock }) => clock === 'respond')).toMatchObject({ after: { met: 1, breached: 0 } })
    expect(broken?.clocks.find(({ clock }) => clock === 'respond')).toMatchObject({
      before: { met: 1, breached: 0 },
      after: { met: 0, breached: 1 },
    })
    expect(broken).toMatchObject({ tickets: 1, worse: 1, better: 0, examples: [{ ref: 'TKT-1', before: 0, after: 1 }] })
    const two = makeSum(models.two, models.five)
    two.add(
      compared({ ref: 'TKT-1', events: story.events }, { promised: models.five, proposed: models.two, now: story.now }),
    )
    expect(two.sum().teams.every(({ team }) => team.name !== '')).toBe(true)
  })
})

describe('differences of models', () => {
  test('are none between a model and itself, and each is said', () => {
    for (const model of Object.values(models)) expect(differencesOf(model, model)).toEqual([])
    for (const [before, after] of [
      [models.two, models.five],
      [models.five, models.two],
    ] as const)
      for (const difference of differencesOf(before, after))
        expect(sayDifference(difference, 'en')).not.toMatch(/undefined|null|\[object/)
  })

  test('name what came, went and changed', () => {
    const [team, ...teams] = models.five.teams
    if (!team) throw new Error('no team')
    const after: SupportModel = {
      ...models.five,
      levels: models.five.levels.map((level) => (level.level === 1 ? { ...level, accept: 'PT1H' } : level)),
      teams: [
        { ...team, id: 'front-desk', was: [team.id], name: 'Front desk', members: team.members.slice(1) },
        ...teams,
      ],
      escalate: [],
      atRisk: '50%',
    }
    const said = differencesOf(models.five, after).map((one) => sayDifference(one, 'en'))
    expect(said).toContain('Team Front desk: was called Support desk')
    expect(said.some((line) => /^Team Front desk: people, taken out Ana/.test(line))).toBe(true)
    expect(said).toContain('Support model Nordwind: at risk from 50%, was 75%'.replace('Nordwind', models.five.name))
    expect(said.some((line) => line.startsWith('Automatic escalation') && line.endsWith(': gone'))).toBe(true)
  })

  test('whatever field of a model is another, a difference is found', () => {
    const model = models.five
    const paths = leavesOf(model).filter(([first]) => first !== 'version')
    expect(paths.length).toBeGreaterThan(100)
    for (const path of paths) expect(differencesOf(model, changedAt(model, path)), path.join('.')).not.toEqual([])
  })
})

function withTargets(model: SupportModel, respond: string): SupportModel {
  return {
    ...model,
    sla: model.sla.map((policy) => ({
      ...policy,
      targets: Object.fromEntries(Object.entries(policy.targets).map(([name, one]) => [name, { ...one, respond }])),
    })),
  }
}

function leavesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
}

function changedAt(model: SupportModel, path: readonly string[]): SupportModel {
  const copy = structuredClone(model)
  const last = path.at(-1) ?? ''
  const place = path.slice(0, -1).reduce<Record<string, never>>((at, key) => at[key] as never, copy as never)
  const value = place[last] as unknown
  Object.assign(place, {
    [last]: typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}x`,
  })
  return copy
}
