import type { DeskVerb } from '#domain/ticket/verbs.ts'
import { actWords } from '#domain/words/acts.ts'
import { language } from '../../kit/say.ts'
import type { DeskTicket } from '../types.ts'
import type { Act } from './act.ts'
import { endActs } from './end.tsx'
import { hearActs } from './hear.ts'
import { judgeActs } from './judge.tsx'
import { moveActs } from './move.tsx'
import { talkActs } from './talk.tsx'
import { vendorActs } from './vendor.tsx'

/** Every verb of the desk, and how it is offered, in the order of the buttons. */
export const acts: Readonly<Record<DeskVerb, Act>> = {
  ...talkActs,
  ...moveActs,
  ...judgeActs,
  ...vendorActs,
  ...endActs,
  ...hearActs,
}

const actNames = Object.keys(acts) as DeskVerb[]

/** So many buttons and the menu fit into one row. */
const mostInRow = 5
/** What goes into the menu first where there are more. */
const yielding: readonly DeskVerb[] = ['wait', 'resolve', 'return']

/** What can be done with a ticket now, in one row of buttons, of which some places are taken already, and in the menu. */
export function offered(view: DeskTicket, taken: number): { first: DeskVerb[]; rest: DeskVerb[] } {
  const possible = actNames.filter((name) => view.may[name] === null && !('within' in acts[name]))
  const wanted = possible.filter((name) => 'first' in acts[name])
  const tooMany = Math.max(0, wanted.length + taken - mostInRow)
  const leave = yielding.filter((name) => wanted.includes(name)).slice(0, tooMany)
  const first = wanted.filter((name) => !leave.includes(name))
  return { first, rest: possible.filter((name) => !first.includes(name)) }
}

/** The verb that a name in an address stands for, where it has a form. */
export function formNamed(name: string): DeskVerb | null {
  return actNames.find((known) => known === name && 'form' in acts[known]) ?? null
}

/** Every act that stands for itself, with its key. */
export function keyed(): { name: DeskVerb; key: string }[] {
  return actNames.flatMap((name) => {
    const act = acts[name]
    return 'key' in act ? [{ name, key: act.key }] : []
  })
}

/** What an act is called on its button. */
export function labelOf(name: DeskVerb): string {
  return actWords(language)[name].label
}

/** Why an act is not possible now, or null when it is. */
export function hindrance(view: DeskTicket, name: DeskVerb): string | null {
  return view.may[name]?.why ?? null
}
