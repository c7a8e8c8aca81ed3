import { z } from 'zod'
import { findVendor } from './entries.ts'
import type { InForce } from './in-force.ts'
import { namedTeamSchema, teamRef } from './people.ts'
import { placesOf } from './places.ts'

/** A level at which people help, with the team that holds it. */
export const rungSchema = z.object({ level: z.int(), name: z.string(), team: namedTeamSchema, vendor: z.boolean() })
export type Rung = z.infer<typeof rungSchema>

/** The levels at which people help with a ticket, lowest first. */
export function rungsOf(model: InForce, owner: string | null): Rung[] {
  return placesOf(model, owner).map(({ level, name, team, entry }) => ({
    level,
    name,
    team: teamRef(model, team),
    vendor: entry.vendor,
  }))
}

/** Who helps at a level, by name: its team, or at a vendor's level the vendor; unnamed, what the level is called. */
export function helperAt(
  model: InForce,
  { name, team, vendor }: { name: string; team: string | null | undefined; vendor: boolean },
  vendorId: string | null | undefined,
): string {
  if (vendor) return findVendor(model, vendorId)?.name ?? name
  return team ? teamRef(model, team).name : name
}

/** A level by the name of who helps there: a team, or the vendor. */
export const ladderRungSchema = z.object({ level: z.int(), name: z.string(), team: z.string() })
export type LadderRung = z.infer<typeof ladderRungSchema>

/** The same levels as the requester knows them: each by who helps there. */
export function helpersOf(
  model: InForce,
  { owner, vendor }: { owner: string | null; vendor?: string | null | undefined },
): LadderRung[] {
  return placesOf(model, owner).map(({ level, name, team, entry }) => ({
    level,
    name,
    team: helperAt(model, { name, team, vendor: entry.vendor }, vendor),
  }))
}
