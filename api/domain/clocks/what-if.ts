import { z } from 'zod'
import { Sayable } from '../base/sayable.ts'
import { findLevel, findTeam } from '../model/entries.ts'
import type { InForce, Promised } from '../model/in-force.ts'
import { namedTeamSchema } from '../model/people.ts'
import { firstPlace, type Place, placesOf } from '../model/places.ts'
import { policyOf, priorityOf } from '../model/routing.ts'
import type { SupportModel } from '../model/support-model.ts'
import type { EventData, TicketEvent } from '../ticket/event.ts'
import { type ClockName, clockNameSchema } from '../ticket/facts.ts'
import { clocksOf } from './clock.ts'
import { historyOf, isMove, type Move, notBefore } from './history.ts'
import { ledgerSums } from './ledger.ts'

const keptSchema = z.object({ met: z.int(), breached: z.int() })
const loadSchema = z.object({
  tickets: z.int().describe('That came to the team'),
  seconds: z.number().describe('That they spent with it while it works and nobody else was waited for'),
})

/** What became, and would have become, of the promises of some tickets. */
const whatIfSchema = z.object({
  tickets: z.int(),
  clocks: z.array(z.object({ clock: clockNameSchema, before: keptSchema, after: keptSchema })),
  teams: z.array(z.object({ team: namedTeamSchema, before: loadSchema, after: loadSchema })).describe('By name'),
  worse: z.int().describe('Tickets with more broken promises than before'),
  better: z.int().describe('Tickets with fewer'),
  moved: z.int().describe('Tickets that would have gone to another team first'),
  unread: z.int().describe('Tickets whose log could not be measured'),
  examples: z
    .array(z.object({ ref: z.string(), before: z.int(), after: z.int() }))
    .describe('The worst, then the best'),
})
export type WhatIf = z.infer<typeof whatIfSchema>

type Kept = z.infer<typeof keptSchema>
type Side = { clocks: Map<ClockName, Kept>; loads: Map<string, z.infer<typeof loadSchema>>; first: string }
/** One ticket as it was, and as it would have been. */
export type Compared = { ref: string; before: Side; after: Side }

/**
 * A ticket's log as it would read under another model, had people done the same at the same instants: priority, policy and
 * team are those of that model, a move goes to who holds that level there, or to the next above that exists. What clocks had
 * told is left out. Under the model that a ticket was worked under, its clocks are what they were.
 */
export function replayed(events: readonly TicketEvent[], model: SupportModel): TicketEvent[] {
  const [first, ...rest] = events
  if (first?.type !== 'ticket.opened') throw new Sayable('a ticket log begins with ticket.opened')
  const owner = findTeam(model, first.data.owner)?.id ?? null
  const places = placesOf(model, owner).filter(({ team }) => findTeam(model, team))
  let place: Place = places[0] ?? firstPlace(model, null)
  const { type, criticality, automation = null } = first.data
  const cause = { type, criticality, automation, priority: priorityOf(model, first.data) }
  const policy = () => policyOf(model, { ...cause, team: place.team }).name
  const { level, team } = place
  const data: EventData<'ticket.opened'> = {
    ...first.data,
    ...{ level, team, priority: cause.priority, policy: policy(), model: model.version },
  }
  const moved = (event: Move): TicketEvent[] => {
    const wanted = findLevel(model, event.data.to)?.level ?? event.data.to
    const next = places.find((one) => one.level >= wanted) ?? places.at(-1) ?? place
    const from = place.level
    const stays = next.level === from && next.team === place.team
    place = { level: next.level, team: next.team }
    if (!stays) return [{ ...event, data: { ...event.data, from, to: place.level, team: place.team } } as Move]
    const { by, at, version } = event
    return by.kind === 'support' ? [{ type: 'ticket.assigned', by, at, version, data: { to: by.email } }] : []
  }
  return [
    { ...first, data },
    ...rest.flatMap((event): TicketEvent[] => {
      if (event.type === 'clock.at-risk' || event.type === 'clock.breached') return []
      if (isMove(event)) return moved(event)
      if (event.type !== 'ticket.reprioritised' && event.type !== 'ticket.retyped') return [event]
      if (event.type === 'ticket.reprioritised') cause.priority = priorityOf(model, { ...event.data, criticality })
      else cause.type = event.data.type
      const judged = { policy: policy(), mode: model.onPriorityChange }
      return event.type === 'ticket.reprioritised'
        ? [{ ...event, data: { ...event.data, ...judged, priority: cause.priority } }]
        : [{ ...event, data: { ...event.data, ...judged } }]
    }),
  ]
}

