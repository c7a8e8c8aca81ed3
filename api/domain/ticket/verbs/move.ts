import { z } from 'zod'
import { emailSchema, isSameAddress } from '../../base/email.ts'
import { longest } from '../../base/longest.ts'
import { ok, refuse } from '../../base/result.ts'
import { text } from '../../base/text.ts'
import { millis, stampOf } from '../../base/time.ts'
import { wrongAnswers } from '../../base/wrong-answers.ts'
import { findLevel, findTeam } from '../../model/entries.ts'
import type { InForce } from '../../model/in-force.ts'
import { onCallAt } from '../../model/on-call.ts'
import { waitReasonSchema } from '../../model/support-model.ts'
import { bounceKey, handoverFields, openPlaceAbove, placeAbove, placeBelow } from '../escalation.ts'
import { onEntry } from '../on-entry.ts'
import type { Ticket } from '../ticket.ts'
import { instantSchema } from '../window.ts'
import { level, words } from './input.ts'
import { active, idle, refused, verb } from './verb.ts'

const answers = z.record(text({ least: 1, most: 60 }), text({ most: longest.answer })).describe('Answers by field name')
const reasonField = { name: 'reason', label: 'Why it goes up', required: true }

/** Who has a ticket, at which level, and whether it stands still. */
export const move = {
  assign: verb({
    means: 'Assign to a member of the team',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-assign',
    resource: { method: 'put', path: '/assignee', creates: false, own: null },
    takes: z.strictObject({ to: emailSchema.describe('E-mail address of a member of the team') }),
    makes: ['ticket.assigned'],
    hinders: (ticket, inForce, { to }) => {
      const members = membersOf(ticket, inForce)
      if (members.length === 0) return refused('ticket.nobody-to-assign', { team: ticket.team })
      const meant = to === undefined ? members : members.filter((email) => isSameAddress(email, to))
      return meant.length > 0 && meant.every((email) => email === ticket.assignee) ? idle('same') : null
    },
    decide: (ticket, { to }, { inForce }) => {
      const member = membersOf(ticket, inForce).find((email) => isSameAddress(email, to))
      if (!member) return refuse('ticket.unknown-person', { to, team: ticket.team })
      return ok([{ type: 'ticket.assigned', data: { to: member } }])
    },
  }),
  'assign-on-call': verb({
    means: 'Assign to who is on call for the team',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-assign',
    resource: { method: 'put', path: '/assignee/on-call', creates: false, own: null },
    takes: z.strictObject({}),
    makes: ['ticket.assigned'],
    hinders: ({ team, assignee }, inForce, _, { at }) => {
      const person = onCallAt(inForce, team, at)?.person
      if (!person) return refused('ticket.nobody-on-call', { team })
      return person.email === assignee ? idle('same') : null
    },
    decide: ({ team }, _, { inForce, at }) => {
      const person = onCallAt(inForce, team, at)?.person
      return person
        ? ok([{ type: 'ticket.assigned', data: { to: person.email } }])
        : refuse('ticket.nobody-on-call', { team })
    },
  }),
  unassign: verb({
    means: 'Unassign it',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-assign',
    resource: { method: 'delete', path: '/assignee', creates: false, own: null },
    takes: z.strictObject({}),
    makes: ['ticket.unassigned'],
    hinders: ({ assignee }) => (assignee ? null : idle('unassigned')),
    decide: () => ok([{ type: 'ticket.unassigned', data: {} }]),
  }),
  escalate: verb({
    means: 'Escalate to a level above, with a hand-over',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-escalate',
    resource: { method: 'post', path: '/escalations', creates: true, own: null },
    takes: z.strictObject({
      to: level.optional().describe('Level; the next one up when left out, an absent one is skipped upwards'),
      reason: text({ most: longest.comment })
        .default('')
        .describe('Why it goes up; refused when empty, with all that is missing'),
      handover: answers
        .default({})
        .describe('tried, evidence, ask, and what the level, the automation and the article need'),
    }),
    makes: ['ticket.escalated', 'ticket.assigned'],
    hinders: (ticket, inForce, { to }) => {
      if (to === ticket.level) return idle('same')
      if (to !== undefined && to < ticket.level) return refused('ticket.not-above', { level: ticket.level, to })
      return placeAbove(inForce, ticket, to) ? null : refused('ticket.at-the-top', { level: ticket.level })
    },
    decide: (ticket, { to, reason, handover }, { inForce, at, ...about }) => {
      const place = placeAbove(inForce, ticket, to)
      if (!place) return refuse('ticket.at-the-top', { level: ticket.level })
      const entry = findLevel(inForce, place.level)
      const fields = handoverFields(ticket, entry, about)
      const errors = [...wrongAnswers([reasonField], { reason }), ...wrongAnswers(fields, handover, 'handover.')]
      if (errors.length > 0) return refuse('ticket.handover-incomplete', { errors })
      const data = { from: ticket.level, to: place.level, team: place.team, reason, handover, automatic: false }
      return ok([{ type: 'ticket.escalated', data }, ...onEntry(inForce, place, at)])
    },
  }),
  'escalate-automatically': verb({
    means: 'Go up because the model says so',
    who: ['rules'],
    from: active,
    refusal: 'ticket.cannot-escalate',
    resource: null,
    takes: z.strictObject({ to: level, reason: z.string() }),
    makes: ['ticket.escalated', 'ticket.assigned'],
    hinders: (ticket, inForce, { to }) =>
      placeAbove(inForce, ticket, to) ? null : refused('ticket.at-the-top', { level: ticket.level }),
    decide: (ticket, { to, reason }, { inForce, at }) => {
      const place = openPlaceAbove(inForce, ticket, { to, at })
      if (!place) return refuse('ticket.at-the-top', { level: ticket.level })
      const data = { from: ticket.level, to: place.level, team: place.team, reason, handover: {}, automatic: true }
      return ok([{ type: 'ticket.escalated', data }, ...onEntry(inForce, place, at)])
    },
  }),
  return: verb({
    means: 'Return to a level below, with a reason',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-return',
    resource: { method: 'post', path: '/returns', creates: true, own: null },
    takes: z.strictObject({
      to: level.optional().describe('Level; the next one down when left out'),
      reason: words('The reason', 2000),
    }),
    makes: ['ticket.returned', 'ticket.escalated', 'ticket.assigned'],
    hinders: (ticket, inForce, { to }) => {
      if (to === ticket.level) return idle('same')
      if (to !== undefined && to > ticket.level) return refused('ticket.not-below', { level: ticket.level, to })
      return placeBelow(inForce, ticket, to) ? null : refused('ticket.at-the-bottom', { level: ticket.level })
    },
    /** The return that reaches the cap sends the ticket above both levels instead of letting it bounce on. */
    decide: (ticket, { to, reason }, { inForce, at }) => {
      const place = placeBelow(inForce, ticket, to)
      if (!place) return refuse('ticket.at-the-bottom', { level: ticket.level })
      const data = { from: ticket.level, to: place.level, team: place.team, reason }
      const returned = { type: 'ticket.returned', data } as const
      const count = (ticket.bounces[bounceKey(ticket.level, place.level)] ?? 0) + 1
      const above = count >= inForce.bounceCap ? openPlaceAbove(inForce, ticket, { at }) : null
      if (!above) return ok([returned, ...onEntry(inForce, place, at)])
      const why = `Returned ${count} times between levels ${place.level} and ${ticket.level}: ${reason}`
      const onward = {
        from: place.level,
        to: above.level,
        team: above.team,
        reason: why,
        handover: {},
        automatic: true,
      }
      return ok([returned, { type: 'ticket.escalated', data: onward }, ...onEntry(inForce, above, at)])
    },
  }),
  'take-back': verb({
    means: 'Take back what the rules escalated, while nobody above has taken it',
    who: ['team-left'],
    from: active,
    refusal: 'ticket.cannot-return',
    resource: { method: 'put', path: '/place', creates: false, own: null },
    takes: z.strictObject({}),
    makes: ['ticket.taken-back', 'ticket.assigned'],
    decide: (ticket, _, { by }) => {
      if (by.kind !== 'support') return ok([])
      const place = ticket.left.findLast(({ team }) => by.teams.includes(team))
      if (!place) return ok([])
      return ok([
        { type: 'ticket.taken-back', data: { from: ticket.level, to: place.level, team: place.team } },
        { type: 'ticket.assigned', data: { to: by.email } },
      ])
    },
  }),
  wait: verb({
    means: 'Wait for the requester, the vendor or a window',
    who: ['team'],
    from: active,
    refusal: 'ticket.cannot-wait',
    resource: { method: 'put', path: '/waiting', creates: false, own: null },
    takes: z.strictObject({
      on: waitReasonSchema.describe('Who or what is waited for'),
      until: instantSchema.optional().describe('When the waiting ends by itself'),
      note: text({ most: longest.comment }).optional(),
    }),
    makes: ['ticket.waited'],
    hinders: ({ state, waitingOn, waitingUntil }, _, { on, until }) => {
      const same = state === 'waiting' && waitingOn === on && waitingUntil === (stamped(until) ?? null)
      return same ? idle('same') : null
    },
    decide: (_, { on, until, note }, { at }) => {
      const end = stamped(until)
      if (end && end <= at)
        return refuse('ticket.until-passed', {
          errors: [{ path: 'until', message: `${end} has passed: give an instant ahead, or none` }],
        })
      return ok([{ type: 'ticket.waited', data: { on, ...(end ? { until: end } : {}), ...(note ? { note } : {}) } }])
    },
  }),
  resume: verb({
    means: 'Resume after waiting',
    who: ['team', 'rules'],
    from: active,
    refusal: 'ticket.cannot-wait',
    resource: { method: 'delete', path: '/waiting', creates: false, own: null },
    takes: z.strictObject({}),
    makes: ['ticket.resumed'],
    hinders: ({ state }) => (state === 'waiting' ? null : idle('not-waiting')),
    decide: () => ok([{ type: 'ticket.resumed', data: {} }]),
  }),
}

function membersOf(ticket: Pick<Ticket, 'team'>, inForce: InForce): string[] {
  return findTeam(inForce, ticket.team)?.members.map(({ email }) => email) ?? []
}

function stamped(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : stampOf(millis(instant))
}
