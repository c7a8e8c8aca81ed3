import { z } from 'zod'
import { ok } from '../../base/result.ts'
import type { InForce } from '../../model/in-force.ts'
import type { Actor } from '../event.ts'
import { entryOf } from '../hearing.ts'
import { always, type Hindrance, type Idle, idle, verb } from './verb.ts'

const nothing = z.strictObject({})

/** Who hears of a ticket: each for themselves. */
export const hear = {
  follow: verb({
    means: 'Follow it: hear what happens on it',
    who: ['person'],
    from: always,
    refusal: 'ticket.cannot-reply',
    resource: { method: 'put', path: '/following', creates: false, own: null },
    takes: nothing,
    makes: ['ticket.followed'],
    hinders: ({ followers }, inForce, _, { by }) => (mine(followers, by, inForce) ? idle('following') : null),
    decide: ({ muted }, _, { by, inForce }) =>
      ok([{ type: 'ticket.followed', data: { who: mine(muted, by, inForce) ?? addressOf(by) } }]),
  }),
  unfollow: verb({
    means: 'Follow it no longer',
    who: ['person'],
    from: always,
    refusal: 'ticket.cannot-reply',
    resource: { method: 'delete', path: '/following', creates: false, own: null },
    takes: nothing,
    makes: ['ticket.unfollowed'],
    hinders: ({ followers }, inForce, _, { by }) => unless(mine(followers, by, inForce), 'not-following'),
    decide: ({ followers }, _, { by, inForce }) =>
      ok([{ type: 'ticket.unfollowed', data: { who: mine(followers, by, inForce) ?? addressOf(by) } }]),
  }),
  mute: verb({
    means: 'Mute it: hear nothing more of it, but for what is urgent and yours',
    who: ['person'],
    from: always,
    refusal: 'ticket.cannot-reply',
    resource: { method: 'put', path: '/muting', creates: false, own: null },
    takes: nothing,
    makes: ['ticket.muted'],
    hinders: ({ muted }, inForce, _, { by }) => (mine(muted, by, inForce) ? idle('muted') : null),
    decide: ({ followers }, _, { by, inForce }) =>
      ok([{ type: 'ticket.muted', data: { who: mine(followers, by, inForce) ?? addressOf(by) } }]),
  }),
  unmute: verb({
    means: 'Hear of it again',
    who: ['person'],
    from: always,
    refusal: 'ticket.cannot-reply',
    resource: { method: 'delete', path: '/muting', creates: false, own: null },
    takes: nothing,
    makes: ['ticket.unmuted'],
    hinders: ({ muted }, inForce, _, { by }) => unless(mine(muted, by, inForce), 'not-muted'),
    decide: ({ muted }, _, { by, inForce }) =>
      ok([{ type: 'ticket.unmuted', data: { who: mine(muted, by, inForce) ?? addressOf(by) } }]),
  }),
}

/** The address under which somebody stands in a list: a former one stays until it is taken out. */
function mine(addresses: readonly string[], by: Actor, inForce: InForce): string | undefined {
  return entryOf(addresses, addressOf(by), inForce)
}

function addressOf(by: Actor): string {
  return 'email' in by ? by.email : ''
}

function unless(entry: string | undefined, why: Idle): Hindrance | null {
  return entry === undefined ? idle(why) : null
}
