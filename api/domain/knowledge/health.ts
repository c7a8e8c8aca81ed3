import { z } from 'zod'
import { confidences } from './article.ts'

const people = z.int().min(0).describe('People of the month whom it concerns')

/** One thing that is wrong with an article, as counted in a month. */
export const findingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('filed-soon'), people, readers: z.int() }),
  z.object({ kind: z.literal('unhelpful'), people, votes: z.int(), reason: z.string().nullable() }),
  z.object({ kind: z.literal('passed-over'), people, gap: z.string(), name: z.string() }),
  z.object({ kind: z.literal('doubtful-words'), people, words: z.array(z.string()) }),
  z.object({ kind: z.literal('broken-link'), people, to: z.string(), line: z.int().nullable(), more: z.int() }),
  z.object({ kind: z.literal('overdue'), people, due: z.string() }),
  z.object({ kind: z.literal('never-reviewed'), people }),
])
export type Finding = z.infer<typeof findingSchema>

const timesSchema = z.array(z.object({ words: z.string(), count: z.int() }))

/** What was counted of one article in a month, and how it stands. */
export const articleFactsSchema = z.object({
  readers: z.int().describe('Visits that read it'),
  good: z.int().describe('Votes that it helped'),
  bad: z.int(),
  reasons: timesSchema.describe('Why not, most frequent first'),
  escalated: z.int().describe('Requests filed after it was read'),
  soon: z.int().describe('Of these, within 30 minutes of reading'),
  unsent: z.int().describe('Opened from the form, and nothing was sent'),
  solved: z.int().describe('Requests that it solved'),
  doubtful: z.int().describe('Opened although nothing fitted well'),
  taken: z.int().describe('Times that what it offers was taken along'),
  doubtfulWords: timesSchema.describe('Words that led here although nothing fitted well'),
  reviewed: z.string().nullable(),
  due: z.string().nullable().describe('Day of the next review'),
  overdue: z.boolean(),
  confidence: z.enum(confidences),
  broken: z.array(z.object({ to: z.string(), line: z.int().nullable() })).describe('Links that lead nowhere'),
  gaps: z
    .array(z.object({ id: z.string(), name: z.string(), count: z.int() }))
    .describe('Open gaps in which it came first and was left unopened'),
})
export type ArticleFacts = z.infer<typeof articleFactsSchema>

/** Fewer say nothing yet. */
const fewestFiled = 3
const fewestVotes = 5
const fewestDoubtful = 2
const fewestPassing = 2
/** So many of its readers file a request at once, and something is missing. */
const manySoon = 0.1
/** So few of its voters are helped, and it does not do its work. */
const fewHelped = 0.6

/** What harms people now, what keeps them from it, what may become wrong. */
const harms: Record<Finding['kind'], number> = {
  'filed-soon': 0,
  unhelpful: 0,
  'passed-over': 0,
  'doubtful-words': 1,
  'broken-link': 1,
  overdue: 2,
  'never-reviewed': 2,
}

/** What is wrong with an article, what harms most people first; nothing where nothing is. An archived one is not looked after any more. */
export function findingsOf(facts: ArticleFacts): Finding[] {
  if (facts.confidence === 'archived') return []
  const { readers, good, bad, soon, doubtful, broken, gaps } = facts
  const votes = good + bad
  const found: Finding[] = []
  if (soon >= fewestFiled && soon >= readers * manySoon) found.push({ kind: 'filed-soon', people: soon, readers })
  if (votes >= fewestVotes && good < votes * fewHelped)
    found.push({ kind: 'unhelpful', people: bad, votes, reason: facts.reasons[0]?.words ?? null })
  for (const { id, name, count } of gaps)
    if (count >= fewestPassing) found.push({ kind: 'passed-over', people: count, gap: id, name })
  if (doubtful >= fewestDoubtful)
    found.push({ kind: 'doubtful-words', people: doubtful, words: facts.doubtfulWords.map(({ words }) => words) })
  const [first] = broken
  if (first) found.push({ kind: 'broken-link', people: readers, ...first, more: broken.length - 1 })
  if (facts.overdue && facts.due) found.push({ kind: 'overdue', people: readers, due: facts.due })
  if (facts.reviewed === null) found.push({ kind: 'never-reviewed', people: readers })
  return found.sort(byHarm)
}

/** Whether people are harmed already, and not only may be. */
export function harmsNow({ kind }: Finding): boolean {
  return harms[kind] === 0
}

/** Which of two findings harms more. */
function byHarm(one: Finding, other: Finding): number {
  return harms[one.kind] - harms[other.kind] || other.people - one.people
}

/** Articles with their findings, those that harm most people first; those without any last, the most read first. */
export function byHarmDone<A extends { facts: ArticleFacts; findings: readonly Finding[]; id: string }>(
  articles: readonly A[],
): A[] {
  return articles.toSorted((one, other) => {
    const [mine, theirs] = [one.findings[0], other.findings[0]]
    const first = mine && theirs ? byHarm(mine, theirs) : Number(theirs !== undefined) - Number(mine !== undefined)
    return first || other.facts.readers - one.facts.readers || (one.id < other.id ? -1 : 1)
  })
}

/** What several articles come to together. */
export const healthSumSchema = articleFactsSchema
  .pick({ readers: true, good: true, bad: true, escalated: true, soon: true, solved: true })
  .extend({ articles: z.int(), harmed: z.int().describe('Articles with something to do') })
export type HealthSum = z.infer<typeof healthSumSchema>

/** The sums of articles. */
export function sumHealth(articles: readonly { facts: ArticleFacts; findings: readonly Finding[] }[]): HealthSum {
  const sum = (of: (facts: ArticleFacts) => number) => articles.reduce((all, { facts }) => all + of(facts), 0)
  return {
    articles: articles.length,
    harmed: articles.filter(({ findings }) => findings.length > 0).length,
    readers: sum(({ readers }) => readers),
    good: sum(({ good }) => good),
    bad: sum(({ bad }) => bad),
    escalated: sum(({ escalated }) => escalated),
    soon: sum(({ soon }) => soon),
    solved: sum(({ solved }) => solved),
  }
}
