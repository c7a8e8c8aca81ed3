import { addressKey } from '../base/email.ts'
import type { InForce } from '../model/in-force.ts'
import type { Actor } from './event.ts'
import { ruleOf, type VerbName } from './verbs.ts'
import { isOne, type Placed } from './who.ts'

/** Teams a person belongs to, by the e-mail address of the model's members. */
export function teamsOf(model: InForce, email: string): string[] {
  const wanted = addressKey(email)
  return model.teams
    .filter(({ members }) => members.some((member) => addressKey(member.email) === wanted))
    .map(({ id }) => id)
}

/** Whether somebody may do something to a settled ticket, whatever state it is in. */
export function may(model: InForce, ticket: Placed, verb: VerbName, by: Actor): boolean {
  return ruleOf(verb).who.some((who) => isOne(model, ticket, who, by))
}
