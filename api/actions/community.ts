import { z } from 'zod'
import { addressKey } from '#domain/base/email.ts'
import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Writer } from '#domain/community/facts.ts'
import { type Ask, askSchema, type QuestionCommand, questionCommandSchema } from '#domain/community/verbs.ts'
import { saveConfirmed } from '../store/mail-addresses.ts'
import {
  endSession,
  insertLink,
  insertSession,
  memberOfSession,
  memberWith,
  sweepMembers,
  takeLink,
  updateMember,
} from '../store/members.ts'
import { putNotices } from '../store/outbox.ts'
import { unansweredSince } from '../store/questions.ts'
import { linkKind } from './question-news.ts'
import { actIn, askIn, type Done } from './question-tx.ts'
import { newId, newToken, type World } from './world.ts'

const linkLasts = { hours: 24 }
const sessionLasts = { hours: 90 * 24 }
const batch = 50

/** What somebody wants to do: to ask, to do something to a question, or only to be known. */
const parkedSchema = z.object({
  name: z.string(),
  ask: askSchema.optional(),
  act: z.object({ id: z.string(), command: questionCommandSchema }).optional(),
})
export type Wanted = { ask?: Ask | undefined; act?: { id: string; command: QuestionCommand } | undefined }

/** Does at once what somebody known wants. */
export function doInCommunity(world: World, wanted: Wanted, by: Writer): Promise<Result<Done | null>> {
  return world.transact((tx) => doIn(world, tx, { wanted, by }))
}

async function doIn(
  world: World,
  tx: Parameters<typeof askIn>[1],
  { wanted, by }: { wanted: Wanted; by: Writer },
): Promise<Result<Done | null>> {
  if (wanted.ask) return askIn(world, tx, { ask: wanted.ask, by })
  if (wanted.act) return actIn(world, tx, { ...wanted.act, by })
  return ok(null)
}

/**
 * Keeps what somebody wants until they have opened a link that is mailed to them. The caller is told the same whoever they are;
 * who is blocked is mailed nothing.
 */
export async function askForLink(
  world: World,
  { name, email, wanted }: { name: string; email: string; wanted: Wanted },
): Promise<void> {
  const at = stamp(world.now())
  await world.transact(async (tx) => {
    const member = await memberWith(tx, { email, name, id: newId(world), at })
    if (member.blocked_at !== null) return
    const link = newId(world)
    await insertLink(tx, { id: link, member: member.id, body: JSON.stringify({ name, ...wanted }), created_at: at })
    const notice = { ticketId: null, kind: linkKind, recipient: member.email ?? email, data: { link } }
    await putNotices(tx, { notices: [notice], at, newId: () => newId(world) })
  })
}

export type LinkOpened = { session: string; done: Result<Done | null> }

/** A link that was mailed is opened: the address is its owner's, their browser is known from now on, and what waited is done. */
export function openLink(world: World, token: string): Promise<Result<LinkOpened>> {
  const now = world.now()
  const at = stamp(now)
  return world.transact(async (tx) => {
    const link = await takeLink(tx, { token, since: stamp(now.subtract(linkLasts)) })
    if (!link) return refuse('community.link-over')
    const { name, ...wanted } = parkedSchema.parse(JSON.parse(link.body)) as Wanted & { name: string }
    await updateMember(tx, link.member, { name, confirmed_at: at, last_at: at })
    const session = newToken(world)
    await insertSession(tx, { token: session, member: link.member, at })
    const known = await memberOfSession(tx, { token: session, since: at })
    if (known?.email) await saveConfirmed(tx, { email: addressKey(known.email), at })
    const done = await doIn(world, tx, { wanted, by: { kind: 'member', id: link.member, name } })
    return ok({ session, done })
  })
}

/** Whose browser it is; null for a stranger's, and for who is blocked. */
export async function memberOf(world: World, token: string): Promise<Extract<Writer, { kind: 'member' }> | null> {
  const member = await memberOfSession(world.read, { token, since: stamp(world.now().subtract(sessionLasts)) })
  if (!member || member.blocked_at !== null) return null
  return { kind: 'member', id: member.id, name: member.name }
}

/** Ends the session of a member; one that is over already is no error. */
export async function leaveCommunity({ transact }: Pick<World, 'transact'>, token: string): Promise<void> {
  await transact((tx) => endSession(tx, token))
}

/** Opens a ticket for each question that had no answer for so long as the setting says. */
export async function takeUnanswered(world: World): Promise<number> {
  const { ticketHours, on } = world.community
  if (!on || ticketHours === 0) return 0
  const before = stamp(world.now().subtract({ hours: ticketHours }))
  const ids = await unansweredSince(world.read, { before, limit: batch })
  let taken = 0
  for (const id of ids) {
    const done = await world.transact((tx) =>
      actIn(world, tx, { id, command: { act: 'move' }, by: { kind: 'ticker' } }),
    )
    if (done.ok) taken++
  }
  return taken
}

/** Forgets links, sessions and addresses that nobody needs any more. */
export async function forgetMembers({ transact, now, community }: World): Promise<void> {
  const [links, sessions, addresses] = [linkLasts, sessionLasts, { hours: community.addressDays * 24 }].map((time) =>
    stamp(now().subtract(time)),
  ) as [string, string, string]
  await transact((tx) => sweepMembers(tx, { links, sessions, addresses }))
}
