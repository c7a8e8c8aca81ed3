import { ok, refuse } from '../base/result.ts'
import type { Command } from './command.ts'
import type { Context, Decision } from './decision.ts'
import { may } from './may.ts'
import { stampedAs } from './on-entry.ts'
import { type Owned, settled } from './settled.ts'
import type { Ticket } from './ticket.ts'
import { type Hindrance, refused } from './verbs/verb.ts'
import { ruleOf, type VerbName } from './verbs.ts'

/** What happens when somebody acts on a ticket: the events, none when there is nothing to change, or a refusal. */
export function decide(ticket: Ticket, command: Command, context: Context): Decision {
  const hindrance = hindranceOf(ticket, command, context)
  if (hindrance) return hindrance.type === 'idle' ? ok([]) : refuse(hindrance.code, hindrance.detail)
  const { type, ...given } = command
  const decided = ruleOf(type).decide(settled(ticket, context.inForce, context.automation), given, {
    ...context,
    logged: ticket,
  })
  return decided.ok ? ok(decided.value.map((body) => stampedAs(body, context))) : decided
}

/**
 * What hinders somebody to do something to a ticket: who may, the state it is in, what is missing, or that it is so already.
 * Asked with a verb alone it is the desk's hint; asked with a whole command it is the law.
 */
export function hindranceOf(
  ticket: Ticket,
  asked: Command | { type: VerbName },
  { inForce, automation, by, at }: Pick<Context, 'inForce' | 'by' | 'at'> & { automation: Owned },
): Hindrance | null {
  const { type, ...given } = asked
  const { from, refusal, hinders } = ruleOf(type)
  const now = settled(ticket, inForce, automation)
  if (!may(inForce, now, type, by)) return refused('desk.not-your-level', { level: now.level, team: now.team })
  if (!from.includes(ticket.state)) return refused(refusal, { state: ticket.state })
  return hinders?.(now, inForce, given, { by, at }) ?? null
}
