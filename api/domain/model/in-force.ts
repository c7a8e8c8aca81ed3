import type { Level, SupportModel, Team, Vendor } from './support-model.ts'

/**
 * What is read from the model that a ticket pins: policies, targets, calendars, pauses, modes, so that a promise once given
 * stays. It knows nobody: who may act where is not in it.
 */
export type Promised = Pick<
  SupportModel,
  'version' | 'calendars' | 'sla' | 'priorities' | 'pauses' | 'atRisk' | 'onPriorityChange' | 'onReopen' | 'autoClose'
> & {
  levels: Pick<Level, 'level' | 'name' | 'team' | 'calendar' | 'accept' | 'hold' | 'was'>[]
  teams: Pick<Team, 'id' | 'name' | 'calendar' | 'was'>[]
  vendors: Pick<Vendor, 'id' | 'name' | 'calendar' | 'targets' | 'was'>[]
}

/** What is read from the model in force: people, teams, mailboxes, when they work, levels, vendors, rules of escalation. It promises nothing. */
export type InForce = Pick<
  SupportModel,
  | 'version'
  | 'calendars'
  | 'levels'
  | 'teams'
  | 'vendors'
  | 'escalate'
  | 'bounceCap'
  | 'digestAt'
  | 'reportPeople'
  | 'breachReasons'
>

/** Names for what a log tells: those in force, and of what is gone the name that it had. */
export function namesFor(inForce: InForce, promised: Promised): InForce {
  const gone = <T, K>(here: readonly T[], there: readonly K[], key: (entry: T | K) => unknown) =>
    there.filter((entry) => !here.some((one) => key(one) === key(entry)))
  return {
    ...inForce,
    levels: [
      ...inForce.levels,
      ...gone(inForce.levels, promised.levels, ({ level }) => level).map((level) => ({
        ...level,
        vendor: false,
        handover: [],
      })),
    ],
    teams: [
      ...inForce.teams,
      ...gone(inForce.teams, promised.teams, ({ id }) => id).map((team) => ({ ...team, members: [] })),
    ],
    vendors: [...inForce.vendors, ...gone(inForce.vendors, promised.vendors, ({ id }) => id)],
  }
}
