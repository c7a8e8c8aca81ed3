import { z } from 'zod'
import { placesOf } from './places.ts'
import type { SupportModel } from './support-model.ts'

/** A level by the name of who helps there: a team, or the vendor. */
export const ladderRungSchema = z.object({ level: z.int(), name: z.string(), team: z.string() })
export type LadderRung = z.infer<typeof ladderRungSchema>

/** The levels at which people help with a ticket, lowest first, each by the name of who helps there: a team, or the vendor. */
export function rungsOf(
  model: SupportModel,
  { owner, vendor }: { owner: string | null; vendor?: string | null },
): LadderRung[] {
  return placesOf(model, owner).map(({ level, name, team, entry }) => {
    const teamName = model.teams.find(({ id }) => id === team)?.name ?? team
    const vendorName = model.vendors.find(({ id }) => id === vendor)?.name ?? name
    return { level, name, team: entry.vendor ? vendorName : teamName }
  })
}
