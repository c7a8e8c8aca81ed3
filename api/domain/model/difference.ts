import { z } from 'zod'
import type { OnCallTable, SupportModel } from './support-model.ts'

/** Parts of a support model that have a name. */
const partSchema = z.enum(['model', 'level', 'team', 'vendor', 'policy', 'calendar', 'rule'])
type Part = z.infer<typeof partSchema>

/** One difference between two models. Values are as the model writes them; fields are dotted paths within the part. */
const differenceSchema = z.union([
  z.object({ type: z.enum(['added', 'removed', 'renamed']), part: partSchema, name: z.string(), was: z.string() }),
  z.object({
    type: z.literal('changed'),
    part: partSchema,
    name: z.string(),
    field: z.string(),
    was: z.string().nullable(),
    is: z.string().nullable(),
  }),
  z.object({
    type: z.enum(['gained', 'lost']),
    part: partSchema,
    name: z.string(),
    field: z.string(),
    value: z.string(),
  }),
])
export type Difference = z.infer<typeof differenceSchema>

type Entry = { part: Part; key: string; was: readonly string[]; name: string; fields: object }

/**
 * What differs between two models, in the order in which a model is written: what was added, removed, renamed, and each field
 * that says something else. None exactly when both say the same; order counts only among policies, of which the first wins.
 */
export function differencesOf(before: SupportModel, after: SupportModel): Difference[] {
  const [then, now] = [entriesOf(before), entriesOf(after)]
  const pairs = new Map<Entry, Entry>()
  const free = new Set(then)
  for (const fits of [isSame, isFormer])
    for (const entry of now) {
      const old = pairs.has(entry) ? undefined : [...free].find((one) => fits(one, entry))
      if (!old) continue
      pairs.set(entry, old)
      free.delete(old)
    }
  return [
    ...now.flatMap((entry) => {
      const old = pairs.get(entry)
      return old ? changesOf(old, entry) : [{ type: 'added' as const, ...whole(entry) }]
    }),
    ...[...free].map((entry) => ({ type: 'removed' as const, ...whole(entry) })),
  ]
}

function isSame(old: Entry, entry: Entry): boolean {
  return old.part === entry.part && old.key === entry.key
}

function isFormer(old: Entry, entry: Entry): boolean {
  return old.part === entry.part && entry.was.includes(old.key)
}

function whole({ part, name }: Entry) {
  return { part, name, was: name }
}

function entriesOf(model: SupportModel): Entry[] {
  const { version: _, levels, teams, vendors, sla, calendars, escalate, ...rest } = model
  return [
    {
      part: 'model',
      key: '',
      was: [],
      name: model.name,
      fields: { ...rest, sla: sla.map(({ name }) => name).join(', ') },
    },
    ...levels.map(({ level, name, was, ...fields }) =>
      entry('level', { key: String(level), name, was: was.map(String), fields: { ...fields, was } }),
    ),
    ...teams.map(({ id, name, was, onCall, ...fields }) =>
      entry('team', { key: id, name, was, fields: { ...fields, was, ...(onCall ? { onCall: inTurn(onCall) } : {}) } }),
    ),
    ...vendors.map(({ id, name, was, ...fields }) =>
      entry('vendor', { key: id, name, was, fields: { ...fields, was } }),
    ),
    ...sla.map(({ name, was, ...fields }) => entry('policy', { key: name, name, was, fields: { ...fields, was } })),
    ...calendars.map(({ id, name = id, ...fields }) => entry('calendar', { key: id, name, was: [], fields })),
    ...escalate.map(({ when, at, to }) => {
      const name = `${when}, level ${at} to ${to}`
      return entry('rule', { key: name, name, was: [], fields: {} })
    }),
  ]
}

/** Whose week comes first counts. */
function inTurn({ rotation, ...rest }: OnCallTable) {
  return { ...rest, rotation: rotation.join(', ') }
}

function entry(part: Part, rest: Omit<Entry, 'part'>): Entry {
  return { part, ...rest }
}

function changesOf(old: Entry, { part, key, name, fields }: Entry): Difference[] {
  const renamed = old.key !== key || old.name !== name
  return [
    ...(renamed ? [{ type: 'renamed' as const, part, name, was: old.name === name ? old.key : old.name }] : []),
    ...inside({ part, name }, { was: old.fields, is: fields, path: [] }),
  ]
}

type Both = { was: unknown; is: unknown; path: readonly string[] }

function inside(named: { part: Part; name: string }, { was, is, path }: Both): Difference[] {
  const field = path.join('.')
  if (Array.isArray(was) || Array.isArray(is)) {
    const [then, now] = [listOf(was), listOf(is)]
    return [
      ...without(now, then).map((value) => ({ type: 'gained' as const, ...named, field, value })),
      ...without(then, now).map((value) => ({ type: 'lost' as const, ...named, field, value })),
    ]
  }
  if (isObject(was) || isObject(is)) {
    const [then, now] = [isObject(was) ? was : {}, isObject(is) ? is : {}]
    return [...new Set([...Object.keys(then), ...Object.keys(now)])].flatMap((key) =>
      inside(named, { was: then[key], is: now[key], path: [...path, key] }),
    )
  }
  return was === is ? [] : [{ type: 'changed', ...named, field, was: textOf(was), is: textOf(is) }]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((item) => textOf(item) ?? '')
}

function without(list: readonly string[], others: readonly string[]): string[] {
  return list.filter((value, index) => countOf(list.slice(0, index + 1), value) > countOf(others, value))
}

function countOf(list: readonly string[], value: string): number {
  return list.filter((one) => one === value).length
}

/** A person by name and address, anything else as it is written. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (!isObject(value)) return String(value)
  const { name, email, was = [], ...rest } = value
  const formerly = listOf(was)
  return typeof email === 'string' && Object.keys(rest).length === 0
    ? [`${String(name)} (${email})`, ...(formerly.length > 0 ? [`formerly ${formerly.join(', ')}`] : [])].join(', ')
    : Object.entries(value)
        .map(([key, inner]) => `${key} ${textOf(inner)}`)
        .join(', ')
}
