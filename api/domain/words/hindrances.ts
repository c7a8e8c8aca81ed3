import type { InForce } from '../model/in-force.ts'
import { teamRef } from '../model/people.ts'
import type { Ticket } from '../ticket/ticket.ts'
import type { Hindrance, Idle } from '../ticket/verbs/verb.ts'
import { ruleOf, type VerbName } from '../ticket/verbs.ts'
import { vendorTeams } from '../ticket/who.ts'
import { hindrances } from './en/hindrances.ts'
import type { Language } from './language.ts'
import { explainRefusal } from './refusals.ts'

const en: typeof hindrances & { idle: Readonly<Record<Idle, string>> } = hindrances
const spoken: Record<Language, typeof en> = { en, de: en }

/** What hinders somebody, as the desk is told: a code that stays, and why in words. Null where nothing does. */
export type Hint = { code: string; why: string } | null

type About = { verb: VerbName; ticket: Ticket; model: InForce; language: Language }

/** Why a verb is not possible now, in words. */
export function sayHindrance(hindrance: Hindrance | null, about: About): Hint {
  const words = spoken[about.language]
  if (!hindrance) return null
  if (hindrance.type === 'idle') return { code: `idle.${hindrance.why}`, why: words.idle[hindrance.why] }
  const { code } = hindrance
  const why = code === 'desk.not-your-level' ? whose(about) : null
  return { code, why: why ?? explainRefusal(code, about.language).detail }
}

/** Who may instead. */
function whose({ verb, ticket, model, language }: About): string {
  const words = spoken[language]
  if (ruleOf(verb).who.includes('vendor-team')) {
    const teams = vendorTeams(model, ticket.owner).map((id) => teamRef(model, id).name)
    return teams.length > 0 ? words.vendorTeams(teams) : explainRefusal('vendor.not-here', language).detail
  }
  return words.with(teamRef(model, ticket.team).name)
}
