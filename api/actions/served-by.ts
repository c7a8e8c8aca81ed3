import { ok, type Result, refuse } from '#domain/base/result.ts'
import { isActive } from '#domain/ticket/ticket.ts'
import { ruleOf, type VerbName } from '#domain/ticket/verbs.ts'
import type { Tx } from '../store/handle.ts'
import type { Loaded } from './record.ts'
import { goesOnIn } from './serving.ts'
import { type By, loadTicket } from './ticket-tx.ts'
import type { World } from './world.ts'

/** Where an act of a requester happens, and who does it there. */
type Served = { at: Loaded; by: By }

/**
 * Where a requester's act on a ticket belongs. What they write to one that was merged goes to the one that serves it; once that
 * is solved, theirs is rated or goes on by itself.
 */
export async function servedBy(
  world: World,
  tx: Tx,
  { loaded, verb, by }: { loaded: Loaded; verb: VerbName; by: By },
): Promise<Result<Served>> {
  const into = by === 'requester' ? (await goesOnIn(tx, loaded.ticket)).at(-1)?.ticket : undefined
  if (!into) return ok({ at: loaded, by })
  const detail = { state: into.state }
  const says = verb === 'reply' || verb === 'attach'
  if (says && isActive(into)) {
    const target = await loadTicket(world, tx, { id: into.id })
    if (target) return ok({ at: target, by: { kind: 'requester', ...loaded.ticket.requester } })
  }
  const isTooSoon = isActive(into) && waitsForEnd.includes(verb)
  return says || isTooSoon ? refuse(ruleOf(verb).refusal, detail) : ok({ at: loaded, by })
}

/** What is only said of a solution: that it is none, or how it went. */
const waitsForEnd: readonly VerbName[] = ['reopen', 'rate']
