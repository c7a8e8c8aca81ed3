import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from '#domain/base/near-miss.ts'
import { checkModel } from '#domain/model/check.ts'
import { showRoute } from '#domain/model/show.ts'
import { modelWarnings } from '#domain/model/warnings.ts'
import { automations, models, modelWith } from '#kit/model.ts'

const at = '2026-11-24T14:30:00.000Z'
const orderSync = automations.find(({ id }) => id === 'order-sync') ?? null

function issuesWith(changes: Record<string, unknown>): string[] {
  const { version, calendars, ...model } = models.five
  const result = checkModel({ model: { ...model, ...changes }, calendars: { calendars }, version })
  return result.ok ? [] : result.error.map(({ file, path, expected }) => `${file} ${path.join('.')}: ${expected}`)
}

test('a checked model can be checked again', () => {
  expect(issuesWith({})).toEqual([])
})

test.each(Object.keys(models))('the %s-level model has no warnings but that it promises nights', (name) => {
  expect(modelWarnings(models[name as keyof typeof models]).map(({ path }) => path.join('.'))).toEqual([
    'sla.0.calendar',
  ])
})

describe('former ids', () => {
  const teamsWith = (changes: Record<string, object>) =>
    models.five.teams.map((team) => ({ ...team, ...changes[team.id] }))
  const said = (changes: Record<string, object>) => issuesWith({ teams: teamsWith(changes) })

  test('are free to be claimed once', () => {
    expect(said({ 'support-desk': { was: ['first-line', 'hotline'] } })).toEqual([])
  })

  test('are claimed by one alone', () => {
    expect(said({ 'support-desk': { was: ['hotline'] }, 'automation-hq': { was: ['hotline'] } })).toEqual([
      'support-model teams.2.was.0: an id that nobody else claims: team "support-desk" was it too',
    ])
    expect(said({ 'support-desk': { was: ['hotline', 'hotline'] } })).toEqual([
      'support-model teams.0.was.1: each former id once',
    ])
  })

  test("are nobody's today: neither of another, nor in a circle, nor their own", () => {
    const both = (id: string) => `an id that no team has today: "${id}" is both living and former`
    expect(said({ 'support-desk': { was: ['automation-hq'] }, 'automation-hq': { was: ['support-desk'] } })).toEqual([
      `support-model teams.0.was.0: ${both('automation-hq')}`,
      `support-model teams.2.was.0: ${both('support-desk')}`,
    ])
    expect(said({ 'support-desk': { was: ['support-desk'] } })).toEqual([
      'support-model teams.0.was.0: a former id: this team still has it',
    ])
  })

  test('hold for levels, vendors, policies and people too', () => {
    const { levels, vendors, sla, teams } = models.five
    expect(issuesWith({ levels: levels.map((entry) => (entry.level === 2 ? { ...entry, was: [3] } : entry)) })).toEqual(
      ['support-model levels.2.was.0: an id that no level has today: "3" is both living and former'],
    )
    expect(issuesWith({ vendors: vendors.map((entry) => ({ ...entry, was: [entry.id] })) })).toHaveLength(1)
    expect(issuesWith({ sla: sla.map((entry) => ({ ...entry, was: ['Gold'] })) })).toHaveLength(sla.length - 1)
    const everybody = teams.map((team) => ({
      ...team,
      members: team.members.map((member) => ({ ...member, was: ['Ana@example.com'] })),
    }))
    expect(issuesWith({ teams: everybody })[0]).toBe(
      'support-model teams.0.members.0.was.0: a former id: this person still has it',
    )
  })

  test('of somebody in two teams may stand in both', () => {
    const zoe = { name: 'Zoe Adler', email: 'zoe@example.com', was: ['zoe.old@example.com'] }
    expect(issuesWith({ teams: models.five.teams.map((team) => ({ ...team, members: [zoe] })) })).toEqual([])
  })
})

