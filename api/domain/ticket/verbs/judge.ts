import { z } from 'zod'
import { longest } from '../../base/longest.ts'
import { ok, refuse } from '../../base/result.ts'
import { text } from '../../base/text.ts'
import { policyOf, priorityOf } from '../../model/routing.ts'
import { gradeSchema, idSchema, ticketTypeSchema } from '../../model/support-model.ts'
import { clockNameSchema } from '../facts.ts'
import { holdUntil, isAhead, isSameWindow, refuseWindow, windowSchema } from '../window.ts'
import { note, words } from './input.ts'
import { active, always, idle, refused, unclosed, verb } from './verb.ts'

/** What a ticket is, how urgent, and what it is about. */
export const judge = {
  reprioritise: verb({
    means: 'Change impact and urgency',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-reprioritise',
    resource: { method: 'put', path: '/priority', creates: false, own: null },
    takes: z.strictObject({
      impact: gradeSchema,
      urgency: gradeSchema,
      reason: text({ most: longest.comment }).optional(),
    }),
    makes: ['ticket.reprioritised'],
    hinders: (ticket, _, { impact, urgency }) =>
      impact === ticket.impact && urgency === ticket.urgency ? idle('same') : null,
    decide: (ticket, { impact, urgency, reason }, { promised, logged }) => {
      const priority = priorityOf(promised, { impact, urgency, criticality: ticket.criticality })
      const policy = policyOf(promised, { ...logged, priority }).name
      const data = { impact, urgency, priority, policy, mode: promised.onPriorityChange, ...(reason ? { reason } : {}) }
      return ok([{ type: 'ticket.reprioritised', data }])
    },
  }),
  retype: verb({
    means: 'Change the type',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-retype',
    resource: { method: 'put', path: '/type', creates: false, own: null },
    takes: z.strictObject({ to: ticketTypeSchema, window: windowSchema.optional() }),
    makes: ['ticket.retyped', 'ticket.waited', 'ticket.resumed'],
    hinders: (ticket, _, { to, window }) => {
      const newWindow = to === 'change' && window && !isSameWindow(window, ticket.window)
      return to === ticket.type && !newWindow ? idle('same') : null
    },
    decide: (ticket, { to: type, window: given }, { promised, logged, at }) => {
      const window = type === 'change' ? given : undefined
      if (window && !isAhead(window, at)) return refuseWindow()
      const policy = policyOf(promised, { ...logged, type }).name
      const data = { type, policy, mode: promised.onPriorityChange, ...(window ? { window } : {}) }
      const retyped = { type: 'ticket.retyped', data } as const
      if (window) return ok([retyped, ...holdUntil(window, at)])
      const held = ticket.state === 'waiting' && ticket.waitingOn === 'window' && type !== 'change'
      return ok(held ? [retyped, { type: 'ticket.resumed', data: {} }] : [retyped])
    },
  }),
  explain: verb({
    means: 'Say why a promise was broken',
    who: ['team'],
    from: always,
    refusal: 'breach.not-broken',
    resource: { method: 'put', path: '/breach-reason', creates: false, own: null },
    takes: z.strictObject({
      clock: clockNameSchema,
      cycle: text({ least: 1, most: 40, ask: 'the cycle of the promise' }).describe(
        'Which of several clocks of one name',
      ),
      reason: idSchema.describe('Id of a reason of the model'),
      note,
    }),
    makes: ['breach.explained'],
    hinders: (_, { breachReasons }) => (breachReasons.length === 0 ? refused('breach.no-reasons') : null),
    decide: (_, { clock, cycle, reason, note: said }, { inForce }) =>
      inForce.breachReasons.some(({ id }) => id === reason)
        ? ok([{ type: 'breach.explained', data: { clock, cycle, reason, ...(said ? { note: said } : {}) } }])
        : refuse('breach.unknown-reason', { reason }),
  }),
  link: verb({
    means: 'Link the article it is about',
    who: ['desk'],
    from: unclosed,
    refusal: 'ticket.cannot-link',
    resource: { method: 'put', path: '/article', creates: false, own: null },
    takes: z.strictObject({ article: words('The article', 200) }),
    makes: ['ticket.linked'],
    hinders: (ticket, _, { article }) => (article !== undefined && article === ticket.article ? idle('same') : null),
    decide: (_, data) => ok([{ type: 'ticket.linked', data }]),
  }),
}
