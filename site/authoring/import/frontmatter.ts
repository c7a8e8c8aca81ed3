import { posix } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { articleSchema } from '#domain/knowledge/article.ts'
import { readYaml, splitFrontmatter } from '../yaml-source.ts'

/** Frontmatter of elsewhere: its fields when it could be read, and the body below it. */
export type Foreign = {
  fields: Record<string, unknown>
  body: string
  bodyLine: number
  /** Why the frontmatter could not be read, and what it said; a person must look. */
  broken: { why: string; text: string } | null
}

/** Reads fields in YAML between ---, TOML between +++, or one JSON object. */
export function readFrontmatter(text: string): Foreign {
  const none = { fields: {}, body: text, bodyLine: 1, broken: null }
  const toml = between(text, /^\+\+\+[ \t]*\n([\s\S]*?)\n?\+\+\+[ \t]*(?:\n|$)/)
  if (toml) return { ...toml.rest, ...read(toml.inner, parseToml) }
  const json = jsonAt(text)
  if (json) return { ...json.rest, ...read(json.inner, JSON.parse) }
  const split = splitFrontmatter(text)
  if (!split) {
    const plain = plainAt(text)
    return plain ? { ...plain.rest, fields: plain.fields, broken: null } : none
  }
  const yaml = readYaml(split.frontmatter, 2)
  const [error] = yaml.errors
  const rest = { body: split.body, bodyLine: split.bodyLine }
  if (error)
    return { ...rest, fields: {}, broken: { why: `line ${error.line}: ${error.message}`, text: split.frontmatter } }
  const value = yaml.value ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    return split.frontmatter.includes('\n')
      ? { ...rest, fields: {}, broken: { why: 'it is no list of fields', text: split.frontmatter } }
      : none
  }
  return { ...rest, fields: value as Record<string, unknown>, broken: null }
}

function between(text: string, pattern: RegExp) {
  const found = pattern.exec(text)
  return found && { inner: found[1] ?? '', rest: restAfter(text, found[0].length) }
}

