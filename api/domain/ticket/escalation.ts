import { type Field, mergeFields } from '../base/field.ts'
import { millis } from '../base/time.ts'
import type { InForce } from '../model/in-force.ts'
import { type Place, placesOf } from '../model/places.ts'
import { isStaffed } from '../model/staffed.ts'
import type { Level } from '../model/support-model.ts'
import type { Ticket } from './ticket.ts'

/** The next level up that exists and has a team, or null at the top. `to` asks for a level; an absent one is skipped upwards. */
export function placeAbove(model: InForce, ticket: Pick<Ticket, 'level' | 'owner'>, to?: number): Place | null {
  const wanted = Math.max(ticket.level + 1, to ?? 0)
  const place = placesOf(model, ticket.owner).find(({ level }) => level >= wanted)
  return place ? { level: place.level, team: place.team } : null
}

/** Where the rules take a ticket: as `placeAbove`, but past teams that are closed at the instant while one further up is open. */
export function openPlaceAbove(
  model: InForce,
  ticket: Pick<Ticket, 'level' | 'owner'>,
  { to, at }: { to?: number; at: string },
): Place | null {
  const wanted = placeAbove(model, ticket, to)
  if (!wanted || isStaffed(model, wanted, millis(at))) return wanted
  const above = placesOf(model, ticket.owner).filter(({ level }) => level > wanted.level)
  const open = above.find((place) => isStaffed(model, place, millis(at)))
  return open ? { level: open.level, team: open.team } : wanted
}

/** The level a ticket goes back to: the asked one when it exists below, else the next one down. Null at the bottom. */
export function placeBelow(model: InForce, ticket: Pick<Ticket, 'level' | 'owner'>, to?: number): Place | null {
  const below = placesOf(model, ticket.owner).filter(({ level }) => level < ticket.level)
  const place = to === undefined ? below.at(-1) : below.findLast(({ level }) => level <= to)
  return place ? { level: place.level, team: place.team } : null
}

/** Name under which returns between two levels are counted. */
export function bounceKey(a: number, b: number): string {
  return `${Math.min(a, b)}-${Math.max(a, b)}`
}

/** Fields every hand-over brings, whatever its level: what was tried, the evidence, what is asked. */
const handoverBasics: readonly Field[] = [
  { name: 'tried', label: 'What was tried', required: true },
  { name: 'evidence', label: 'Evidence: errors, run ids, screenshots', required: true },
  { name: 'ask', label: 'What is asked of the next level', required: true },
]

/** An automation or an article, as far as it says what an escalation must bring. */
export type Collecting = { collect: readonly Field[] }
/** What a ticket is about: both may add to what must be brought. */
export type About = { automation: (Collecting & { handover: readonly Field[] }) | null; article: Collecting | null }

/** What a request must bring, of the automation it is about and the article it comes from: the article says how it is asked. */
export function fieldsToCollect({
  automation,
  article,
}: {
  automation?: Collecting | null | undefined
  article?: Collecting | null | undefined
}): Field[] {
  return mergeFields(automation?.collect ?? [], article?.collect ?? [])
}

/** All fields a hand-over of a ticket to a level must bring: what the request should have brought and did not is among them. */
export function handoverFields(ticket: Pick<Ticket, 'details'>, level: Level | undefined, about: About): Field[] {
  const unanswered = fieldsToCollect(about).filter(({ name }) => !ticket.details[name]?.trim())
  return mergeFields(handoverBasics, level?.handover ?? [], about.automation?.handover ?? [], unanswered)
}
