import type { Automation } from '#domain/model/automation.ts'
import { checkModel } from '#domain/model/check.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { must } from './must.ts'

const office = {
  mon: ['08:00-12:00', '13:00-17:30'],
  tue: ['08:00-12:00', '13:00-17:30'],
  wed: ['08:00-12:00', '13:00-17:30'],
  thu: ['08:00-12:00', '13:00-17:30'],
  fri: ['08:00-12:00', '13:00-16:00'],
}
const always = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']]),
)

const calendars = {
  calendars: [
    {
      id: 'office',
      name: 'Office hours',
      timeZone: 'Europe/Berlin',
      hours: office,
      holidays: ['2026-12-25', '2027-01-01'],
    },
    { id: 'always', name: 'Around the clock', timeZone: 'UTC', hours: always },
    {
      id: 'vendor-us',
      name: 'US office',
      timeZone: 'America/Los_Angeles',
      hours: {
        mon: ['09:00-17:00'],
        tue: ['09:00-17:00'],
        wed: ['09:00-17:00'],
        thu: ['09:00-17:00'],
        fri: ['09:00-17:00'],
      },
    },
  ],
}

const person = (name: string) => ({ name, email: `${name.split(' ')[0]?.toLowerCase()}@example.com` })
const desk = {
  id: 'support-desk',
  name: 'Support desk',
  calendar: 'office',
  email: 'desk@example.com',
  members: [person('Ana Ruiz'), person('Jonas Weber')],
}
const finance = {
  id: 'finance-automation',
  name: 'Finance automation',
  calendar: 'office',
  email: 'finance@example.com',
  members: [person('Noor Haddad'), person('Mika Laine')],
}
const hq = {
  id: 'automation-hq',
  name: 'Automation HQ',
  calendar: 'office',
  email: 'hq@example.com',
  members: [person('Hana Kim'), person('Luis Ortega')],
}

const common = {
  name: 'Nordwind Trading',
  teams: [desk, finance, hq],
  vendors: [{ id: 'workato', name: 'Workato', calendar: 'vendor-us', targets: { P1: 'PT1H', P2: 'PT4H', P3: 'PT8H' } }],
  priorities: {
    matrix: {
      high: { high: 'P1', medium: 'P2', low: 'P3' },
      medium: { high: 'P2', medium: 'P3', low: 'P3' },
      low: { high: 'P3', medium: 'P3', low: 'P4' },
    },
    raise: { critical: 1 },
  },
  sla: [
    {
      name: 'Business-critical',
      when: { criticality: 'critical', type: 'incident' },
      calendar: 'always',
      targets: {
        P1: { respond: 'PT15M', update: 'PT1H', resolve: 'PT4H' },
        P2: { respond: 'PT30M', update: 'PT4H', resolve: 'PT8H' },
        P3: { respond: 'PT2H', update: 'PT8H', resolve: 'PT24H' },
        P4: { respond: 'PT4H', resolve: 'PT48H' },
      },
    },
    {
      name: 'Standard',
      calendar: 'office',
      targets: {
        P1: { respond: 'PT30M', update: 'PT2H', resolve: 'PT8H' },
        P2: { respond: 'PT1H', update: 'PT4H', resolve: 'PT16H' },
        P3: { respond: 'PT4H', update: 'PT8H', resolve: 'PT24H' },
        P4: { respond: 'PT8H', resolve: 'PT40H' },
      },
    },
  ],
  escalate: [{ when: 'respond breached', at: 1, to: 2 }],
  breachReasons: [
    { id: 'too-many', name: 'Too many at once', proposedFor: 'level' },
    { id: 'no-answer', name: 'The requester did not answer', proposedFor: 'requester' },
  ],
}

const rungs = {
  zero: { level: 0, name: 'Self-support' },
  one: { level: 1, name: 'Support desk', team: 'support-desk', accept: 'PT30M', hold: 'PT4H' },
  two: {
    level: 2,
    name: 'Automation experts',
    team: 'owner',
    accept: 'PT2H',
    hold: 'PT8H',
    handover: [{ name: 'run-id', label: 'Run id', required: true }],
  },
  three: { level: 3, name: 'Automation HQ', team: 'automation-hq', accept: 'PT4H' },
  four: { level: 4, name: 'Vendor support', team: 'automation-hq', vendor: true },
}

/** Checked models with two, three and five levels, over the same teams and policies. */
export const models: Record<'two' | 'three' | 'five', SupportModel> = {
  two: checked('two', [rungs.zero, rungs.one, { ...rungs.three, vendor: true }]),
  three: checked('three', [rungs.zero, rungs.one, rungs.two, { ...rungs.three, vendor: true }]),
  five: checked('five', [rungs.zero, rungs.one, rungs.two, rungs.three, rungs.four]),
}

/** A five-level model with some of its settings changed, and calendars of its own. */
export function modelWith(changes: Record<string, unknown>, more: unknown[] = []): SupportModel {
  return checked('changed', [rungs.zero, rungs.one, rungs.two, rungs.three, rungs.four], changes, more)
}

/** A model in which the members of each team, or of some, are on call in turn; `more` is what else their tables say. */
export function withOnCall(model: SupportModel, more: Record<string, unknown> = {}, only?: string[]): SupportModel {
  const { version, calendars: known, ...rest } = model
  const tableOf = (members: { email: string }[]) => ({
    onCall: { start: '2026-01-05', rotation: members.map(({ email }) => email), ...more },
  })
  const teams = rest.teams.map((team) =>
    only?.includes(team.id) === false ? team : { ...team, ...tableOf(team.members) },
  )
  return must(checkModel({ model: { ...rest, teams }, calendars: { calendars: known }, version }))
}

function checked(
  version: string,
  levels: unknown[],
  changes: Record<string, unknown> = {},
  more: unknown[] = [],
): SupportModel {
  const all = { calendars: [...calendars.calendars, ...more] }
  return must(checkModel({ model: { ...common, levels, ...changes }, calendars: all, version }))
}

const automation = {
  summary: 'A test automation.',
  platform: 'Workato',
  systems: [],
  status: 'live',
  cutoffs: [],
  environments: [],
  subjects: [],
  collect: [],
  handover: [],
  links: [],
} as const

export const automations: Automation[] = [
  {
    ...automation,
    was: [],
    id: 'order-sync',
    name: 'Order sync',
    owner: 'finance-automation',
    criticality: 'critical',
    vendor: 'workato',
    systems: ['Salesforce', 'NetSuite'],
    cutoffs: [],
    environments: [],
    subjects: [],
    collect: [],
    handover: [],
    links: [],
  },
  {
    ...automation,
    was: [],
    id: 'invoice-approval',
    name: 'Invoice approval',
    owner: 'finance-automation',
    criticality: 'high',
    systems: ['SAP'],
    cutoffs: [],
    environments: [],
    subjects: [],
    collect: [],
    handover: [],
    links: [],
  },
]
