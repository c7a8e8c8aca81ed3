import { teamRef } from '../model/people.ts'
import type { SupportModel } from '../model/support-model.ts'
import { vendorTeams } from '../ticket/may.ts'
import { refusals } from '../ticket/refusals.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { Hindrance, Idle } from '../ticket/verbs/verb.ts'
import { ruleOf, type VerbName } from '../ticket/verbs.ts'

/** What hinders somebody, as the desk is told: a code that stays, and why in words. Null where nothing does. */
export type Hint = { code: string; why: string } | null

type About = { verb: VerbName; ticket: Ticket; model: SupportModel }

export function sayHindrance(hindrance: Hindrance | null, about: About): Hint {
  if (!hindrance) return null
  if (hindrance.type === 'idle') return { code: `idle.${hindrance.why}`, why: idleWords[hindrance.why] }
  const { code, detail } = hindrance
  const why = code === 'desk.not-your-level' ? whose(about) : null
  const onward = typeof detail.mergedInto === 'string' ? `It goes on in ${detail.mergedInto}.` : null
  return { code, why: why ?? onward ?? refusals[code].detail }
}

const idleWords: Record<Idle, string> = {
  taken: 'Somebody has taken it.',
  unassigned: 'It is assigned to nobody.',
  'not-waiting': 'It is not waiting.',
  ungrouped: 'It is in no group.',
  resolved: 'It is resolved.',
  open: 'It is open.',
  closed: 'It is closed.',
  'vendor-answered': 'The vendor has answered.',
  'vendor-solved': 'The vendor has solved it.',
  same: 'Nothing would change.',
}

/** Who may instead. */
function whose({ verb, ticket, model }: About): string {
  if (ruleOf(verb).who.includes('vendor-team')) {
    const teams = vendorTeams(model, ticket.owner).map((id) => teamRef(model, id).name)
    return teams.length > 0 ? `Vendor tickets are for ${teams.join(', ')}.` : refusals['vendor.not-here'].detail
  }
  return `The ticket is with ${teamRef(model, ticket.team).name}.`
}
