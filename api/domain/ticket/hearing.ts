import { isSameAddress } from '../base/email.ts'
import type { InForce } from '../model/in-force.ts'
import { findMember } from '../model/people.ts'
import type { EventType } from './event.ts'

/** The entry of a list of addresses that is somebody's, under any address that they have or had; undefined where none is. */
export function entryOf(
  addresses: readonly string[],
  email: string,
  inForce: Pick<InForce, 'teams'>,
): string | undefined {
  const now = (address: string) => findMember(inForce, address)?.email ?? address
  return addresses.find((address) => isSameAddress(now(address), now(email)))
}

const asides: readonly EventType[] = ['ticket.followed', 'ticket.unfollowed', 'ticket.muted', 'ticket.unmuted']

/** Whether a fact only says who hears of a ticket: it changes nothing of what somebody may have read. */
export function isAside(type: EventType): boolean {
  return asides.includes(type)
}
