import { z } from 'zod'
import { longest } from '../../base/longest.ts'
import { ok } from '../../base/result.ts'
import { grades } from '../../model/choices.ts'
import { policyOf, priorityOf } from '../../model/routing.ts'
import { gradeSchema } from '../../model/support-model.ts'
import type { EventBody } from '../event.ts'
import { words } from './input.ts'
import { active, verb } from './verb.ts'

/** What the machine that opened it reports afterwards. */
export const report = {
  recur: verb({
    means: 'Report the same failure again',
    who: ['machine'],
    from: active,
    refusal: 'ticket.cannot-reply',
    resource: null,
    takes: z.strictObject({
      count: z.int().min(2).describe('How often it came until now'),
      text: words('What happened', longest.message),
      urgency: gradeSchema.optional(),
    }),
    makes: ['ticket.recurred', 'ticket.reprioritised'],
    decide: (ticket, { count, text, urgency }, { promised, logged }) => {
      const recurred = { type: 'ticket.recurred', data: { count, text } } as const
      if (!isWorse(urgency, ticket.urgency)) return ok([recurred])
      const { impact, criticality } = ticket
      const priority = priorityOf(promised, { impact, urgency, criticality })
      const policy = policyOf(promised, { ...logged, priority }).name
      const data = { impact, urgency, priority, policy, mode: promised.onPriorityChange }
      return ok([recurred, { type: 'ticket.reprioritised', data }])
    },
  }),
  recover: verb({
    means: 'Report that the failure is over',
    who: ['machine'],
    from: active,
    refusal: 'ticket.cannot-resolve',
    resource: null,
    takes: z.strictObject({ note: words('What is said of it', longest.message) }),
    makes: ['ticket.recovered', 'ticket.resolved'],
    /** Its automation says whether that solves it, or is only marked for who looks at it. */
    decide: ({ recoveredAt }, { note }, { automation }) => {
      const recovered: EventBody<'ticket.recovered'>[] =
        recoveredAt === null ? [{ type: 'ticket.recovered', data: { note } }] : []
      return ok(
        automation?.recovery === 'resolve' ? [...recovered, { type: 'ticket.resolved', data: { note } }] : recovered,
      )
    },
  }),
}

type Grade = (typeof grades)[number]

/** Whether something is more urgent than it was: grades are listed most first. */
export function isWorse(given: Grade | undefined, before: Grade): given is Grade {
  return given !== undefined && grades.indexOf(given) < grades.indexOf(before)
}
