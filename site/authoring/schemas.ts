import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { homeFileSchema } from '#domain/home/home-file.ts'
import { articleSchema } from '#domain/knowledge/article.ts'
import { glossaryFileSchema } from '#domain/knowledge/glossary.ts'
import { learnedFileSchema } from '#domain/knowledge/learned.ts'
import { automationSchema } from '#domain/model/automation.ts'
import { calendarsFileSchema } from '#domain/model/calendars-file.ts'
import { supportModelSchema } from '#domain/model/support-model.ts'
import { templatesFileSchema } from '#domain/model/template.ts'

const schemas: [name: string, title: string, schema: z.ZodType][] = [
  ['article', 'Frontmatter of a runbook, FAQ or guide', articleSchema],
  ['automation', 'Frontmatter of a live automation', automationSchema],
  ['support-model', 'content/model/support-model.yaml', supportModelSchema],
  ['calendars', 'content/model/calendars.yaml', calendarsFileSchema],
  ['glossary', 'content/model/glossary.yaml', glossaryFileSchema],
  ['templates', 'content/model/templates.yaml', templatesFileSchema],
  ['learned', 'content/learned.yaml', learnedFileSchema],
  ['ladder', 'ladder.yaml, beside the content folder', homeFileSchema],
]

/** JSON Schemas for editors, made from the schemas that check: file names below the content folder, and their text. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    schemas.map(([name, title, schema]) => {
      const json = { ...z.toJSONSchema(schema, { io: 'input' }), title }
      return [`.schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`]
    }),
  )
}

/** Writes the schemas below a content folder. */
export async function writeSchemas(dir: string): Promise<string[]> {
  await mkdir(join(dir, '.schemas'), { recursive: true })
  for (const [file, text] of schemaFiles()) await writeFile(join(dir, file), text)
  return [...schemaFiles().keys()]
}

/** Schemas that are missing or not what the code says today. */
export async function staleSchemas(dir: string): Promise<string[]> {
  const stale: string[] = []
  for (const [file, text] of schemaFiles()) {
    if ((await readFile(join(dir, file), 'utf8').catch(() => null)) !== text) stale.push(file)
  }
  return stale
}
