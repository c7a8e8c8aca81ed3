import type { z } from 'zod'
import { end } from './verbs/end.ts'
import { hear } from './verbs/hear.ts'
import { judge } from './verbs/judge.ts'
import { move } from './verbs/move.ts'
import { report } from './verbs/report.ts'
import { talk } from './verbs/talk.ts'
import { together } from './verbs/together.ts'
import { vendor } from './verbs/vendor.ts'
import type { Resource, Rule } from './verbs/verb.ts'

/**
 * The one table of verbs: of each, who may do it, from which states, what hinders it, what it takes, which events it makes,
 * and where the desk's API has it. Whoever acts, offers, routes or documents reads it here.
 */
export const verbs = { ...talk, ...move, ...judge, ...vendor, ...together, ...report, ...end, ...hear } as const

type Verbs = typeof verbs
export type VerbName = keyof Verbs
export const verbNames = Object.keys(verbs) as VerbName[]

/** What support people do to a ticket over the desk's API. */
export type DeskVerb = { [T in VerbName]: Verbs[T]['resource'] extends Resource ? T : never }[VerbName]
export const deskVerbs = verbNames.filter((name): name is DeskVerb => verbs[name].resource !== null)

export type DeskResource = Pick<Resource, 'method' | 'path' | 'creates'>

/** Where each verb of the desk lies below a ticket, as plain data. */
export function deskResources(): Record<DeskVerb, DeskResource> {
  const entries = deskVerbs.map((name) => {
    const { method, path, creates } = verbs[name].resource
    return [name, { method, path, creates }] as const
  })
  return Object.fromEntries(entries) as Record<DeskVerb, DeskResource>
}

/** What the rules say of a verb, whichever it is. */
export function ruleOf(name: VerbName): Rule<z.ZodObject, never, Resource | null> {
  return verbs[name] as unknown as Rule<z.ZodObject, never, Resource | null>
}
