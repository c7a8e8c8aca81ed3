import { stringify } from 'yaml'

/** Who helps in a home that has just begun. */
export type Beginning = {
  /** What the help centre is called. */
  name: string
  levels: 2 | 3 | 5
  /** Name of the first team, and the address it and its first person have. */
  team: string
  email: string
  timeZone: string
}

/** Office hours, as a file to begin with. */
export function calendarsText(timeZone: string): string {
  return `# yaml-language-server: $schema=../.schemas/calendars.schema.json
# When people work. Every promise counts time in one of these.
calendars:
  - id: office
    name: Office hours
    timeZone: ${timeZone}
    hours:
      mon: ["09:00-17:00"]
      tue: ["09:00-17:00"]
      wed: ["09:00-17:00"]
      thu: ["09:00-17:00"]
      fri: ["09:00-17:00"]
`
}

/** Priorities and one policy for everything. */
export const policiesText = `priorities:
  # impact → urgency → priority
  matrix:
    high: { high: P1, medium: P2, low: P3 }
    medium: { high: P2, medium: P3, low: P3 }
    low: { high: P3, medium: P4, low: P4 }
sla:
  - name: Everything
    calendar: office
    targets:
      P1: { respond: PT1H, update: PT4H, resolve: PT8H }
      P2: { respond: PT4H, resolve: PT16H }
      P3: { respond: PT8H, resolve: PT40H }
      P4: { respond: PT8H, resolve: PT80H }
`

/** Ids of the teams: the first one's, and that of the team that owns automations. */
export function teamIds({ team, levels }: Beginning): { first: string; owner: string } {
  const first = slugOf(team) || 'desk'
  const owner = levels === 2 ? 'platform' : 'experts'
  return { first: first === owner || first === 'centre' ? `${first}-desk` : first, owner }
}

/** The support model of a home that has just begun. */
export function modelText(beginning: Beginning): string {
  const { name, team, email, levels } = beginning
  const { first, owner } = teamIds(beginning)
  const people = { calendar: 'office', members: [{ name: 'First person', email }] }
  const teams: { id: string; name: string; email?: string }[] = [
    { id: first, name: team, email, ...people },
    ...(levels === 2 ? [] : [{ id: owner, name: 'Automation experts', ...people }]),
    levels === 2
      ? { id: owner, name: 'Platform team', ...people }
      : { id: 'centre', name: 'Centre of excellence', ...people },
  ]
  return `# yaml-language-server: $schema=../.schemas/support-model.schema.json
# Who helps, in which order, and how fast. The person is a placeholder: put in your own people.
name: ${JSON.stringify(name)}
levels:
  - { level: 0, name: Self-support }
  - { level: 1, name: ${JSON.stringify(team)}, team: ${first}, accept: PT1H }
${rungsAbove(beginning)}teams:
${teams.map((one) => `  - ${flow(one)}\n`).join('')}${levels === 5 ? vendors : ''}${policiesText}`
}

function rungsAbove({ levels }: Beginning): string {
  const experts =
    '  # `owner` is the team that owns the automation.\n  - { level: 2, name: Automation experts, team: owner, accept: PT2H, hold: PT8H }\n'
  switch (levels) {
    case 2:
      return '  # Level 2 is absent: nothing breaks, an escalation goes straight to 3.\n  - { level: 3, name: Platform team, team: platform }\n'
    case 3:
      return `${experts}  - { level: 3, name: Centre of excellence, team: centre }\n`
    case 5:
      return `${experts}  - { level: 3, name: Centre of excellence, team: centre, accept: PT4H }\n  # The centre logs the vendor's ticket and follows it.\n  - { level: 4, name: Vendor support, team: centre, vendor: true }\n`
  }
}

const vendors = `vendors:
  - { id: platform-vendor, name: The vendor of the platform, calendar: office, targets: { P1: PT4H, P2: PT8H } }
`

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim().replace(/\s+/g, ' ')
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
