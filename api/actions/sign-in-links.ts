import { addressKey } from '#domain/base/email.ts'
import { stamp } from '#domain/base/time.ts'
import { timeZoneOf } from '#domain/model/time-zone.ts'
import { type SignInNews, signInMail } from '#domain/words/sign-in.ts'
import type { Auth } from '../outside/auth.ts'
import type { Mail } from '../outside/mail.ts'
import type { Tx } from '../store/handle.ts'
import { putNotices, type StoredNotice } from '../store/outbox.ts'
import { insertLink, sweepLinks, takeLink } from '../store/sign-in-links.ts'
import { hearLinkAsked } from './tries.ts'
import { newId, newToken, type World } from './world.ts'

/** Kinds of notices to somebody who has a login at the desk. */
export const signInKinds: Record<string, SignInNews> = {
  'sign-in-link': 'link',
  'new-password': 'password',
  'new-browser': 'browser',
  'signed-out': 'signedOut',
}

/** A link works once, and for so long after it was mailed; whoever is made to wait for the next one has one that works. */
const linkMinutes = 30

/**
 * Mails a link that signs in to whoever has a login with a password. The caller is told the same in every case, after the same
 * work; the mail goes to the address of the login, at most so often, whoever asks.
 */
export async function mailLink(world: World, auth: Pick<Auth, 'loginOf'>, email: string): Promise<void> {
  const login = await auth.loginOf(addressKey(email))
  await world.transact(async (tx) => {
    const isHeard = await hearLinkAsked(world, tx, email)
    if (isHeard && login) await put(world, tx, { kind: 'sign-in-link', to: login.email })
  })
}

/** Uses a link up: whose login it opens, or null where it was used, is too old, or never was. */
export function useLink({ transact, now }: Pick<World, 'transact' | 'now'>, token: string): Promise<string | null> {
  return transact((tx) => takeLink(tx, { token, at: stamp(now()) }))
}

type OwnersNews = 'new-password' | 'new-browser' | 'signed-out'

/** Tells the owner of a login by mail that it has a new password, was used with a browser and from a place that it does not know, or was signed out by somebody else. */
export async function tellOwner(world: World, email: string, kind: OwnersNews): Promise<void> {
  await world.transact((tx) => put(world, tx, { kind, to: email }))
}

async function put(world: World, tx: Tx, { kind, to }: { kind: string; to: string }): Promise<void> {
  const notice = { ticketId: null, kind, recipient: to, data: {} }
  await putNotices(tx, { notices: [notice], at: stamp(world.now()), newId: () => newId(world) })
}

/** The mail of such a notice. A link is made now: none lies readable in the outbox. One that was asked for long ago is not sent. */
export async function signInMailOf(
  world: World,
  tx: Tx,
  { notice, publicUrl, at }: { notice: StoredNotice; publicUrl: string; at: Temporal.Instant },
): Promise<Mail | { withdrawn: 'over' }> {
  const news = signInKinds[notice.kind] ?? 'link'
  const facts = { at: notice.created_at, timeZone: timeZoneOf(world.model), minutes: linkMinutes }
  const host = new URL(publicUrl).hostname
  const mail = (link: string): Mail => ({
    to: notice.recipient,
    ...signInMail(news, { ...facts, link }),
    messageId: `<${notice.id}@${host}>`,
  })
  if (news !== 'link') return mail(`${publicUrl}/desk/`)
  const until = at.add({ minutes: linkMinutes })
  if (notice.created_at < stamp(at.subtract({ minutes: linkMinutes }))) return { withdrawn: 'over' }
  const token = newToken(world)
  await insertLink(tx, { token, email: notice.recipient, until: stamp(until) })
  return mail(`${publicUrl}/desk/sign-in/#${token}`)
}

/** Forgets links that open nothing any more. */
export async function forgetLinks({ transact, now }: Pick<World, 'transact' | 'now'>): Promise<void> {
  await transact((tx) => sweepLinks(tx, stamp(now())))
}
