import type { Result } from '../base/result.ts'
import type { Automation } from '../model/automation.ts'
import type { InForce, Promised } from '../model/in-force.ts'
import type { Collecting } from './escalation.ts'
import type { Actor, NewEvent } from './event.ts'

/** What a decision may look at besides the ticket. `at` is ISO 8601 UTC with milliseconds. */
export type Context = {
  at: string
  by: Actor
  /** Of the model that the ticket pins: what was promised. */
  promised: Promised
  /** Of the model in force: who is there, where, and what the rules do. */
  inForce: InForce
  automation: Automation | null
  article: Collecting | null
  /** Id for a new vendor ticket. */
  newId: string
}

export type Decision = Result<NewEvent[]>
