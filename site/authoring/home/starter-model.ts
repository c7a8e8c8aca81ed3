import { stringify } from 'yaml'
import type { Language } from '#domain/words/language.ts'
import { starterWords } from './starter-language.ts'
import type { StarterWords } from './starter-words.ts'

type ModelWords = StarterWords['model']

/** Who helps in a home that has just begun. */
export type Beginning = {
  /** What the help centre is called. */
  name: string
  levels: 2 | 3 | 5
  /** Name of the first team, and the address it and its first person have. */
  team: string
  email: string
  timeZone: string
  /** In which it is written; English without it. */
  language?: Language
}

/** Office hours, as a file to begin with. */
export function calendarsText(
  timeZone: string,
  words: Pick<ModelWords, 'hours' | 'hoursAbout'> = starterWords('en').model,
): string {
  return `# yaml-language-server: $schema=../.schemas/calendars.schema.json
# ${words.hoursAbout}
calendars:
  - id: office
    name: ${words.hours}
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
export function policiesText(
  { matrix, policy }: Pick<ModelWords, 'matrix' | 'policy'> = starterWords('en').model,
): string {
  return `priorities:
  # ${matrix}
  matrix:
    high: { high: P1, medium: P2, low: P3 }
    medium: { high: P2, medium: P3, low: P3 }
    low: { high: P3, medium: P4, low: P4 }
sla:
  - name: ${policy}
    calendar: office
    targets:
      P1: { respond: PT1H, update: PT4H, resolve: PT8H }
      P2: { respond: PT4H, resolve: PT16H }
      P3: { respond: PT8H, resolve: PT40H }
      P4: { respond: PT8H, resolve: PT80H }
`
}

/** Ids of the teams: the first one's, and that of the team that owns automations. */
export function teamIds({ team, levels }: Beginning): { first: string; owner: string } {
  const first = slugOf(team) || 'desk'
  const owner = levels === 2 ? 'platform' : 'experts'
  return { first: first === owner || first === 'centre' ? `${first}-desk` : first, owner }
}

/** The support model of a home that has just begun. */
export function modelText(beginning: Beginning): string {
  const { name, team, email, levels, language = 'en' } = beginning
  const words = starterWords(language).model
  const { first, owner } = teamIds(beginning)
  const people = { calendar: 'office', members: [{ name: words.person, email }] }
  const teams: { id: string; name: string; email?: string }[] = [
    { id: first, name: team, email, ...people },
    ...(levels === 2 ? [] : [{ id: owner, name: words.experts, ...people }]),
    levels === 2 ? { id: owner, name: words.platform, ...people } : { id: 'centre', name: words.centre, ...people },
  ]
  return `# yaml-language-server: $schema=../.schemas/support-model.schema.json
# ${words.about}
name: ${JSON.stringify(name)}
levels:
  - { level: 0, name: ${words.selfSupport} }
  - { level: 1, name: ${JSON.stringify(team)}, team: ${first}, accept: PT1H }
${rungsAbove(levels, words)}teams:
${teams.map((one) => `  - ${flow(one)}\n`).join('')}${levels === 5 ? vendorText(words) : ''}${policiesText(words)}`
}

function rungsAbove(levels: Beginning['levels'], words: ModelWords): string {
  const experts = `  # ${words.ownerIs}\n  - { level: 2, name: ${words.experts}, team: owner, accept: PT2H, hold: PT8H }\n`
  switch (levels) {
    case 2:
      return `  # ${words.levelAbsent}\n  - { level: 3, name: ${words.platform}, team: platform }\n`
    case 3:
      return `${experts}  - { level: 3, name: ${words.centre}, team: centre }\n`
    case 5:
      return `${experts}  - { level: 3, name: ${words.centre}, team: centre, accept: PT4H }\n  # ${words.vendorLogged}\n  - { level: 4, name: ${words.vendor}, team: centre, vendor: true }\n`
  }
}

function vendorText({ vendorName }: ModelWords): string {
  return `vendors:\n  - { id: platform-vendor, name: ${vendorName}, calendar: office, targets: { P1: PT4H, P2: PT8H } }\n`
}

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
