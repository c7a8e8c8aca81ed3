import type { Automation } from '../model/automation.ts'
import type { InForce } from '../model/in-force.ts'
import { firstPlace } from '../model/places.ts'
import type { Question } from './question.ts'

type Organisation = {
  model: InForce
  automations: ReadonlyMap<string, Automation>
  formerAutomations: ReadonlyMap<string, Automation>
}

/** The team that owns a question, by the organisation in force: its automation's; of one about none, or about one that is gone, the first that helps. */
export function ownerOfQuestion(organisation: Organisation, { automation }: Pick<Question, 'automation'>): string {
  const { model, automations, formerAutomations } = organisation
  const found = automation === null ? undefined : (automations.get(automation) ?? formerAutomations.get(automation))
  const owner = found?.owner
  const isThere = owner !== undefined && model.teams.some(({ id }) => id === owner)
  return isThere ? owner : firstPlace(model, null).team
}
