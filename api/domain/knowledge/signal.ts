import { z } from 'zod'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'

/** Where a signal comes from. */
const signalSources = ['portal', 'form', 'chat', 'desk', 'api', 'agent'] as const
export type SignalSource = (typeof signalSources)[number]

/** Minutes within which an escalation after reading speaks against the article. */
const soonMinutes = 30

const article = text({ most: 200 }).describe('Article id')
const revision = text({ most: 80 }).optional().describe('Revision that was read')
const query = text({ most: 200 }).describe(
  'The words, as they were typed; what tells of a person is masked before it is kept',
)
const reason = text({ most: 400 }).optional().describe('Why not')
const comment = text({ most: longest.comment }).optional()

const search = {
  query,
  weak: z.boolean().describe('Whether nothing really fitted'),
  results: z.int().min(0).max(100_000),
  clicked: z.int().min(1).max(1000).optional().describe('Rank of the result that was opened'),
  clickedUrl: text({ most: 400 }).optional(),
  top: text({ most: 400 }).optional().describe('Address of the first result'),
}

/** One thing that a reader did, as the pages tell it; never by whom. */
export const signalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('search'), ...search }),
  z.strictObject({ kind: z.literal('vote'), article, revision, helpful: z.boolean(), reason, comment }),
  z.strictObject({
    kind: z.literal('read'),
    article,
    revision,
    ended: z.boolean().describe('Whether its end was reached'),
  }),
  z.strictObject({
    kind: z.literal('escalated'),
    article: article.optional().describe('An article read before; left out for the request itself'),
    minutes: z.int().min(0).max(10_000).optional().describe('How long ago it was read'),
  }),
  z.strictObject({
    kind: z.literal('unsent'),
    article: article.describe('Opened from the form, and nothing was sent'),
  }),
  z.strictObject({ kind: z.literal('taken'), article: article.describe('Resource whose file was taken along') }),
  z.strictObject({ kind: z.literal('asked'), query, answered: z.boolean().describe('Whether there was an answer') }),
])
export type Signal = z.infer<typeof signalSchema>

/** The name by which a tab tells its visit: 16 hexadecimal digits, made at random. */
export const visitSchema = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .describe('A random name of this visit, forgotten with its tab')

/** What a page tells at once, in the order in which it was done. */
export const signalsSchema = z.strictObject({
  source: z.enum(signalSources).default('portal').describe('Where it was done'),
  visit: visitSchema.optional(),
  signals: z.array(signalSchema).max(50),
})

/** Whether an article helped, and why not; never by whom. */
export const feedbackSchema = z.strictObject({ article, revision, helpful: z.boolean(), reason, comment })

/** What was searched, in the order in which it was; never by whom. */
export const searchesSchema = z.strictObject({
  source: z.enum(signalSources).default('api').describe('Where it was searched'),
  searches: z.array(z.strictObject(search)).max(50),
})

type Outcome =
  | 'weak'
  | 'opened'
  | 'doubtful'
  | 'left'
  | 'good'
  | 'bad'
  | 'ended'
  | 'begun'
  | 'soon'
  | 'later'
  | 'unsent'
  | 'taken'
  | 'answered'
  | 'unanswered'

/** What a signal came to, in one word to count by. `doubtful`: nothing fitted well, and a page was opened nonetheless. */
export function outcomeOf(signal: Signal): Outcome {
  switch (signal.kind) {
    case 'search':
      if (signal.clicked !== undefined) return signal.weak ? 'doubtful' : 'opened'
      return signal.weak ? 'weak' : 'left'
    case 'vote':
      return signal.helpful ? 'good' : 'bad'
    case 'read':
      return signal.ended ? 'ended' : 'begun'
    case 'escalated':
      return (signal.minutes ?? 0) <= soonMinutes ? 'soon' : 'later'
    case 'unsent':
      return 'unsent'
    case 'taken':
      return 'taken'
    case 'asked':
      return signal.answered ? 'answered' : 'unanswered'
  }
}

/** Signals without the searches that were only typed on the way to the next one, and without those of no words. */
export function settledOf(signals: readonly Signal[]): Signal[] {
  const searches = signals.filter((signal) => signal.kind === 'search')
  return signals.filter((signal) => {
    if (signal.kind === 'asked') return signal.query.trim() !== ''
    if (signal.kind !== 'search') return true
    const words = signal.query.trim()
    const next = searches[searches.indexOf(signal) + 1]?.query.trim()
    return (
      words !== '' && (signal.clicked !== undefined || next === undefined || next === words || !next.startsWith(words))
    )
  })
}
