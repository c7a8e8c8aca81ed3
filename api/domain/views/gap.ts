import { z } from 'zod'
import { namedTeamSchema } from '../model/people.ts'
import { namedAutomationSchema } from './parts.ts'

export const gapStates = ['open', 'closed', 'dismissed'] as const

const gapSchema = z.object({
  id: z.string(),
  name: z.string().describe('The wording that says most of it, unless somebody named it'),
  state: z.enum(gapStates).describe('closed: an article or a question of the community answers it now'),
  count: z.int().describe('Searches, chats, tickets and questions that came to nothing'),
  kinds: z
    .object({ weak: z.int(), left: z.int(), asked: z.int(), tickets: z.int(), questions: z.int() })
    .describe(
      'Of its commonest wordings: nothing fitted, nothing was opened, a chat without an answer, solved without an article, asked in the community',
    ),
  weeks: z.array(z.int()).describe('How often in each of the last eight weeks, this week last'),
  wordings: z
    .array(z.object({ need: z.string(), words: z.string(), count: z.int() }))
    .describe('Masked; most frequent first'),
  automation: namedAutomationSchema.nullable().describe('A guess, by its tickets and by the names in its words'),
  ownedBy: namedTeamSchema.nullable().describe('The team that keeps that automation'),
  givenTo: namedTeamSchema.nullable(),
  reason: z.string().nullable().describe('Why it was dismissed'),
  answeredBy: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
  questions: z
    .array(z.object({ title: z.string(), url: z.string(), settled: z.boolean().describe('Whether its answer stands') }))
    .describe('Of the community, that ask for it; those with an answer that stands first'),
  openedAt: z.string(),
  lastAt: z.string(),
  closedAt: z.string().nullable(),
})
export type GapView = z.infer<typeof gapSchema>

/** Gaps of one state, the largest first, and how many each state holds. */
export const gapsSchema = z.object({
  items: z.array(gapSchema),
  counts: z.object({ open: z.int(), closed: z.int(), dismissed: z.int() }),
})

/** The gap that an act was about, as it is called afterwards. */
export const gapChangedSchema = z.object({ id: z.string() })
