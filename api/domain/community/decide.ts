import { ok, type Result, refuse } from '../base/result.ts'
import type { CommunityActor, QuestionFact, Writer } from './facts.ts'
import { asked, isShown, keyOfWriter, type Post, type Question } from './question.ts'
import { type Ask, isOne, mayDo, type QuestionCommand, questionLaw } from './verbs.ts'

/** What a decision may look at besides the question. */
export type Deciding = {
  by: CommunityActor
  /** The team that owns the question, by the organisation in force. */
  team: string
  /** Whether what this person writes waits for a look of the team. */
  holds: boolean
  /** The ticket that a move has opened. */
  ref?: string
}

/** How a question begins. */
export function decideAsking(ask: Ask, { by, holds }: { by: Writer; holds: boolean }): QuestionFact[] {
  const { title, text, automation, article, searched } = ask
  const about = {
    ...(automation ? { automation } : {}),
    ...(article ? { article } : {}),
    ...(searched ? { searched } : {}),
  }
  return [{ type: 'question.asked', data: { title, text, ...about, held: holds, follow: by.kind === 'member' } }]
}

/** What happens when somebody does something to a question: no events where it is so already; or a refusal. */
export function decideOn(question: Question, command: QuestionCommand, deciding: Deciding): Result<QuestionFact[]> {
  const { by, team } = deciding
  const rule = questionLaw[command.act]
  const post = 'post' in command ? question.posts[command.post] : undefined
  const isTeam = isOne('team', { by, question, post, team })
  const isAuthor = post !== undefined && keyOfWriter(post.by) === keyOfWriter(by)
  if (!isShown(asked(question)) && !isTeam && !isOne('asker', { by, question, post, team }) && by.kind !== 'ticker')
    return refuse('community.not-found')
  if (question.mergedInto !== null) return refuse('community.merged')
  if (rule.on !== null && (!post || (!isShown(post) && !isTeam && !isAuthor))) return refuse('community.no-such-post')
  if (!mayDo(command.act, { by, question, post, team })) return refuse('community.not-yours')
  if (question.locked && !rule.locked && !isTeam) return refuse('community.locked')
  if (rule.on === 'answer' && (post as Post).no === 0) return refuse('community.cannot-accept')
  return eventsOf(question, command, { ...deciding, isTeam, post: post as Post })
}

type Within = Deciding & { isTeam: boolean; post: Post }

function eventsOf(question: Question, command: QuestionCommand, within: Within): Result<QuestionFact[]> {
  const { by, post, holds, isTeam, ref } = within
  const who = keyOfWriter(by)
  const once = (isSo: boolean, fact: QuestionFact) => ok(isSo ? [] : [fact])
  switch (command.act) {
    case 'answer':
      return ok([{ type: 'question.answered', data: { text: command.text, held: holds, official: isTeam } }])
    case 'edit': {
      const { text } = command
      const title = post.no === 0 && command.title !== question.title ? command.title : undefined
      const isSame = text === post.text && title === undefined
      return once(isSame, { type: 'question.edited', data: { post: post.no, text, ...(title ? { title } : {}) } })
    }
    case 'vote':
      if (keyOfWriter(post.by) === who) return refuse('community.own-post')
      return once(post.votes.includes(who), { type: 'question.voted', data: { post: post.no } })
    case 'unvote':
      return once(!post.votes.includes(who), { type: 'question.unvoted', data: { post: post.no } })
    case 'accept':
      if (!isShown(post)) return refuse('community.cannot-accept')
      return once(question.accepted === post.no, { type: 'question.accepted', data: { post: post.no } })
    case 'unaccept':
      return once(question.accepted === null, { type: 'question.unaccepted', data: {} })
    case 'mark':
      return once(post.official, { type: 'question.marked', data: { post: post.no } })
    case 'unmark':
      return once(!post.official, { type: 'question.unmarked', data: { post: post.no } })
    case 'follow':
      return once(question.followers.includes(who), { type: 'question.followed', data: {} })
    case 'unfollow':
      return once(!question.followers.includes(who), { type: 'question.unfollowed', data: {} })
    case 'report': {
      const isSaid = post.reports.some((report) => report.by === who)
      return once(isSaid, { type: 'question.reported', data: { post: post.no, reason: command.reason } })
    }
    case 'hide':
      return ok(hiding(question, { post, reason: command.reason }))
    case 'block':
      return ok([
        ...hiding(question, { post, reason: '' }),
        ...(post.blocked ? [] : [{ type: 'question.blocked' as const, data: { post: post.no } }]),
      ])
    case 'unblock':
      return once(!post.blocked, { type: 'question.unblocked', data: { post: post.no } })
    case 'show':
      return once(isShown(post) && post.seen && post.reports.length === 0, {
        type: 'question.shown',
        data: { post: post.no },
      })
    case 'lock':
      return once(question.locked, { type: 'question.locked', data: {} })
    case 'unlock':
      return once(!question.locked, { type: 'question.unlocked', data: {} })
    case 'merge':
      if (command.into === question.id) return refuse('community.cannot-merge')
      return ok([{ type: 'question.merged', data: { into: command.into } }])
    case 'move':
      if (question.ticket !== null) return refuse('community.moved')
      return ok(ref === undefined ? [] : [{ type: 'question.moved', data: { ref } }])
  }
}

/** An answer that is hidden is not the accepted one any more. */
function hiding(question: Question, { post, reason }: { post: Post; reason: string }): QuestionFact[] {
  if (post.hidden) return []
  const undone: QuestionFact[] = question.accepted === post.no ? [{ type: 'question.unaccepted', data: {} }] : []
  return [...undone, { type: 'question.hidden', data: { post: post.no, reason } }]
}