/** A text that begins with an object which ends at the end of a line. */
function jsonAt(text: string) {
  if (!/^\{\s*"/.test(text)) return null
  const ends = [...text.slice(0, 20_000).matchAll(/\}[ \t]*(?:\n|$)/g)].map((end) => end.index + end[0].length)
  const to =
    ends.find((end) => isJson(text.slice(0, end))) ?? ends.find((end) => /(?:^|\n)\}\s*$/.test(text.slice(0, end)))
  return to === undefined ? null : { inner: text.slice(0, to), rest: restAfter(text, to) }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const plainFields = 'title|description|summary|authors?|date|template|tags|keywords|status|icon|hide|search'

/** Lines `name: value` above the first empty line, as MkDocs reads them; every name is one of its own. */
function plainAt(text: string) {
  const head = /^((?:[A-Za-z][\w-]*:[ \t]*\S.*\n(?:(?: {4}|\t).*\n)*)+)(?:[ \t]*\n|$)/.exec(text)
  const lines = (head?.[1] ?? '')
    .replace(/\n(?: {4}|\t)[ \t]*/g, ' ')
    .split('\n')
    .filter(Boolean)
  if (!head || lines.some((line) => !new RegExp(`^(?:${plainFields}):`, 'i').test(line))) return null
  const fields = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { fields, rest: restAfter(text, head[0].length) }
}

function restAfter(text: string, at: number): Pick<Foreign, 'body' | 'bodyLine'> {
  return { body: text.slice(at), bodyLine: text.slice(0, at).split('\n').length }
}

function read(inner: string, parse: (text: string) => unknown): Pick<Foreign, 'fields' | 'broken'> {
  try {
    return { fields: parse(inner) as Record<string, unknown>, broken: null }
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { fields: {}, broken: { why, text: inner } }
  }
}

const synonyms: Record<string, string[]> = {
  title: ['title', 'name', 'question', 'linkTitle', 'sidebar_label', 'sidebarTitle'],
  summary: ['summary', 'description', 'excerpt', 'abstract', 'lead', 'subtitle'],
  owner: ['owner', 'team', 'owners', 'maintainer'],
  symptoms: ['symptoms', 'errors', 'error_messages'],
  reviewed: [
    'reviewed',
    'last_reviewed',
    'lastReviewed',
    'last-reviewed',
    'last_reviewed_on',
    'reviewed_on',
    'review_date',
  ],
  reviewEvery: ['reviewEvery'],
  confidence: ['confidence'],
  audience: ['audience'],
  automation: ['automation'],
  collect: ['collect'],
  language: ['language', 'lang', 'locale'],
}
const otherNames = ['aliases', 'alias', 'keywords', 'slug_history']
const oldAddresses = ['slug', 'permalink', 'url', 'redirect_from', 'redirects', 'redirect_froms', 'aliases', 'old_urls']

export type Taken = {
  /** Values for our fields found under any of their names, each accepted by the schema. */
  taken: Record<string, { value: unknown; from: string }>
  aliases: string[]
  draft: string | null
  /** Why not everybody may read it, when its site said so. */
  restricted: string | null
  refused: string[]
  /** Names nobody needs here, with what they said. */
  dropped: { name: string; said: string }[]
}

/** Takes from foreign fields what has a place here; `folder` is where a relative address begins, `today` decides what its site shows. */
export function takeFields(
  fields: Record<string, unknown>,
  { folder = '', today }: { folder?: string; today?: string | undefined } = {},
): Taken {
  const taken: Taken['taken'] = {}
  const refused: string[] = []
  const used = new Set<string>()
  for (const [ours, names] of Object.entries(synonyms)) {
    for (const name of names) {
      if (!(name in fields) || fields[name] === null || fields[name] === '' || taken[ours]) continue
      const value = shaped(ours, fields[name])
      const schema = articleSchema.shape[ours as keyof typeof articleSchema.shape]
      used.add(name)
      if (schema.safeParse(value).success) taken[ours] = { value, from: name }
      else refused.push(name)
    }
  }
  const { aliases, from } = aliasesOf(fields, folder)
  const draft = draftBy(fields, today)
  for (const name of [...from, ...(draft ? [draft] : []), 'draft', 'published', 'restricted'])
    if (name in fields) used.add(name)
  const dropped = Object.entries(fields)
    .filter(([name]) => !used.has(name) || refused.includes(name))
    .map(([name, value]) => ({ name, said: typeof value === 'string' ? value : JSON.stringify(value) }))
  const restricted = typeof fields.restricted === 'string' ? fields.restricted : null
  return { taken, aliases, draft, restricted, refused, dropped: dropped.filter(({ name }) => name !== '') }
}

function aliasesOf(fields: Record<string, unknown>, folder: string): { aliases: string[]; from: string[] } {
  const published = publishedFolder(folder)
  const from: string[] = []
  const words = otherNames.flatMap((name) => entries(fields[name], name, from, /,/)).filter((one) => !isAddress(one))
  const addresses = oldAddresses
    .flatMap((name) =>
      entries(fields[name], name, from, /[\s,]+/)
        .filter((one) => name !== 'aliases' || isAddress(one))
        .map((one) => (/^(?:\/|[a-z]+:)/i.test(one) ? one : posix.join('/', name === 'slug' ? published : '', one))),
    )
    .filter((one) => !/^[a-z]+:\/\//i.test(one) && !/[:*$]/.test(one))
    .filter((one) => one !== '/')
  return { aliases: [...new Set([...words, ...addresses])], from }
}

/** The folder of a page as its site's addresses name it; where a slug is the whole address, none. */
function publishedFolder(folder: string): string {
  if (/^src\/content\/docs(?:\/|$)/.test(folder)) return ''
  return folder.replace(/^(?:content|src\/pages)(?:\/|$)/, '')
}

function entries(value: unknown, name: string, from: string[], between: RegExp): string[] {
  if (value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))) return []
  from.push(name)
  return (Array.isArray(value) ? value : String(value).split(between))
    .map((entry) => String(entry).trim())
    .filter(Boolean)
}

function isAddress(word: string): boolean {
  return /^\//.test(word) || /^[\w./-]+\/[\w./-]*$/.test(word)
}

/** The field by which its site does not show a page: not yet, no longer, or never. */
function draftBy(fields: Record<string, unknown>, today: string | undefined): string | null {
  const says = (name: string, value: boolean) => fields[name] === value || fields[name] === String(value)
  for (const name of ['draft', 'headless']) if (says(name, true)) return name
  for (const name of ['published', 'publish']) if (says(name, false)) return name
  if (!today) return null
  const dayOf = (name: string) => {
    const value = fields[name]
    const text = value instanceof Date ? value.toISOString() : String(value ?? '')
    return /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? null
  }
  const later = ['publishDate', 'publishdate'].find((name) => (dayOf(name) ?? today) > today)
  const over = ['expiryDate', 'expirydate', 'unpublishdate'].find((name) => (dayOf(name) ?? '9999') < today)
  return later ?? over ?? null
}

function shaped(ours: string, value: unknown): unknown {
  if (ours === 'symptoms')
    return (Array.isArray(value) ? value : String(value).split(','))
      .map((entry) => String(entry).trim())
      .filter(Boolean)
  if (ours === 'title' || ours === 'summary') return shortened(String(value), ours === 'title' ? 200 : 300)
  if (ours === 'reviewed') return String(value).slice(0, 10)
  if (ours === 'owner' && Array.isArray(value)) return value[0]
  return value
}

/** One line of at most so many characters: whole sentences when one ends in time, else whole words. */
export function shortened(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= limit) return line
  const sentence = /^.{40,}?[.!?](?=\s)/.exec(line)?.[0]
  if (sentence && sentence.length <= limit) {
    const more = line.slice(0, limit).match(/^.*[.!?](?=\s)/)?.[0]
    return more ?? sentence
  }
  return `${line.slice(0, limit - 1).replace(/\s+\S*$/, '')}…`
}
