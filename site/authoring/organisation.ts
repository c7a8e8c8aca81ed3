import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { isSameAddress } from '#domain/base/email.ts'
import type { Loaded } from './content.ts'
import { type Edit, edited, lineEnd, lineStart, yamlEditor } from './yaml-edit.ts'
import { splitFrontmatter } from './yaml-source.ts'

/** A file below the content directory as it is and as it would be, and which of its lines differ. */
export type FileChange = { file: string; text: string; lines: LineChange[] }
type LineChange = { line: number; before: string[]; after: string[] }

export class OrganisationRefusal extends Error {}

const modelFile = 'model/support-model.yaml'

type Raw = {
  levels?: { team?: string }[]
  reports?: { team?: string; to?: string[] }[]
  teams?: {
    id?: string
    was?: string[]
    members?: { email?: string }[]
    onCall?: { rotation?: string[]; overrides?: { who?: string }[] }
  }[]
}

/** The support model without a person, whatever teams they are in and whatever reports they get. */
export async function personLeaves(dir: string, email: string): Promise<FileChange[]> {
  const text = await readFile(join(dir, modelFile), 'utf8')
  const yaml = yamlEditor(text)
  const wanted = structuredClone(yaml.value) as Raw
  const isThem = (address: string | undefined) => address !== undefined && isSameAddress(address, email)
  const edits = (wanted.teams ?? []).flatMap((team, index) => {
    const without = <T>(list: T[] = [], path: string[], addressOf: (entry: T) => string | undefined): Edit[] =>
      list
        .flatMap((entry, place) => (isThem(addressOf(entry)) ? [place] : []))
        .toReversed()
        .flatMap((place) => {
          list.splice(place, 1)
          return yaml.remove(['teams', index, ...path], place)
        })
    return [
      ...without(team.members, ['members'], (member) => member.email),
      ...without(team.onCall?.rotation, ['onCall', 'rotation'], (address) => address),
      ...without(team.onCall?.overrides, ['onCall', 'overrides'], ({ who }) => who),
    ]
  })
  if (edits.length === 0) throw new OrganisationRefusal(`${email} is in no team of ${modelFile}`)
  for (const [index, report] of [...(wanted.reports ?? []).entries()].toReversed()) {
    const places = (report.to ?? []).flatMap((address, place) => (isThem(address) ? [place] : []))
    const isAlone = places.length === report.to?.length
    if (isAlone) wanted.reports?.splice(index, 1)
    else report.to = report.to?.filter((address) => !isThem(address))
    const removed = isAlone
      ? yaml.remove(['reports'], index)
      : places.flatMap((place) => yaml.remove(['reports', index, 'to'], place))
    edits.push(...removed)
  }
  return [changeOf({ file: modelFile, text, edits, wanted })]
}

/** A team under another id, in the model and wherever articles and automations name it; `was` keeps the id that it had. */
export async function teamRenamed(dir: string, { from, to }: { from: string; to: string }, loaded: Loaded) {
  const text = await readFile(join(dir, modelFile), 'utf8')
  const yaml = yamlEditor(text)
  const wanted = structuredClone(yaml.value) as Raw
  const index = (wanted.teams ?? []).findIndex(({ id }) => id === from)
  const team = wanted.teams?.[index]
  if (!team) {
    const known = (wanted.teams ?? []).flatMap(({ id }) => id ?? []).join(', ')
    throw new OrganisationRefusal(`there is no team ${from} in ${modelFile}; there are ${known}`)
  }
  const edits = [
    ...yaml.replace(['teams', index, 'id'], to),
    ...yaml.add(['teams', index], { key: 'was', after: 'id', value: from }),
  ]
  team.id = to
  team.was = [...(team.was ?? []), from]
  for (const [place, level] of (wanted.levels ?? []).entries()) {
    if (level.team !== from) continue
    level.team = to
    edits.push(...yaml.replace(['levels', place, 'team'], to))
  }
  for (const [place, report] of (wanted.reports ?? []).entries()) {
    if (report.team !== from) continue
    report.team = to
    edits.push(...yaml.replace(['reports', place, 'team'], to))
  }
  const files = [
    ...loaded.automations.filter(({ automation }) => automation.owner === from),
    ...loaded.files.filter(({ article }) => article.owner === from),
  ]
  const owned = files.map(({ file }) => ownerChanged(dir, file, to))
  return [changeOf({ file: modelFile, text, edits, wanted }), ...(await Promise.all(owned))]
}

/** Writes what was shown. */
export async function writeChanges(dir: string, changes: readonly FileChange[]): Promise<void> {
  for (const { file, text } of changes) await writeFile(join(dir, file), text)
}

async function ownerChanged(dir: string, file: string, to: string): Promise<FileChange> {
  const text = await readFile(join(dir, file), 'utf8')
  const frontmatter = splitFrontmatter(text)?.frontmatter ?? ''
  const start = text.indexOf(frontmatter)
  const edits = yamlEditor(frontmatter)
    .replace(['owner'], to)
    .map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start }))
  return { file, text: edited(text, edits), lines: linesOf(text, edits) }
}

type Changing = { file: string; text: string; edits: readonly Edit[]; wanted: unknown }

/** YAML can be written in more ways than one can edit: what would not say the same afterwards is left to a person. */
function changeOf({ file, text, edits, wanted }: Changing): FileChange {
  const after = edited(text, edits)
  if (!isDeepStrictEqual(parse(after), wanted))
    throw new OrganisationRefusal(`${file} is written in a way that cannot be edited here; change it by hand`)
  return { file, text: after, lines: linesOf(text, edits) }
}

/** Edits as the lines they touch. */
function linesOf(text: string, edits: readonly Edit[]): LineChange[] {
  const touched = edits
    .map((edit) => ({
      edit,
      from: lineStart(text, edit.from),
      to: lineEnd(text, Math.max(edit.from, edit.to - 1)),
    }))
    .toSorted((a, b) => a.from - b.from)
  const stretches: { from: number; to: number; edits: Edit[] }[] = []
  for (const { edit, from, to } of touched) {
    const last = stretches.at(-1)
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to)
      last.edits.push(edit)
    } else stretches.push({ from, to, edits: [edit] })
  }
  return stretches.map(({ from, to, edits: inside }) => {
    const moved = inside.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }))
    return {
      line: text.slice(0, from).split('\n').length,
      before: written(text.slice(from, to)),
      after: written(edited(text.slice(from, Math.max(to, ...inside.map((edit) => edit.to))), moved)),
    }
  })
}

function written(lines: string): string[] {
  return lines.split('\n').filter((line) => line !== '')
}