describe('policies that no ticket reaches', () => {
  const all = Object.fromEntries(['P1', 'P2', 'P3', 'P4'].map((name) => [name, { respond: 'PT1H', resolve: 'PT2H' }]))
  const policy = (name: string, when?: Record<string, unknown>) => ({
    name,
    ...(when && { when }),
    calendar: 'office',
    targets: all,
  })
  const unreached = (...policies: object[]) =>
    issuesWith({ sla: [...policies, policy('Rest')] }).filter((line) => line.includes('takes every one'))

  test('one with the same or narrower conditions than an earlier one is named', () => {
    expect(
      unreached(policy('A', { type: 'incident' }), policy('B', { type: 'incident', criticality: 'critical' })),
    ).toEqual(['support-model sla.1.when: conditions that some ticket meets: "A" above takes every one of them first'])
    expect(unreached(policy('A', { type: ['incident', 'change'] }), policy('B', { type: 'change' }))).toHaveLength(1)
  })

  test('one that some ticket still reaches passes', () => {
    expect(
      unreached(policy('A', { type: 'incident', criticality: 'critical' }), policy('B', { type: 'incident' })),
    ).toEqual([])
    expect(unreached(policy('A', { type: 'incident' }), policy('B', { type: ['incident', 'change'] }))).toEqual([])
    expect(unreached(policy('A', { team: 'support-desk' }), policy('B', { criticality: 'critical' }))).toEqual([])
  })
})

describe('escalation rules', () => {
  test('a level that is absent is skipped upwards, one above the top is refused', () => {
    const { version, calendars, ...two } = models.two
    const rule = (to: number) =>
      checkModel({
        model: { ...two, escalate: [{ when: 'respond breached', at: 1, to }] },
        calendars: { calendars },
        version,
      }).ok
    expect(rule(2)).toBe(true)
    expect(rule(3)).toBe(true)
    expect(rule(4)).toBe(false)
  })

  test('one clock at one level leads one way', () => {
    const rules = [
      { when: 'respond breached', at: 1, to: 2 },
      { when: 'respond at-risk', at: 1, to: 2 },
      { when: 'respond breached', at: 1, to: 3 },
    ]
    expect(issuesWith({ escalate: rules })).toEqual([
      'support-model escalate.2.when: one rule for each clock and level: a ticket goes one way',
    ])
  })
})

describe('what a model shows for a ticket', () => {
  test('a P2 incident of order-sync goes up all levels, with targets, promises and rules', () => {
    const shown = showRoute(models.five, { automation: orderSync, priority: 'P2', at })
    expect(shown).toMatchObject({ policy: 'Business-critical', priority: 'P2', timeZone: 'Europe/Berlin' })
    expect(shown.promises).toEqual([
      {
        clock: 'respond',
        target: 'PT30M',
        calendar: 'always',
        riskAt: '2026-11-24T14:52:30.000Z',
        due: '2026-11-24T15:00:00.000Z',
      },
      { clock: 'update', target: 'PT4H', calendar: 'always', riskAt: null, due: null },
      {
        clock: 'resolve',
        target: 'PT8H',
        calendar: 'always',
        riskAt: '2026-11-24T20:30:00.000Z',
        due: '2026-11-24T22:30:00.000Z',
      },
    ])
    expect(shown.levels.map(({ level, team, vendor }) => [level, team, vendor?.name ?? null])).toEqual([
      [1, 'Support desk', null],
      [2, 'Finance automation', null],
      [3, 'Automation HQ', null],
      [4, 'Automation HQ', 'Workato'],
    ])
    expect(shown.levels[0]?.targets).toEqual([
      {
        clock: 'accept',
        target: 'PT30M',
        calendar: 'office',
        riskAt: '2026-11-24T14:52:30.000Z',
        due: '2026-11-24T15:00:00.000Z',
      },
      {
        clock: 'hold',
        target: 'PT4H',
        calendar: 'office',
        riskAt: '2026-11-25T08:00:00.000Z',
        due: '2026-11-25T09:00:00.000Z',
      },
    ])
    expect(shown.levels[3]?.vendor).toEqual({ name: 'Workato', calendar: 'vendor-us', target: 'PT4H' })
    expect(shown.rules).toEqual([
      {
        when: 'respond breached',
        at: 1,
        to: 2,
        name: 'Automation experts',
        not: null,
        instant: '2026-11-24T15:00:00.000Z',
      },
    ])
  })

  test('without a priority it is the one a ticket would get', () => {
    expect(showRoute(models.five, { automation: orderSync, at }).priority).toBe('P2')
    expect(showRoute(models.five, { automation: orderSync, impact: 'high', urgency: 'high', at }).priority).toBe('P1')
    expect(showRoute(models.five, { automation: null, at }).priority).toBe('P3')
  })

  test('a request about no automation skips the owner’s level, and says so', () => {
    const shown = showRoute(models.five, { automation: null, at })
    expect(shown.levels.map(({ level }) => level)).toEqual([1, 3, 4])
    expect(shown.skipped).toEqual([
      { level: 2, name: 'Automation experts', why: 'a request about no automation has no owner team' },
    ])
    expect(shown.rules[0]).toMatchObject({ to: 3, name: 'Automation HQ' })
  })

  test('an absent level is skipped by the rules too', () => {
    expect(showRoute(models.two, { automation: orderSync, at }).rules[0]).toMatchObject({ at: 1, to: 3, not: null })
  })

  test('a rule that such a ticket cannot meet says why', () => {
    const model = modelWith({
      escalate: [
        { when: 'hold breached', at: 3, to: 4 },
        { when: 'resolve breached', at: 2, to: 3 },
      ],
    })
    expect(showRoute(model, { automation: null, at }).rules.map(({ not }) => not)).toEqual([
      'it has no hold target',
      'this ticket has no level 2',
    ])
  })
})

