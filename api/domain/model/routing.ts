import { z } from 'zod'
import { secondsOf } from '../base/duration.ts'
import { Sayable } from '../base/sayable.ts'
import { millis, stampOf } from '../base/time.ts'
import { dueAfter } from '../hours/working-time.ts'
import type { Automation } from './automation.ts'
import { priorities } from './choices.ts'
import { findPolicy } from './entries.ts'
import { firstPlace, type Place, placesOf } from './places.ts'
import type { Criticality, Grade, Policy, PolicyTargets, Priority, SupportModel, TicketType } from './support-model.ts'
import { calendarOf } from './work-calendars.ts'

/** What decides who gets a ticket and what is promised. */
export type Cause = {
  type: TicketType
  impact: Grade
  urgency: Grade
  criticality: Criticality
  automation: string | null
  owner: string | null
}

export type Route = Place & { priority: Priority; policy: string }

/** Instants at which the requester is promised a first reply and a resolution; null where nothing is promised, or not any more. */
export const promisesSchema = z.object({
  respondBy: z
    .string()
    .nullable()
    .describe('First reply due; null where none is promised, it was given, or its clock is paused'),
  resolveBy: z
    .string()
    .nullable()
    .describe('Resolve by; null where none is promised, it is resolved, or its clock is paused'),
})
export type Promises = z.infer<typeof promisesSchema>

/** Where a new ticket goes, and under which policy: to the lowest level, or to that of the team that was written to. */
export function routeOf(model: SupportModel, cause: Cause, team?: string): Route {
  const priority = priorityOf(model, cause)
  const asked = placesOf(model, cause.owner).find((place) => place.team === team)
  const place = asked ? { level: asked.level, team: asked.team } : firstPlace(model, cause.owner)
  return { ...place, priority, policy: policyOf(model, { ...cause, priority, team: place.team }).name }
}

/** Cause of a ticket about an automation, or about none. */
export function causeOf(
  model: SupportModel,
  automation: Automation | null,
  given: { type?: TicketType | undefined; impact?: Grade | undefined; urgency?: Grade | undefined },
): Cause {
  return {
    type: given.type ?? 'incident',
    impact: given.impact ?? model.defaults.impact,
    urgency: given.urgency ?? model.defaults.urgency,
    criticality: automation?.criticality ?? model.defaults.criticality,
    automation: automation?.id ?? null,
    owner: automation?.owner ?? null,
  }
}

/** Priority from impact × urgency, raised by the criticality of the automation. */
export function priorityOf(
  model: Pick<SupportModel, 'priorities'>,
  { impact, urgency, criticality }: Pick<Cause, 'impact' | 'urgency' | 'criticality'>,
): Priority {
  const base = priorities.indexOf(model.priorities.matrix[impact][urgency])
  const raised = base - (model.priorities.raise[criticality] ?? 0)
  return priorities[Math.min(priorities.length - 1, Math.max(0, raised))] as Priority
}

/** The first policy whose conditions all hold; a checked model ends with one that has none. */
export function policyOf(
  model: Pick<SupportModel, 'sla' | 'version'>,
  ticket: Pick<Cause, 'type' | 'criticality' | 'automation'> & { priority: Priority; team: string },
): Policy {
  const found = model.sla.find(
    ({ when = {} }) =>
      holds(when.criticality, ticket.criticality) &&
      holds(when.type, ticket.type) &&
      holds(when.priority, ticket.priority) &&
      holds(when.automation, ticket.automation) &&
      holds(when.team, ticket.team),
  )
  if (!found) throw new Sayable(`support model ${model.version} has no policy that matches everything`)
  return found
}

/** Due instants of a policy's promises, were a ticket opened at an instant. What is promised of one that exists is told from its clocks. */
export function promisesOf(
  model: SupportModel,
  { policy, priority }: { policy: string; priority: Priority },
  openedAt: string,
): Promises {
  const entry = findPolicy(model, policy)
  const targets: PolicyTargets = entry?.targets[priority] ?? {}
  const due = (target: string | undefined) => {
    if (!entry || !target) return null
    const at = dueAfter(calendarOf(model, entry.calendar), millis(openedAt), secondsOf(target) * 1000)
    return at === null ? null : stampOf(at)
  }
  return { respondBy: due(targets.respond), resolveBy: due(targets.resolve) }
}

function holds<T>(condition: T | T[] | undefined, value: unknown): boolean {
  if (condition === undefined) return true
  return Array.isArray(condition) ? condition.includes(value as T) : condition === value
}
