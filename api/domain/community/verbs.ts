import { z } from 'zod'
import { longest } from '../base/longest.ts'
import { text } from '../base/text.ts'
import type { CommunityActor } from './facts.ts'
import { keyOfWriter, type Post, type Question } from './question.ts'

/** What is asked: a title, and the matter in Markdown. */
export const askSchema = z.object({
  title: text({ least: 5, most: longest.title, ask: 'your question in a line' }).describe('The question in a line'),
  text: text({ least: 1, most: longest.message, ask: 'what you want to know, in a sentence or more' }).describe(
    'The question, in a safe part of Markdown',
  ),
  automation: text({ most: 60 }).optional().describe('Id in the catalogue'),
  article: text({ most: 200 }).optional().describe('Id of the article that it is about'),
  searched: text({ most: 200 }).optional().describe('What was searched for before'),
})
export type Ask = z.infer<typeof askSchema>

const post = z.coerce.number().int().min(0).max(100_000).describe('Which post: 0 is the question, 1 its first answer')
const body = text({ least: 1, most: longest.message, ask: 'an answer' }).describe(
  'What is said, in a safe part of Markdown',
)
const reason = text({ least: 1, most: 500, ask: 'why' }).describe('Why, in a line')

/** What can be done to a question, each with what it takes. */
export const questionCommandSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('answer'), text: body }),
  z.object({ act: z.literal('edit'), post, text: body, title: askSchema.shape.title.optional() }),
  ...(['vote', 'unvote', 'accept', 'mark', 'unmark', 'show', 'block', 'unblock'] as const).map((act) =>
    z.object({ act: z.literal(act), post }),
  ),
  ...(['unaccept', 'follow', 'unfollow', 'lock', 'unlock', 'move'] as const).map((act) =>
    z.object({ act: z.literal(act) }),
  ),
  z.object({ act: z.literal('report'), post, reason }),
  z.object({ act: z.literal('hide'), post, reason }),
  z.object({ act: z.literal('merge'), into: text({ least: 1, most: 300, ask: 'the address of the other question' }) }),
])
type Given = z.infer<typeof questionCommandSchema>
export type QuestionVerb =
  | 'answer'
  | 'edit'
  | 'vote'
  | 'unvote'
  | 'accept'
  | 'unaccept'
  | 'mark'
  | 'unmark'
  | 'follow'
  | 'unfollow'
  | 'report'
  | 'hide'
  | 'show'
  | 'lock'
  | 'unlock'
  | 'merge'
  | 'move'
  | 'block'
  | 'unblock'
export type QuestionCommand = Given & { act: QuestionVerb }

/** Anybody who may write; who asked; who wrote the post; the team that owns the question; the ticker. */
type Who = 'anyone' | 'asker' | 'author' | 'team' | 'ticker'
type Rule = {
  who: readonly Who[]
  /** Whether it is done to a question that takes no more answers, too. */
  locked: boolean
  /** Whether it is done to the question, to an answer, or to either; null where it is about the whole. */
  on: 'answer' | 'any' | null
}

const whole = { on: null, locked: true } as const

/** The one law: who may do what, and to which post. */
export const questionLaw: Record<QuestionVerb, Rule> = {
  answer: { who: ['anyone'], on: null, locked: false },
  edit: { who: ['author', 'team'], on: 'any', locked: false },
  vote: { who: ['anyone'], on: 'any', locked: false },
  unvote: { who: ['anyone'], on: 'any', locked: false },
  accept: { who: ['asker', 'team'], on: 'answer', locked: true },
  unaccept: { who: ['asker', 'team'], ...whole },
  mark: { who: ['team'], on: 'answer', locked: true },
  unmark: { who: ['team'], on: 'answer', locked: true },
  follow: { who: ['anyone'], ...whole },
  unfollow: { who: ['anyone'], ...whole },
  report: { who: ['anyone'], on: 'any', locked: true },
  hide: { who: ['team'], on: 'any', locked: true },
  show: { who: ['team'], on: 'any', locked: true },
  block: { who: ['team'], on: 'any', locked: true },
  unblock: { who: ['team'], on: 'any', locked: true },
  lock: { who: ['team'], ...whole },
  unlock: { who: ['team'], ...whole },
  merge: { who: ['team'], ...whole },
  move: { who: ['team', 'ticker'], ...whole },
}

/** Who somebody is to a question: which team owns it is read from the organisation in force. */
export function isOne(who: Who, { by, question, post, team }: Standing): boolean {
  switch (who) {
    case 'anyone':
      return by.kind !== 'ticker'
    case 'asker':
      return keyOfWriter(by) === keyOfWriter((question.posts[0] as Post).by)
    case 'author':
      return post !== undefined && keyOfWriter(by) === keyOfWriter(post.by)
    case 'team':
      return by.kind === 'support' && by.teams.includes(team)
    case 'ticker':
      return by.kind === 'ticker'
  }
}

export type Standing = { by: CommunityActor; question: Question; post: Post | undefined; team: string }

/** Whether somebody may do something, whatever stands in its way. */
export function mayDo(verb: QuestionVerb, standing: Standing): boolean {
  return questionLaw[verb].who.some((who) => isOne(who, standing))
}