test.each([
  ['hgih', ['critical', 'high', 'normal'], 'high'],
  ['friday', ['mon', 'fri', 'sat'], 'fri'],
  ['Europe/Lundon', ['Europe/London', 'Europe/Lisbon'], 'Europe/London'],
  ['order-sink', ['order-sync', 'stock-level-bot'], 'order-sync'],
  ['managers', ['everyone', 'support'], null],
  ['x', [], null],
])('the nearest of the known words to %s', (came, known, expected) => {
  expect(nearest(came, known)).toBe(expected)
})

test('the nearest of many is found as if each were compared whole', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcA'), minLength: 1, maxLength: 7 })
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 8 }), (came, known) => {
      const far = (other: string) => editDistance(came.toLowerCase(), other.toLowerCase())
      const near = known.filter((one) => far(one) <= Math.max(1, Math.floor(Math.max(came.length, one.length) / 3)))
      const [first] = near.sort((a, b) => far(a) - far(b))
      if (first !== undefined) expect(nearest(came, known)).toBe(first)
    }),
  )
})

/** By its definition: what is cheapest to do to the last letters. */
function editDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)]
  if (a.at(-1) === b.at(-1)) return editDistance(shortA, shortB)
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
  return (
    1 +
    Math.min(
      editDistance(shortA, b),
      editDistance(a, shortB),
      editDistance(shortA, shortB),
      swapped ? editDistance(a.slice(0, -2), b.slice(0, -2)) : Number.POSITIVE_INFINITY,
    )
  )
}

describe('a policy that counts while everybody is shut', () => {
  const warned = (model: typeof models.five, known: readonly (typeof automations)[number][] = []) =>
    modelWarnings(model, known).map(({ path, expected }) => `${path.join('.')}: ${expected}`)
  const teamsWith = (calendar: string, id?: string) =>
    models.five.teams.map((team) => (!id || team.id === id ? { ...team, calendar } : team))

  test('is named, with the hours and what is certain to be late', () => {
    for (const known of [[], automations])
      expect(warned(models.five, known)).toEqual(
        [
          'sla.0.calendar: hours in which somebody could act: from Fri 16:00 to Mon 08:00 (Europe/Berlin) Support desk, Finance ' +
            'automation, Automation HQ are all shut while 64 h count; certain to be late when filed then: respond P1 P2 P3 P4, ' +
            'update P1 P2 P3, resolve P1 P2 P3 P4',
        ].map((line) => (known.length > 0 ? line : line.replace(' Finance automation,', ''))),
      )
  })

  test('is silent once anybody who could act is there, whichever level they are on', () => {
    for (const id of ['support-desk', 'finance-automation', 'automation-hq'])
      expect(warned(modelWith({ teams: teamsWith('always', id) }), automations)).toEqual([])
    expect(warned(modelWith({ teams: teamsWith('always', 'finance-automation') }))).toEqual([])
  })

  test('is found on a holiday that only the team keeps', () => {
    const open = { ...models.five.calendars.find(({ id }) => id === 'office'), id: 'no-holidays', holidays: [] }
    const sla = models.five.sla.map((policy) => ({ ...policy, calendar: 'no-holidays' }))
    const [first] = warned(modelWith({ sla }, [open]), automations)
    expect(first).toMatch(
      /from Thu 17:30 to Mon 08:00 .* while 7 h count; certain to be late when filed then: respond P1 P2 P3 P4/,
    )
  })

  test('stands in the route of a ticket that it would be late for', () => {
    const { contradicts } = showRoute(models.five, { automation: orderSync, at })
    expect(contradicts).toMatch(/^from Fri 16:00 .* respond P2, update P2, resolve P2$/)
    expect(showRoute(models.five, { automation: null, at }).contradicts).toBeNull()
  })
})
