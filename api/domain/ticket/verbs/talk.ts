import { z } from 'zod'
import { keySchema } from '../../base/key.ts'
import { longest } from '../../base/longest.ts'
import { ok } from '../../base/result.ts'
import { text } from '../../base/text.ts'
import { peopleOf } from '../../model/people.ts'
import { isOfSupport } from '../event.ts'
import { entryOf } from '../hearing.ts'
import { mentionsIn } from '../mention.ts'
import { isOne } from '../who.ts'
import { attachments, words } from './input.ts'
import { active, always, idle, unclosed, verb } from './verb.ts'

/** What is said and shown on a ticket. */
export const talk = {
  acknowledge: verb({
    means: 'Acknowledge it',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-acknowledge',
    resource: { method: 'put', path: '/acknowledgement', creates: false, own: null },
    takes: z.strictObject({}),
    makes: ['ticket.acknowledged'],
    hinders: ({ respondedAt, takenAt }) => (respondedAt && takenAt ? idle('taken') : null),
    decide: () => ok([{ type: 'ticket.acknowledged', data: {} }]),
  }),
  reply: verb({
    means: 'Reply to the requester',
    who: ['requester', 'merged-requester', 'team', 'team-left'],
    from: unclosed,
    refusal: 'ticket.cannot-reply',
    resource: { method: 'post', path: '/replies', creates: true, own: null },
    takes: z.strictObject({ body: words('The reply', longest.message), attachments }),
    makes: ['ticket.replied', 'ticket.reopened', 'ticket.resumed'],
    /** A requester's reply ends the waiting for it, and reopens what was thought to be solved. */
    decide: (ticket, data, { by, inForce }) => {
      const { state, waitingOn } = ticket
      const byLeft = isOfSupport(by) && !isOne(inForce, ticket, 'team', by)
      const replied = { type: 'ticket.replied', data: { ...data, ...(byLeft ? { byLeft } : {}) } } as const
      if (isOfSupport(by)) return ok([replied])
      if (state === 'resolved')
        return ok([replied, { type: 'ticket.reopened', data: { reason: 'The requester replied.' } }])
      if (state === 'waiting' && waitingOn === 'requester') return ok([replied, { type: 'ticket.resumed', data: {} }])
      return ok([replied])
    },
  }),
  note: verb({
    means: 'Note for support only',
    who: ['desk'],
    from: always,
    refusal: 'ticket.cannot-reply',
    resource: { method: 'post', path: '/notes', creates: true, own: null },
    takes: z.strictObject({ body: words('The note', longest.message), attachments }),
    makes: ['ticket.noted', 'ticket.followed'],
    /** Whom it names hears of it and of all that follows, but for who has muted the ticket: they hear of the note alone. */
    decide: (ticket, data, { inForce }) => {
      const mentions = mentionsIn(data.body, peopleOf(inForce)).people.map(({ email }) => email)
      if (mentions.length === 0) return ok([{ type: 'ticket.noted', data }])
      const followed = mentions
        .filter((who) => !entryOf(ticket.followers, who, inForce) && !entryOf(ticket.muted, who, inForce))
        .map((who) => ({ type: 'ticket.followed', data: { who, because: 'mentioned' } }) as const)
      return ok([{ type: 'ticket.noted', data: { ...data, mentions } }, ...followed])
    },
  }),
  attach: verb({
    means: 'Add a file, for support only if `internal` is true',
    who: ['requester', 'merged-requester', 'desk'],
    from: unclosed,
    refusal: 'ticket.cannot-attach',
    resource: { method: 'post', path: '/attachments', creates: true, own: 'file' },
    takes: z.strictObject({
      attachment: keySchema,
      name: text({ most: 200 }),
      size: z.int().min(0),
      mediaType: text({ most: 100 }),
      internal: z.boolean().default(false),
    }),
    makes: ['ticket.attached'],
    decide: (_, { mediaType: type, ...file }) => ok([{ type: 'ticket.attached', data: { ...file, type } }]),
  }),
}
