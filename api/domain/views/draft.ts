import { z } from 'zod'
import { text } from '../base/text.ts'
import { sections } from '../knowledge/contract.ts'
import { namedTeamSchema } from '../model/people.ts'
import { articleRefSchema } from './article.ts'

/** How an article leaves the desk: as a file or a patch to take along, into the content folder, or as a commit on a branch. */
const draftWays = ['file', 'patch', 'folder', 'commit'] as const
export type DraftWay = (typeof draftWays)[number]

const findingSchema = z.object({
  severity: z.enum(['error', 'warning']),
  line: z.int().nullable().describe('Of the lines as they are shown, from 1'),
  words: z.string().describe('What came, what was expected, what to do'),
})
export type Finding = z.infer<typeof findingSchema>

/** An article that a ticket could become, or that it could improve, to be looked at line by line. */
export const articleDraftSchema = z.object({
  name: z.string().describe('Path below the content folder'),
  improves: articleRefSchema.nullable().describe('The article that it is added to; null for a new one'),
  lines: z.array(
    z.object({
      text: z.string(),
      masked: z.boolean().describe('Whether something personal was cut out of it'),
      added: z.boolean().describe('Whether it is new in the article that is improved'),
      ask: z.enum(sections).nullable().describe('The section of which nothing is known yet; the line is empty'),
    }),
  ),
  findings: z.array(findingSchema).describe('What the check of the content says of it'),
  similar: z.array(articleRefSchema).describe('Articles that may be improved instead'),
  ways: z.array(z.enum(draftWays)).describe('How it may be saved here'),
  branch: z.string().nullable().describe('The branch that is committed to'),
})
export type ArticleDraft = z.infer<typeof articleDraftSchema>

/** A draft as somebody leaves it. */
export const draftedSchema = z.strictObject({
  as: z.enum(draftWays).describe('How to save it'),
  name: z
    .string()
    .max(200)
    .regex(/^(?:runbooks|faqs|guides)(?:\/[a-z0-9][a-z0-9-]*)+\.md$/)
    .describe('Path below the content folder; of an article that is improved its own is taken'),
  improves: text({ most: 200 }).optional().describe('Id of the article that it changes'),
  text: text({ most: 60_000, least: 1 }).describe('The whole file, frontmatter and all'),
})
export type Drafted = z.infer<typeof draftedSchema>

/** Work in progress that has solved requests: its owner may say that it is right. */
export const unvalidatedSchema = z.object({
  items: z.array(
    z.object({
      article: articleRefSchema,
      solved: z.int().describe('How many requests it solved'),
      owner: namedTeamSchema.nullable(),
      isYours: z.boolean().describe('Whether you may validate it'),
    }),
  ),
  ways: z.array(z.enum(draftWays)),
  branch: z.string().nullable(),
})
export type Unvalidated = z.infer<typeof unvalidatedSchema>

/** What is validated, and how the change is saved. */
export const validationSchema = z.strictObject({
  article: text({ most: 200, least: 1 }).describe('Id of the article'),
  as: z.enum(draftWays).describe('How to save it'),
})

/** Where it is now; `text` is there for what is taken along. */
export const draftSavedSchema = z.object({
  as: z.enum(draftWays),
  name: z.string().describe('Path below the content folder'),
  file: z.string().nullable().describe('What to call the download'),
  text: z.string().nullable().describe('The article, or the patch'),
  branch: z.string().nullable(),
  commit: z.string().nullable(),
})
export type DraftSaved = z.infer<typeof draftSavedSchema>
