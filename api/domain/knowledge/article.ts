import { z } from 'zod'
import { fieldSchema } from '../base/field.ts'
import { languageTagSchema } from '../base/language-tag.ts'
import { idSchema, periodSchema } from '../model/support-model.ts'
import type { Body } from './passage.ts'
import { resourceSchema, type Taken } from './resource.ts'

export const articleKinds = ['runbook', 'faq', 'guide', 'resource'] as const
export type ArticleKind = (typeof articleKinds)[number]
export const confidences = ['wip', 'unvalidated', 'validated', 'archived'] as const

/** Frontmatter of a runbook, FAQ, guide or resource. */
export const articleSchema = z.strictObject({
  title: z.string().min(1).max(200).describe('What the reader sees in results; a FAQ asks its question here'),
  summary: z.string().min(1).max(300).describe('One sentence; the short answer of a FAQ'),
  automation: idSchema.optional().describe('Catalogue id of the automation it is about'),
  owner: idSchema.optional().describe('Team that keeps it right; default: the owner of the automation'),
  symptoms: z.array(z.string().min(1)).default([]).describe('Error texts, and what people say'),
  aliases: z.array(z.string().min(1)).default([]).describe('Other words, old titles; an old path starts with /'),
  reviewed: z.iso.date().optional().describe('Day on which somebody last checked it; without it: never reviewed'),
  reviewEvery: periodSchema.optional().describe('How often it must be checked; default from the model'),
  confidence: z.enum(confidences).default('unvalidated').describe('KCS confidence'),
  audience: z.enum(['everyone', 'support']).default('everyone').describe('support: never in the public output'),
  collect: z.array(fieldSchema).default([]).describe('What an escalation from here must bring'),
  related: z.array(z.string()).default([]).describe('Ids of articles a reader may want next'),
  resource: resourceSchema.optional().describe('What can be taken along; for pages below resources/, and only there'),
  draft: z.boolean().default(false).describe('Not built'),
  language: languageTagSchema
    .optional()
    .describe(
      'Language of the text, such as de or pt-BR; search finds the forms of its words; default that of the home, of page.de.md German',
    ),
})

/** One article as the API and the search know it. `revision` is a hash of the file. */
export type Article = z.infer<typeof articleSchema> & {
  id: string
  kind: ArticleKind
  url: string
  revision: string
  language: string
  /** Of a page in another language: the id of the page that it says again. */
  original?: string
  /** The file of a resource. */
  taken?: Taken
} & Body
