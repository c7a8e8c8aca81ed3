import { z } from 'zod'
import { refSchema } from '../../base/key.ts'
import { longest } from '../../base/longest.ts'
import { ok } from '../../base/result.ts'
import { words } from './input.ts'
import { active, idle, refused, unclosed, verb } from './verb.ts'

const other = z.strictObject({ with: refSchema.describe('Reference of the other') })
const staying = z.strictObject({ into: refSchema.describe('Reference of the one that stays') })

/** Tickets of one cause. */
export const together = {
  group: verb({
    means: 'Group it with another of the same cause',
    who: ['desk'],
    from: unclosed,
    refusal: 'ticket.cannot-group',
    resource: { method: 'put', path: '/group', creates: false, own: other },
    takes: z.strictObject({ group: words('The group', 60) }),
    makes: ['ticket.grouped'],
    hinders: (ticket, _, { group }) => (group !== undefined && group === ticket.group ? idle('same') : null),
    decide: (_, data) => ok([{ type: 'ticket.grouped', data }]),
  }),
  ungroup: verb({
    means: 'Remove it from its group',
    who: ['desk'],
    from: unclosed,
    refusal: 'ticket.cannot-group',
    resource: { method: 'delete', path: '/group', creates: false, own: null },
    takes: z.strictObject({}),
    makes: ['ticket.ungrouped'],
    hinders: ({ group }) => (group ? null : idle('ungrouped')),
    decide: () => ok([{ type: 'ticket.ungrouped', data: {} }]),
  }),
  announce: verb({
    means: 'Say what is new about the known problem that it reports',
    who: ['desk'],
    from: unclosed,
    refusal: 'ticket.cannot-reply',
    resource: null,
    takes: z.strictObject({ body: words('The news', longest.message) }),
    makes: ['ticket.replied'],
    decide: (_, { body }) => ok([{ type: 'ticket.replied', data: { body, attachments: [] } }]),
  }),
  merge: verb({
    means: 'Merge it into another, which stays',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-merge',
    resource: { method: 'post', path: '/merge', creates: true, own: staying },
    takes: z.strictObject({ into: words('The reference', 20) }),
    makes: ['ticket.merged'],
    hinders: ({ ref }, _, { into }) => (into === ref ? refused('ticket.cannot-merge', { into }) : null),
    decide: (_, data) => ok([{ type: 'ticket.merged', data }]),
  }),
  absorb: verb({
    means: 'Absorb one that is merged into it',
    who: ['desk'],
    from: unclosed,
    refusal: 'ticket.cannot-merge',
    resource: null,
    takes: z.strictObject({
      from: z.string(),
      requesters: z.array(z.strictObject({ name: z.string(), email: z.string() })).default([]),
    }),
    makes: ['ticket.absorbed'],
    decide: (_, data) => ok([{ type: 'ticket.absorbed', data }]),
  }),
}
