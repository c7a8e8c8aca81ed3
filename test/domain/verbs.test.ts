import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stamp } from '#domain/base/time.ts'
import type { Command } from '#domain/ticket/command.ts'
import { decide, hindranceOf } from '#domain/ticket/decide.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Who } from '#domain/ticket/verbs/verb.ts'
import { ruleOf, type VerbName, verbNames } from '#domain/ticket/verbs.ts'
import { actOf, anyModel, anySteps, openAny } from '#kit/life.ts'
import { models, withOnCall } from '#kit/model.ts'
import { handover, type Opening, openStory as openAnyStory, people, type Story } from '#kit/story.ts'
import { actsOf, type Situation, samples, situations } from '#kit/verbs.ts'

const { ana, noor, hana, kim, ticker } = people
const probe: Actor = { kind: 'machine', name: 'probe' }
const lee = { name: 'Lee Moss', email: 'lee@example.com' }

const somebody = { name: 'Somebody', email: 'somebody@example.com' }
const onCall = withOnCall(models.five)
const openStory = (opening: Opening = {}) => openAnyStory({ model: onCall, ...opening })

/** How each situation comes about. */
const lived: Record<Situation, () => Story> = {
  new: () => openStory(),
  followed: () => openStory().do(ana, { type: 'follow' }),
  muted: () => openStory().do(ana, { type: 'mute' }),
  climbed: () => {
    const story = openStory({ automation: 'order-sync' }).after('PT45M')
    story.tick()
    return story
  },
  taken: () => openStory().do(ana, { type: 'acknowledge' }).do(ana, { type: 'assign', to: 'ana@example.com' }),
  waiting: () => openStory().do(ana, { type: 'acknowledge' }).do(ana, { type: 'wait', on: 'requester' }),
  grouped: () => openStory().do(ana, { type: 'acknowledge' }).do(noor, { type: 'group', group: 'g2' }),
  'at-the-vendor': () => {
    const up = { type: 'escalate', reason: 'Theirs.', handover, to: 4 } as const
    return openStory({ automation: 'order-sync' }).do(ana, up).do(hana, { type: 'acknowledge' })
  },
  'vendor-asked': () => {
    const nextChase = '2026-11-30T09:00:00Z'
    return lived['at-the-vendor']().do(hana, { type: 'open-vendor-ticket', reference: 'WK-1', nextChase })
  },
  'vendor-answered': () => atVendor('vendor-asked', 'answer-vendor-ticket'),
  'vendor-solved': () => atVendor('vendor-asked', 'solve-vendor-ticket'),
  resolved: () => openStory().do(ana, { type: 'resolve', note: 'Reconnected.' }),
  'resolved-at-the-vendor': () => lived['vendor-asked']().do(hana, { type: 'resolve', note: 'By itself.' }),
  closed: () => lived.resolved().do(kim, { type: 'confirm' }),
  merged: () => openStory().do(ana, { type: 'merge', into: 'TKT-OTHER' }),
}

function atVendor(before: Situation, type: 'answer-vendor-ticket' | 'solve-vendor-ticket'): Story {
  const story = lived[before]()
  return story.do(hana, { type, vendorTicket: story.ticket.vendorTickets[0]?.id ?? '' })
}

/** Somebody of each kind, and nothing more: the team is one that holds nothing else. */
function oneOf(who: Who, { ticket, model }: Pick<Story, 'ticket' | 'model'>): Actor {
  switch (who) {
    case 'requester':
      return kim
    case 'merged-requester':
      return { kind: 'requester', ...lee }
    case 'machine':
      return probe
    case 'rules':
      return ticker
    case 'vendor-team':
      return withTeams(hana, model)
    case 'team':
      return { kind: 'support', ...somebody, teams: [ticket.team] }
    case 'team-left':
      return { kind: 'support', ...somebody, teams: ['left-team'] }
    case 'desk':
    case 'person':
      return { kind: 'support', ...somebody, teams: ['another-team'] }
  }
}

function withTeams(by: Actor, model: Story['model']): Actor {
  return by.kind === 'support' ? { ...by, teams: teamsOf(model, by.email) } : by
}

function decided({ ticket, model, now }: Pick<Story, 'ticket' | 'model' | 'now'>, by: Actor, command: Command) {
  const at = now.toString({ fractionalSecondDigits: 3 })
  return decide(ticket, command, {
    at,
    by,
    promised: model,
    inForce: model,
    automation: null,
    article: null,
    newId: `v${ticket.version}`,
  })
}

