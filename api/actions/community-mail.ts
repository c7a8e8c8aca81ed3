import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import type { Withdrawn } from '#domain/clocks/notice-fate.ts'
import { isPublic, isShown } from '#domain/community/question.ts'
import { answeredText, linkText } from '#domain/words/community.ts'
import type { Mail } from '../outside/mail.ts'
import type { Tx } from '../store/handle.ts'
import { countMail } from '../store/mail-addresses.ts'
import { giveLinkToken } from '../store/members.ts'
import type { StoredNotice } from '../store/outbox.ts'
import { findQuestion } from '../store/questions.ts'
import { answeredKind, linkKind } from './question-news.ts'
import { newToken, type World } from './world.ts'

type Sent = { notice: StoredNotice; publicUrl: string; at: Temporal.Instant }
type Made = Mail | { withdrawn: Withdrawn }

/** Links a day to one address. */
const mostLinks = 10

/** Whether a notice is one of the community, to a member and about no ticket. */
export function isCommunityKind(kind: string): boolean {
  return kind === linkKind || kind === answeredKind
}

/** The mail of a notice of the community, as things stand when it is sent. */
export function communityMail(world: World, tx: Tx, sent: Sent): Promise<Made> {
  return sent.notice.kind === linkKind ? linkMail(world, tx, sent) : answeredMail(world, tx, sent)
}

/** It holds nothing that was typed: whose the address is nobody knows yet. */
async function linkMail(world: World, tx: Tx, { notice, publicUrl, at }: Sent): Promise<Made> {
  const { link } = JSON.parse(notice.body) as { link: string }
  if (notice.attempts === 0) {
    const mails = await countMail(tx, { email: addressKey(notice.recipient), day: stamp(at).slice(0, 10) })
    if (mails > mostLinks) return { withdrawn: 'unconfirmed' }
  }
  const token = newToken(world)
  if (!(await giveLinkToken(tx, { id: link, token }))) return { withdrawn: 'over' }
  const text = linkText({ link: `${publicUrl}/community/confirm/#${token}`, code: token }, world.language)
  return { to: notice.recipient, ...text, messageId: messageId(notice, publicUrl) }
}

async function answeredMail(world: World, tx: Tx, { notice, publicUrl }: Sent): Promise<Made> {
  const told = JSON.parse(notice.body) as { question: string; post: number; follower: string }
  const question = await findQuestion(tx, told.question)
  const post = question?.posts[told.post]
  if (!question || !post || !isPublic(question) || !isShown(post) || !question.followers.includes(told.follower))
    return { withdrawn: 'over' }
  const link = `${publicUrl}/community/${question.id}/#post-${post.no}`
  const said = { title: question.title, name: post.by.name, text: post.text, official: post.official, link }
  return { to: notice.recipient, ...answeredText(said, world.language), messageId: messageId(notice, publicUrl) }
}

function messageId({ id }: StoredNotice, publicUrl: string): string {
  return `<${id}@${new URL(publicUrl).hostname}>`
}