/** One ticket under the model that it pins and under another, at an instant; what runs still counts for neither. */
export function compared(
  { ref, events }: { ref: string; events: readonly TicketEvent[] },
  { promised, proposed, now }: { promised: Promised; proposed: SupportModel; now: Temporal.Instant },
): Compared {
  return {
    ref,
    before: sideOf(events, promised, now),
    after: sideOf(replayed(events, proposed), proposed, now),
  }
}

function sideOf(events: readonly TicketEvent[], model: Promised, now: Temporal.Instant): Side {
  const clocks = new Map<ClockName, Kept>()
  for (const { name, state } of clocksOf(events, model, now)) {
    if (state !== 'met' && state !== 'breached') continue
    const kept = clocks.get(name) ?? { met: 0, breached: 0 }
    kept[state]++
    clocks.set(name, kept)
  }
  const history = historyOf(events)
  const { stays } = history
  const loads = new Map([...new Set(stays.map(({ team }) => team))].map((team) => [team, { tickets: 1, seconds: 0 }]))
  for (const entry of ledgerSums(history, model, notBefore(events, now))) {
    const load = entry.who === 'level' ? loads.get(entry.team) : undefined
    if (load) load.seconds += entry.seconds
  }
  return { clocks, loads, first: stays[0]?.team ?? '' }
}

const mostExamples = 10

/** Adds tickets up, one by one or in any number: the sum does not depend on how they came. */
export function makeSum(proposed: SupportModel, inForce: InForce) {
  const clocks = new Map<ClockName, { before: Kept; after: Kept }>()
  const teams = new Map<string, WhatIf['teams'][number]>()
  const changed: WhatIf['examples'] = []
  let tickets = 0
  let unread = 0
  let moved = 0
  const teamOf = (id: string) => {
    const found = findTeam(proposed, id) ?? findTeam(inForce, id)
    return { id: found?.id ?? id, name: found?.name ?? id }
  }
  const add = ({ ref, ...sides }: Compared) => {
    tickets++
    if (teamOf(sides.before.first).id !== teamOf(sides.after.first).id) moved++
    const broken = { before: 0, after: 0 }
    for (const side of ['before', 'after'] as const) {
      for (const [name, { met, breached }] of sides[side].clocks) {
        const sum = clocks.get(name) ?? { before: { met: 0, breached: 0 }, after: { met: 0, breached: 0 } }
        sum[side].met += met
        sum[side].breached += breached
        broken[side] += breached
        clocks.set(name, sum)
      }
      for (const [id, load] of sides[side].loads) {
        const team = teamOf(id)
        const none = { tickets: 0, seconds: 0 }
        const sum = teams.get(team.id) ?? { team, before: { ...none }, after: { ...none } }
        sum[side].tickets += load.tickets
        sum[side].seconds += load.seconds
        teams.set(team.id, sum)
      }
    }
    if (broken.before !== broken.after) changed.push({ ref, ...broken })
  }
  const sum = (): WhatIf => {
    const byHarm = changed.toSorted(
      (a, b) => b.after - b.before - (a.after - a.before) || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0),
    )
    const worse = byHarm.filter(({ before, after }) => after > before)
    const better = byHarm.filter(({ before, after }) => after < before).toReversed()
    return {
      tickets,
      clocks: clockNameSchema.options.flatMap((clock) => {
        const found = clocks.get(clock)
        return found ? [{ clock, ...found }] : []
      }),
      teams: [...teams.values()].toSorted((a, b) => a.team.name.localeCompare(b.team.name, 'en')),
      worse: worse.length,
      better: better.length,
      moved,
      unread,
      examples: [...worse.slice(0, mostExamples), ...better.slice(0, mostExamples)],
    }
  }
  return { add, skip: () => void unread++, sum }
}
