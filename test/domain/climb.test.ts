import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesOf } from '#domain/model/places.ts'
import { isStaffed } from '#domain/model/staffed.ts'
import { hindranceOf } from '#domain/ticket/decide.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { VerbName } from '#domain/ticket/verbs.ts'
import { actOf, anyModel, anySteps, openAny } from '#kit/life.ts'
import { models, modelWith } from '#kit/model.ts'
import { openStory, people, type Story } from '#kit/story.ts'

const { ana, jonas, noor, hana } = people
const saturdayNight = '2026-11-28T01:05:00Z'
const teamsWith = (calendars: Record<string, string>) =>
  models.five.teams.map((team) => ({ ...team, calendar: calendars[team.id] ?? team.calendar }))
const hqAwake = modelWith({ teams: teamsWith({ 'automation-hq': 'always' }) })

/** A critical ticket of a Saturday night, after its first reply was late. */
function climbed(model = models.five): Story {
  const story = openStory({ automation: 'order-sync', at: saturdayNight, model }).after('PT1H')
  story.tick()
  return story
}

function hindered({ ticket, model }: Story, type: VerbName, by: Actor) {
  const who = by.kind === 'support' ? { ...by, teams: teamsOf(model, by.email) } : by
  return hindranceOf(
    ticket,
    { type },
    {
      inForce: model,
      automation: null,
      by: who,
      at: ticket.updatedAt,
    },
  )
}

describe('a rule that escalates', () => {
  test('passes over a team that is closed while a level above it is open', () => {
    expect(climbed(hqAwake).ticket).toMatchObject({ level: 3, team: 'automation-hq' })
  })

  test('goes where it says when nobody is open, and when its team is', () => {
    expect(climbed().ticket).toMatchObject({ level: 2, team: 'finance-automation' })
    const awake = modelWith({ teams: teamsWith({ 'automation-hq': 'always', 'finance-automation': 'always' }) })
    expect(climbed(awake).ticket).toMatchObject({ level: 2, team: 'finance-automation' })
  })

  test("reads a level's own calendar before its team's", () => {
    const levels = models.five.levels.map((entry) => (entry.level === 3 ? { ...entry, calendar: 'always' } : entry))
    expect(climbed(modelWith({ levels })).ticket.level).toBe(3)
  })
})

describe('the level that the rules took a ticket from', () => {
  test('can still reply, which answers the requester and takes it from nobody', () => {
    const story = climbed()
    story.do(ana, { type: 'reply', body: 'I am on it.', attachments: [] })
    expect(story.ticket).toMatchObject({ level: 2, takenAt: null })
    expect(story.ticket.respondedAt).not.toBeNull()
    expect(story.clock('accept')).toMatchObject({ level: 2, endedAt: null })
    expect(hindered(story, 'reply', jonas)).toBeNull()
  })

  test('can take it back: it is theirs again, and who does it has it', () => {
    const story = climbed()
    story.do(ana, { type: 'take-back' })
    expect(story.ticket).toMatchObject({ level: 1, team: 'support-desk', assignee: 'ana@example.com', bounces: {} })
    expect(hindered(story, 'resolve', ana)).toBeNull()
    const [above, own] = story.clocks('accept').slice(-2)
    expect([above?.state, own?.state]).toEqual(['cancelled', 'met'])
    expect(
      story
        .after('PT20H')
        .tick()
        .filter(({ type }) => type === 'ticket.escalated'),
    ).toEqual([])
  })

  test.each(['acknowledge', 'assign'] as const)('can do neither once somebody above did: %s', (type) => {
    const story = climbed()
    story.do(noor, type === 'assign' ? { type, to: 'mika@example.com' } : { type })
    for (const verb of ['reply', 'take-back'] as const)
      expect(hindered(story, verb, ana)).toMatchObject({ code: 'desk.not-your-level' })
  })

  test('keeps that when the rules take it further, each of the levels that had it', () => {
    const escalate = [
      { when: 'respond breached', at: 1, to: 2 },
      { when: 'resolve breached', at: 2, to: 3 },
    ]
    const story = climbed(modelWith({ escalate })).after('PT20H')
    story.tick()
    expect(story.ticket.level).toBe(3)
    expect(hindered(story, 'take-back', ana)).toBeNull()
    story.do(noor, { type: 'take-back' })
    expect(story.ticket).toMatchObject({ level: 2, team: 'finance-automation', assignee: 'noor@example.com' })
    expect(hindered(story, 'take-back', ana)).toMatchObject({ code: 'desk.not-your-level' })
  })

  test('has nothing to take back of what a person escalated, nor has anybody else', () => {
    const story = climbed()
    expect(hindered(story, 'take-back', hana)).toMatchObject({ code: 'desk.not-your-level' })
    const byHand = openStory({ automation: 'order-sync' })
    byHand.do(ana, {
      type: 'escalate',
      reason: 'Theirs.',
      handover: { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' },
    })
    expect(hindered(byHand, 'take-back', ana)).toMatchObject({ code: 'desk.not-your-level' })
  })
})

test('whatever happens: no rule moves a ticket to a closed team while one above is open; who lost it by a rule can act until it is taken', () => {
  const awake = [hqAwake, modelWith({ teams: teamsWith({ 'automation-hq': 'vendor-us' }) })]
  const anyAwake = fc.oneof(
    fc.record({ model: anyModel, hour: fc.nat(200) }).map(({ model, hour }) => openAny(model, hour)),
    fc.record({ model: fc.constantFrom(...awake), hour: fc.nat(200) }).map(({ model, hour }) =>
      openStory({
        model,
        automation: 'order-sync',
        at: Temporal.Instant.from(saturdayNight).add({ hours: hour }).toString(),
      }),
    ),
  )
  fc.assert(
    fc.property(anyAwake, anySteps, (story, steps) => {
      for (const step of steps) {
        story.after(`PT${step.seconds}S`)
        story.tick()
        const { by, command } = actOf(story, step)
        story.try(by, command)
        const lost = story.ticket.left.map(({ team }) => story.model.teams.find(({ id }) => id === team)?.members[0])
        if (lost.length > 0) expect(story.ticket.takenAt).toBeNull()
        if (['new', 'open', 'waiting'].includes(story.ticket.state))
          for (const member of lost) {
            const person: Actor = { kind: 'support', name: '', email: member?.email ?? '', teams: [] }
            for (const verb of ['reply', 'take-back'] as const) expect(hindered(story, verb, person)).toBeNull()
          }
      }
      for (const event of story.events) {
        if (event.type !== 'ticket.escalated' || !event.data.automatic) continue
        const at = Temporal.Instant.from(event.at).epochMilliseconds
        const owner = story.ticket.owner
        const above = placesOf(story.model, owner).filter(({ level }) => level >= event.data.to)
        const [here, ...higher] = above.map((place) => isStaffed(story.model, place, at))
        expect(here || !higher.includes(true)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})
