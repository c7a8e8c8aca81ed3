import { z } from 'zod'

/** Who did it: somebody with a confirmed address, known by an id that tells nothing; somebody of the desk; the ticker. */
export const communityActorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), id: z.string(), name: z.string() }),
  z.strictObject({
    kind: z.literal('support'),
    name: z.string(),
    email: z.string(),
    teams: z.array(z.string()).default([]),
  }),
  z.strictObject({ kind: z.literal('ticker') }),
])
export type CommunityActor = z.infer<typeof communityActorSchema>
export type Writer = Exclude<CommunityActor, { kind: 'ticker' }>

const post = z.int().min(0)

/** Every fact that the log of a question can hold. Post 0 is the question itself, its answers follow. Names are frozen for ever. */
export const questionFacts = {
  'question.asked': z.object({
    title: z.string(),
    text: z.string(),
    automation: z.string().optional(),
    article: z.string().optional(),
    searched: z.string().optional(),
    held: z.boolean(),
    follow: z.boolean(),
  }),
  'question.answered': z.object({ text: z.string(), held: z.boolean(), official: z.boolean() }),
  'question.edited': z.object({ post, text: z.string(), title: z.string().optional() }),
  'question.voted': z.object({ post }),
  'question.unvoted': z.object({ post }),
  'question.accepted': z.object({ post }),
  'question.unaccepted': z.object({}),
  'question.marked': z.object({ post }),
  'question.unmarked': z.object({ post }),
  'question.followed': z.object({}),
  'question.unfollowed': z.object({}),
  'question.reported': z.object({ post, reason: z.string() }),
  'question.hidden': z.object({ post, reason: z.string() }),
  'question.blocked': z.object({ post }),
  'question.unblocked': z.object({ post }),
  'question.shown': z.object({ post }),
  'question.locked': z.object({}),
  'question.unlocked': z.object({}),
  'question.merged': z.object({ into: z.string() }),
  'question.moved': z.object({ ref: z.string() }),
  'question.written-up': z.object({ article: z.string() }),
} as const

type Facts = typeof questionFacts
type QuestionEventType = keyof Facts
export type QuestionFact = { [T in QuestionEventType]: { type: T; data: z.infer<Facts[T]> } }[QuestionEventType]

/** One fact in the log of a question; `version` counts from 1 without gaps, `at` is ISO 8601 UTC with milliseconds. */
export type QuestionEvent = QuestionFact & { version: number; at: string; by: CommunityActor }
