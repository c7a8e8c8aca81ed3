import { findLevel } from '#domain/model/entries.ts'
import type { SupportModel } from '#domain/model/support-model.ts'

const clocks: Record<string, string> = {
  respond: 'nobody has answered',
  update: 'nobody has given news',
  resolve: 'it is not solved',
  accept: 'nobody has taken it up',
  hold: 'a level has kept it as long as it may',
  vendor: 'the vendor has not answered',
}

/** What moves up by itself, a sentence for each rule: "When nobody has answered in time, Support desk hands it to Automation experts." */
export function movesOf(model: SupportModel): string[] {
  const name = (level: number) => findLevel(model, level)?.name
  return model.escalate.flatMap(({ when, at, to }) => {
    const [clock = '', event] = when.split(' ')
    const target = model.levels.filter(({ level }) => level >= to).toSorted((a, b) => a.level - b.level)[0]
    if (!name(at) || !target) return []
    const late = event === 'breached' ? 'in time' : 'and the time is nearly over'
    return [`When ${clocks[clock]} ${late}, it moves from ${name(at)} to ${target.name}.`]
  })
}

const waits = { requester: 'for you', vendor: 'for a vendor', window: 'for an agreed change window' }

/** Which waiting does not count towards solving: "Waiting for you or for an agreed change window does not count towards solving it." */
export function pausesOf({ pauses }: SupportModel): string {
  const named = pauses.resolve.map((wait) => waits[wait])
  return named.length > 0 ? `Waiting ${named.join(' or ')} does not count towards solving it.` : ''
}
