import type { Level, Policy, SupportModel, Team, Vendor } from './support-model.ts'

/** The team of an id, or undefined where the model holds none such; so are the others below. */
export function findTeam(model: Pick<SupportModel, 'teams'>, id: string | null | undefined): Team | undefined {
  return model.teams.find((team) => team.id === id)
}

/** The vendor of an id. */
export function findVendor(model: Pick<SupportModel, 'vendors'>, id: string | null | undefined): Vendor | undefined {
  return model.vendors.find((vendor) => vendor.id === id)
}

/** The entry of a level by its number. */
export function findLevel(model: Pick<SupportModel, 'levels'>, level: number | undefined): Level | undefined {
  return model.levels.find((entry) => entry.level === level)
}

/** The policy of a name. */
export function findPolicy(model: Pick<SupportModel, 'sla'>, name: string): Policy | undefined {
  return model.sla.find((policy) => policy.name === name)
}
