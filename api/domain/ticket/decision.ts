import type { Result } from '../base/result.ts'
import type { Automation } from '../model/automation.ts'
import type { SupportModel } from '../model/support-model.ts'
import type { Collecting } from './escalation.ts'
import type { Actor, NewEvent } from './event.ts'

/** What a decision may look at besides the ticket. `at` is ISO 8601 UTC with milliseconds. */
export type Context = {
  at: string
  by: Actor
  model: SupportModel
  automation: Automation | null
  article: Collecting | null
  /** Id for a new vendor ticket. */
  newId: string
}

export type Decision = Result<NewEvent[]>
