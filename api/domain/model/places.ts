import { Sayable } from '../base/sayable.ts'
import type { InForce } from './in-force.ts'
import type { Level } from './support-model.ts'

/** A level, and the team that holds it. */
export type Place = { level: number; team: string }

/** Levels at which people help, lowest first, with the team that holds each for a ticket; a level without a team is absent. */
export function placesOf(
  model: Pick<InForce, 'levels'>,
  owner: string | null,
): (Place & { name: string; entry: Level })[] {
  return model.levels
    .filter(({ level }) => level >= 1)
    .toSorted((a, b) => a.level - b.level)
    .flatMap((entry) => {
      const team = entry.team === 'owner' ? owner : entry.team
      return team ? [{ level: entry.level, team, name: entry.name, entry }] : []
    })
}

/** The lowest level that helps. Throws when a model has none: the model check has let it pass. */
export function firstPlace(model: Pick<InForce, 'levels'>, owner: string | null): Place {
  const first = placesOf(model, owner)[0]
  if (!first) throw new Sayable(`the support model has no level that helps`)
  return { level: first.level, team: first.team }
}
