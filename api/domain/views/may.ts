import { z } from 'zod'
import type { SupportModel } from '../model/support-model.ts'
import { hindranceOf } from '../ticket/decide.ts'
import type { Actor } from '../ticket/event.ts'
import type { Ticket } from '../ticket/ticket.ts'
import { type DeskVerb, deskVerbs } from '../ticket/verbs.ts'
import { sayHindrance } from '../words/hindrances.ts'
import { homeLanguage } from '../words/language.ts'

const hindranceSchema = z.object({ code: z.string(), why: z.string() }).nullable()
const entries = deskVerbs.map((verb) => [verb, hindranceSchema] as const)

/** Every verb of the desk: null where a person may do it to a ticket now; else a code, and why in words. */
export const maySchema = z.object(Object.fromEntries(entries) as Record<DeskVerb, typeof hindranceSchema>)
export type May = z.infer<typeof maySchema>

/** What a person may do to a ticket now, as the law itself says. */
export function mayView(ticket: Ticket, model: SupportModel, by: Actor): May {
  const hint = (verb: DeskVerb) =>
    sayHindrance(hindranceOf(ticket, { type: verb }, { model, by }), { verb, ticket, model, language: homeLanguage })
  return Object.fromEntries(deskVerbs.map((verb) => [verb, hint(verb)])) as May
}
