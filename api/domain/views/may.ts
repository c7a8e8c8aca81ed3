import { z } from 'zod'
import type { InForce } from '../model/in-force.ts'
import { hindranceOf } from '../ticket/decide.ts'
import type { Actor } from '../ticket/event.ts'
import { type Owned, settled } from '../ticket/settled.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { type Hindrance, refused } from '../ticket/verbs/verb.ts'
import { type DeskVerb, deskVerbs } from '../ticket/verbs.ts'
import { sayHindrance } from '../words/hindrances.ts'
import { deskLanguage } from '../words/language.ts'

const hindranceSchema = z.object({ code: z.string(), why: z.string() }).nullable()
const entries = deskVerbs.map((verb) => [verb, hindranceSchema] as const)

/** Every verb of the desk: null where a person may do it to a ticket now; else a code, and why in words. */
export const maySchema = z.object(Object.fromEntries(entries) as Record<DeskVerb, typeof hindranceSchema>)
export type May = z.infer<typeof maySchema>

type About = {
  inForce: InForce
  automation: Owned
  by: Actor
  at: string
  /** Whether any of its promises was broken. */
  isLate: boolean
}

/** What a person may do to a ticket now, as the law itself says. */
export function mayView(ticket: Ticket, about: About): May {
  const { inForce, automation } = about
  const now = settled(ticket, inForce, automation)
  const hint = (verb: DeskVerb) =>
    sayHindrance(hindranceOf(ticket, { type: verb }, about) ?? unbroken(verb, about), {
      verb,
      ticket: now,
      model: inForce,
      language: deskLanguage,
    })
  return Object.fromEntries(deskVerbs.map((verb) => [verb, hint(verb)])) as May
}

/** Only what was late can be explained; the ticket alone does not know. */
function unbroken(verb: DeskVerb, { isLate }: About): Hindrance | null {
  return verb === 'explain' && !isLate ? refused('breach.not-broken') : null
}