describe.each(situations)('a ticket that is %s', (situation) => {
  const story = lived[situation]()
  const ticket = {
    ...story.ticket,
    absorbed: [{ ref: 'TKT-LEE', requesters: [lee] }],
    left: [{ level: 1, team: 'left-team' }],
    machine: 'probe',
    followers: situation === 'followed' ? [somebody.email] : [],
    muted: situation === 'muted' ? [somebody.email] : [],
  }

  test.each(verbNames)('%s: possible for those whose it is, when it is, and for nobody else', (verb) => {
    const { who, when } = samples[verb]
    for (const kind of who) {
      const hindrance = hindranceOf(
        ticket,
        { type: verb },
        { inForce: story.model, automation: null, by: oneOf(kind, story), at: stamp(story.now) },
      )
      expect([kind, hindrance === null, hindrance]).toEqual([kind, when.includes(situation), hindrance])
    }
    const strangers = (['requester', 'rules', 'team', 'desk'] as const).filter((kind) => !mayAs(kind, who, story))
    for (const kind of strangers) {
      const hindrance = hindranceOf(
        ticket,
        { type: verb },
        { inForce: story.model, automation: null, by: oneOf(kind, story), at: stamp(story.now) },
      )
      expect([kind, hindrance]).toMatchObject([kind, { code: 'desk.not-your-level' }])
    }
  })
})

/** Whoever has the ticket is at the desk, and holds the vendor where the ticket is with the vendor's level. */
function mayAs(kind: Who, who: readonly Who[], { ticket }: Story): boolean {
  const isPerson = (kind === 'team' || kind === 'desk') && who.includes('person')
  if (kind !== 'team') return isPerson || who.includes(kind)
  return isPerson || who.some((one) => one === 'team' || one === 'desk' || (one === 'vendor-team' && ticket.level >= 3))
}

/** Where a random life begins: fresh, or far enough that the rarer verbs are possible. */
const anyBeginning = fc.oneof(
  fc.record({ model: anyModel, hour: fc.nat(200) }).map(({ model, hour }) => openAny(model, hour)),
  fc.constantFrom(...situations).map((situation) => lived[situation]()),
)

test('a verb is offered exactly when doing it is not refused for who, state or what is missing', {
  timeout: 60_000,
}, () => {
  const seen = new Set<string>()
  const judgeAll = (story: Story, pick: number) => {
    for (const actor of [ana, noor, hana, kim, probe, ticker]) {
      const by = withTeams(actor, story.model)
      for (const verb of verbNames) seen.add(`${verb} ${judged(story, by, { verb, pick })}`)
    }
  }
  for (const situation of situations) judgeAll(lived[situation](), 0)
  judgeAll(openStory({ machine: 'probe' }), 0)
  expect(verbNames.filter((verb) => !seen.has(`${verb} offered`))).toEqual([])
  fc.assert(
    fc.property(anyBeginning, anySteps, (story, steps) => {
      for (const step of steps) {
        story.after(`PT${step.seconds}S`)
        judgeAll(story, step.pick)
        const { by, command } = actOf(story, step)
        story.try(by, command)
      }
    }),
    { numRuns: 60 },
  )
})

/** The hint and the law, held against each other for one person and one verb. */
function judged(story: Story, by: Actor, { verb, pick }: { verb: VerbName; pick: number }): string {
  const hint = hindranceOf(
    story.ticket,
    { type: verb },
    { inForce: story.model, automation: null, by, at: stamp(story.now) },
  )
  const [fitting, ...others] = actsOf(verb, story, pick).map((command) => decided(story, by, command))
  const holds = (isTrue: boolean | undefined) => {
    if (!isTrue) throw new Error(JSON.stringify({ verb, by, hint, fitting, others, ticket: story.ticket }))
  }
  const does = (one: typeof fitting) => one?.ok && one.value.length > 0
  if (hint === null) {
    const grounds: string[] = ['desk.not-your-level', ruleOf(verb).refusal]
    holds(does(fitting))
    for (const other of others) holds(other.ok || !grounds.includes(other.error.code))
    return 'offered'
  }
  for (const one of [fitting, ...others]) holds(!does(one))
  if (hint.type === 'refused') holds(!fitting?.ok && fitting?.error.code === hint.code)
  else holds(fitting?.ok)
  return hint.type
}

test('a verb makes only the events that it names', () => {
  fc.assert(
    fc.property(anyModel, fc.nat(200), anySteps, (name, hour, steps) => {
      const story = openAny(name, hour)
      for (const step of steps) {
        story.after(`PT${step.seconds}S`)
        const { by, command } = actOf(story, step)
        const done = story.try(by, command)
        const named: readonly string[] = ruleOf(command.type).makes
        if (done.ok) for (const { type } of done.value) expect(named).toContain(type)
      }
    }),
    { numRuns: 60 },
  )
})
