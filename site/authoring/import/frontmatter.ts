import { articleSchema } from '#domain/knowledge/article.ts'
import { readYaml, splitFrontmatter } from '../yaml-source.ts'

/** Frontmatter of elsewhere: its fields when it could be read, and the body below it. */
export type Foreign = {
  fields: Record<string, unknown>
  body: string
  bodyLine: number
  /** Why the frontmatter could not be read; its text is lost then, and a person must look. */
  broken: string | null
}

export function readFrontmatter(text: string): Foreign {
  const split = splitFrontmatter(text) ?? splitToml(text)
  if (!split) return { fields: {}, body: text, bodyLine: 1, broken: null }
  const yaml = readYaml(split.frontmatter, 2)
  const [error] = yaml.errors
  const value = yaml.value ?? {}
  const rest = { body: split.body, bodyLine: split.bodyLine }
  if (error) return { ...rest, fields: {}, broken: `line ${error.line}: ${error.message}` }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return splitFrontmatter(text)?.frontmatter.includes('\n')
      ? { ...rest, fields: {}, broken: 'it is no list of fields' }
      : { fields: {}, body: text, bodyLine: 1, broken: null }
  }
  return { ...rest, fields: value as Record<string, unknown>, broken: null }
}

/** TOML between lines of +++, as far as it is `name = value`, written as YAML. */
function splitToml(text: string): ReturnType<typeof splitFrontmatter> {
  const found = /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/.exec(text)
  if (!found) return null
  const lines = (found[1] ?? '').split('\n').map((line) => {
    const field = /^([A-Za-z_][\w-]*)[ \t]*=[ \t]*(.+)$/.exec(line)
    return field ? `${field[1]}: ${field[2]}` : `# ${line}`
  })
  return { frontmatter: lines.join('\n'), body: text.slice(found[0].length), bodyLine: found[0].split('\n').length }
}

const synonyms: Record<string, string[]> = {
  title: ['title', 'name', 'question', 'linkTitle', 'sidebar_label'],
  summary: ['summary', 'description', 'excerpt', 'abstract', 'lead'],
  owner: ['owner', 'team', 'owners', 'maintainer'],
  aliases: ['aliases', 'alias', 'keywords', 'slug_history', 'redirect_from'],
  symptoms: ['symptoms', 'errors', 'error_messages'],
  reviewed: ['reviewed', 'last_reviewed', 'lastReviewed', 'last-reviewed', 'reviewed_on', 'review_date'],
  reviewEvery: ['reviewEvery'],
  confidence: ['confidence'],
  audience: ['audience'],
  automation: ['automation'],
  collect: ['collect'],
  draft: ['draft'],
}

/** Values for our fields found under any of their names, each accepted by the schema; and the names nobody needs here. */
export function takeFields(fields: Record<string, unknown>) {
  const taken: Record<string, { value: unknown; from: string }> = {}
  const refused: string[] = []
  const used = new Set<string>()
  for (const [ours, names] of Object.entries(synonyms)) {
    for (const name of names) {
      if (!(name in fields) || fields[name] === null || fields[name] === '') continue
      used.add(name)
      const value = shaped(ours, fields[name])
      const schema = articleSchema.shape[ours as keyof typeof articleSchema.shape]
      if (taken[ours]) continue
      if (schema.safeParse(value).success) taken[ours] = { value, from: name }
      else refused.push(name)
    }
  }
  return { taken, refused, dropped: Object.keys(fields).filter((name) => !used.has(name)) }
}

function shaped(ours: string, value: unknown): unknown {
  if (ours === 'aliases' || ours === 'symptoms')
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
