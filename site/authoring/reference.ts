import { z } from 'zod'
import { articleSchema } from '#domain/knowledge/article.ts'
import { contract, germanNames, sections } from '#domain/knowledge/contract.ts'
import { glossaryFileSchema } from '#domain/knowledge/glossary.ts'
import { learnedFileSchema } from '#domain/knowledge/learned.ts'
import { automationSchema } from '#domain/model/automation.ts'
import { calendarsFileSchema } from '#domain/model/calendars-file.ts'
import { supportModelSchema } from '#domain/model/support-model.ts'
import { templatesFileSchema } from '#domain/model/template.ts'

/** The handbook's pages of fields, made from the schemas: file names below the content folder, and their text. */
export function referencePages(): Map<string, string> {
  return new Map([
    ['handbook/reference/frontmatter.md', frontmatterPage()],
    ['handbook/reference/model.md', modelPage()],
  ])
}

const made = 'This page is made from the schemas that check the files: `npm run ladder -- reference` writes it anew.'

function frontmatterPage(): string {
  return `---
title: Frontmatter
summary: Every field of articles and automations, and the sections of a runbook.
order: 20
---

${made} A field that is not here is refused.

## Runbooks, FAQs and guides

${fieldTable(articleSchema)}

## Automations

The name of the file is the id of the automation: \`automations/order-sync.md\` is \`order-sync\`.

${fieldTable(automationSchema)}

## Sections of a runbook

\`ladder check\` names those that are missing. Case, level and number of a heading do not matter.

| Section | Also accepted | In German |
| --- | --- | --- |
${sections.map((name) => `| ${name} | ${contract[name].join(', ')} | ${germanNames[name].join(', ')} |`).join('\n')}
`
}

function modelPage(): string {
  return `---
title: Support model
summary: Every field of support-model.yaml, calendars.yaml, glossary.yaml, templates.yaml and learned.yaml.
order: 30
---

${made} A dot leads into a field, \`[]\` into each entry of a list, \`*\` into each named entry.

## support-model.yaml

${fieldTable(supportModelSchema)}

## calendars.yaml

${fieldTable(calendarsFileSchema)}

## glossary.yaml

${fieldTable(glossaryFileSchema)}

## templates.yaml

${fieldTable(templatesFileSchema)}

## learned.yaml

Beside the folders of articles. \`ladder learned\` writes it.

${fieldTable(learnedFileSchema)}
`
}

type Json = {
  type?: string
  description?: string
  default?: unknown
  enum?: unknown[]
  format?: string
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  additionalProperties?: Json | boolean
  anyOf?: Json[]
}

/** A table of the fields of a schema, with what each says and expects. */
export function fieldTable(schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'input' }) as Json
  return `| Field | What it says | Expects | Default |\n| --- | --- | --- | --- |\n${rowsOf(json, '').join('\n')}`
}

function rowsOf({ properties = {}, required = [] }: Json, before: string): string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${before}${name}`
    const fallback = required.includes(name) ? 'required' : field.default === undefined ? '' : defaultOf(field.default)
    return [`| \`${path}\` | ${field.description ?? ''} | ${kindOf(field)} | ${fallback} |`, ...inside(field, path)]
  })
}

function inside(field: Json, path: string): string[] {
  if (field.items) return inside({ ...field.items, description: undefined }, `${path}[]`)
  if (field.anyOf) return field.anyOf.flatMap((one) => inside(one, path))
  if (field.properties) return rowsOf(field, `${path}.`)
  if (typeof field.additionalProperties === 'object') return inside(field.additionalProperties, `${path}.*`)
  return []
}

function kindOf(field: Json): string {
  if (field.anyOf) return [...new Set(field.anyOf.map(kindOf))].join(', or ')
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(', ')
  if (field.items) return `list of ${field.items.properties ? 'fields' : kindOf(field.items)}`
  if (field.format === 'date') return 'date'
  if (field.format === 'email') return 'e-mail address'
  const names: Record<string, string> = {
    string: 'text',
    object: 'fields',
    integer: 'whole number',
    boolean: 'true or false',
  }
  return names[field.type ?? ''] ?? field.type ?? ''
}

function defaultOf(value: unknown): string {
  const text = JSON.stringify(value)
  return text === '[]' || text === '{}' ? '' : `\`${typeof value === 'string' ? value : text}\``
}
