import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'

const calendars = `# yaml-language-server: $schema=../.schemas/calendars.schema.json
# When people work. Every promise counts time in one of these.
calendars:
  - id: office
    name: Office hours
    timeZone: UTC
    hours:
      mon: ["09:00-17:00"]
      tue: ["09:00-17:00"]
      wed: ["09:00-17:00"]
      thu: ["09:00-17:00"]
      fri: ["09:00-17:00"]
`

const model = (extra: string) => `# yaml-language-server: $schema=../.schemas/support-model.schema.json
# A first ladder of two rungs, written by \`ladder import\`: put in your own names, people and promises.
name: Our support
levels:
  - { level: 0, name: Self-support }
  - { level: 1, name: Help desk, team: help-desk, accept: PT1H }
  - { level: 3, name: Platform team, team: platform }
teams:
  - { id: help-desk, name: Help desk, calendar: office, members: [{ name: First person, email: desk@example.com }] }
  - { id: platform, name: Platform team, calendar: office, members: [{ name: Second person, email: platform@example.com }] }
${extra}priorities:
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

export const starterTeams = ['help-desk', 'platform']

/** Whether a content folder lacks a support model altogether; half a model is for a person to mend. */
export async function lacksModel(dir: string): Promise<boolean> {
  const there = await Promise.all(
    ['support-model.yaml', 'calendars.yaml'].map((name) =>
      access(join(dir, 'model', name)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return !there.includes(true)
}

/** Writes a two-level model that passes every check, with the owner's team in it when it is not one of its own. */
export async function writeStarterModel(dir: string, owner: string | undefined): Promise<string[]> {
  const extra =
    owner && !starterTeams.includes(owner)
      ? `  ${stringify([{ id: owner, name: owner, calendar: 'office', members: [] }], { collectionStyle: 'flow' })
          .trim()
          .replace(/^\[\s*|\s*\]$/g, '')
          .replace(/^/, '- ')
          .replace(/\s+/g, ' ')}\n`
      : ''
  await mkdir(join(dir, 'model'), { recursive: true })
  await writeFile(join(dir, 'model/support-model.yaml'), model(extra))
  await writeFile(join(dir, 'model/calendars.yaml'), calendars)
  return ['model/support-model.yaml', 'model/calendars.yaml']
}
