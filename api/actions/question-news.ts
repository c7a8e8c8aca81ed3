import { stamp } from '#domain/base/time.ts'
import { asked, isShown, keyOfWriter, type Post, type Question } from '#domain/community/question.ts'
import type { Tx } from '../store/handle.ts'
import { membersOf } from '../store/members.ts'
import { noticesTo, type Outgoing, putNotices } from '../store/outbox.ts'
import { newId, type World } from './world.ts'

/** The kinds of notices of the community: that a question was answered, and a link that confirms an address. */
export const answeredKind = 'community-answered'
export const linkKind = 'community-link'

const mostMailsADay = 20
const mostTold = 500

/** Puts a mail for each follower when an answer can be read that could not before; nobody gets more than some a day. */
export async function tellFollowers(
  world: World,
  tx: Tx,
  { before, after }: { before: Question; after: Question },
): Promise<void> {
  const fresh = after.posts.slice(1).filter((post) => isShown(post) && !wasTold(before.posts[post.no]))
  if (fresh.length === 0 || !isShown(asked(after))) return
  const now = world.now()
  const since = stamp(now.subtract({ hours: 24 }))
  const notices: Outgoing[] = []
  for (const post of fresh) {
    const followers = after.followers.filter((follower) => follower !== keyOfWriter(post.by)).slice(0, mostTold)
    const members = (await membersOf(tx, followers)).filter(({ blocked_at }) => blocked_at === null)
    const desk = followers.flatMap((key) => (key.startsWith('desk:') ? [{ key, email: key.slice(5) }] : []))
    const boxes = [...members.flatMap(({ id, email }) => (email ? [{ key: id, email }] : [])), ...desk]
    for (const { key, email } of boxes) {
      if ((await noticesTo(tx, { kind: answeredKind, recipient: email, since })) >= mostMailsADay) continue
      const data = { question: after.id, post: post.no, follower: key }
      notices.push({ ticketId: null, kind: answeredKind, recipient: email, data })
    }
  }
  await putNotices(tx, { notices, at: stamp(now), newId: () => newId(world) })
}

/** An answer that was once read and hidden in between is not told again. */
function wasTold(post: Post | undefined): boolean {
  return post !== undefined && !post.held
}
