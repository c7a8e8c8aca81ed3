import type { Automation } from '#domain/model/automation.ts'
import { findTeam, findVendor } from '#domain/model/entries.ts'
import { placesOf } from '#domain/model/places.ts'
import { causeOf, policyOf, routeOf } from '#domain/model/routing.ts'
import type { SupportModel } from '#domain/model/support-model.ts'

export type Way = { who: (string | null)[]; priority: string; policy: string; answer: string | null }

/** The levels at which people help, lowest first. */
export function helpingLevels(model: SupportModel): SupportModel['levels'] {
  return model.levels.filter(({ level }) => level >= 1).toSorted((a, b) => a.level - b.level)
}

/** How soon somebody replies first to an incident, as promised; null where no time is. */
export function firstReply(model: SupportModel, automation: Automation | null): string | null {
  const cause = causeOf(model, automation, { type: 'incident' })
  const { priority, team } = routeOf(model, cause)
  const { respond } = policyOf(model, { ...cause, priority, team }).targets[priority] ?? {}
  return respond ?? null
}

/** The way an incident of an automation takes: who has it at each helping level, and how soon somebody replies first. */
export function wayOf(model: SupportModel, automation: Automation): Way {
  const cause = causeOf(model, automation, { type: 'incident' })
  const { priority, policy } = routeOf(model, cause)
  const places = placesOf(model, automation.owner)
  return {
    who: helpingLevels(model).map(({ level, vendor }) => {
      const place = places.find((one) => one.level === level)
      const known = vendor ? findVendor(model, automation.vendor) : undefined
      return known?.name ?? (vendor && !automation.vendor ? null : teamName(model, place?.team))
    }),
    priority,
    policy,
    answer: firstReply(model, automation),
  }
}

function teamName(model: SupportModel, id: string | undefined): string | null {
  return findTeam(model, id)?.name ?? null
}
