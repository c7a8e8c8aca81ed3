import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { calendarsText, policiesText } from '../home/starter-model.ts'

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
${extra}${policiesText()}`

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
  await writeFile(join(dir, 'model/calendars.yaml'), calendarsText('UTC'))
  return ['model/support-model.yaml', 'model/calendars.yaml']
}
