import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import type { Actor } from '#domain/ticket/event.ts'
import type { Accepted } from '#domain/views/held-mail.ts'
import { deleteHeld, findHeld, settleMail, sweepMails } from '../store/mail-in.ts'
import { heldBodySchema } from './held-body.ts'
import { addMail, openByMail } from './mail-tx.ts'
import { loadTicket } from './ticket-tx.ts'
import type { World } from './world.ts'

/** Where a held mail goes: into a ticket, or into a new one. */
export type Acceptance = { ref: string } | 'new'

/**
 * Somebody of the desk says what a held mail is. In a ticket that goes on it is a reply of its requester, who sees from whom it
 * came; in one that is closed a note.
 */
export function acceptMail(
  world: World,
  { id, into, by }: { id: string; into: Acceptance; by: Actor },
): Promise<Result<Accepted>> {
  return world.transact(async (tx) => {
    const held = await findHeld(tx, id)
    if (!held) return refuse('mail.not-held')
    const { key, ...mail } = heldBodySchema.parse(JSON.parse(held.body))
    const settle = async (outcome: Accepted['outcome'], { id: ticketId, ref }: { id: string; ref: string }) => {
      await deleteHeld(tx, id)
      await settleMail(tx, { key, outcome, because: held.because, ticketId })
      return ok({ outcome, ref })
    }
    if (into === 'new') {
      const opened = await openByMail(world, tx, {
        mail: { ...mail, files: held.files },
        door: { team: null, plus: '' },
      })
      return opened.ok ? settle('opened', opened.value) : opened
    }
    const loaded = await loadTicket(world, tx, into)
    if (!loaded) return refuse('ticket.not-found')
    const adding = { loaded, mail: { ...mail, files: held.files } }
    const replied = await addMail(world, tx, { ...adding, verb: 'reply', by: 'requester' })
    if (replied.ok) return settle('replied', replied.value)
    const noted = await addMail(world, tx, { ...adding, verb: 'note', by })
    return noted.ok ? settle('noted', noted.value) : noted
  })
}

/** Drops a held mail: its words and files are gone, and it does not come again. */
export function discardMail(
  { transact }: Pick<World, 'transact'>,
  id: string,
): Promise<Result<{ outcome: 'discarded' }>> {
  return transact(async (tx) => {
    const held = await findHeld(tx, id)
    if (!held) return refuse('mail.not-held')
    const { key } = heldBodySchema.parse(JSON.parse(held.body))
    await deleteHeld(tx, id)
    await settleMail(tx, { key, outcome: 'discarded', because: held.because, ticketId: null })
    return ok({ outcome: 'discarded' as const })
  })
}

/** So long the ids of mails are known again; no mail server keeps one for longer. */
const knownFor = { hours: 90 * 24 }

/** Forgets that mails have come. */
export function forgetMails({ transact, now }: Pick<World, 'transact' | 'now'>): Promise<void> {
  return transact((tx) => sweepMails(tx, stamp(now().subtract(knownFor))))
}
