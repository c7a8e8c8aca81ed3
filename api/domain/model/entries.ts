import type { Policy, SupportModel } from './support-model.ts'

/** Something that may have had other ids before. */
type Renamed<Id> = { was: Id[] }

/** The team of an id, or of a former one, or undefined where the model holds none such; so are the others below. */
export function findTeam<T extends Renamed<string> & { id: string }>(
  model: { teams: readonly T[] },
  id: string | null | undefined,
): T | undefined {
  return byId(model.teams, id, (team) => team.id)
}

/** The vendor of an id. */
export function findVendor<T extends Renamed<string> & { id: string }>(
  model: { vendors: readonly T[] },
  id: string | null | undefined,
): T | undefined {
  return byId(model.vendors, id, (vendor) => vendor.id)
}

/** The entry of a level by its number. */
export function findLevel<T extends Renamed<number> & { level: number }>(
  model: { levels: readonly T[] },
  level: number | undefined,
): T | undefined {
  return byId(model.levels, level, (entry) => entry.level)
}

/** The policy of a name. */
export function findPolicy(model: Pick<SupportModel, 'sla'>, name: string): Policy | undefined {
  return byId(model.sla, name, (policy) => policy.name)
}

/** Who lives under an id goes before who once had it. */
function byId<Id, T extends Renamed<Id>>(
  entries: readonly T[],
  id: Id | null | undefined,
  idOf: (entry: T) => Id,
): T | undefined {
  if (id === null || id === undefined) return undefined
  return entries.find((entry) => idOf(entry) === id) ?? entries.find(({ was }) => was.includes(id))
}
