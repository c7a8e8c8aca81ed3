import { secondsOf } from '../base/duration.ts'
import { addressKey } from '../base/email.ts'
import type { Issue } from '../base/issue.ts'
import type { Automation } from './automation.ts'
import { findLevel } from './entries.ts'
import type { SupportModel } from './support-model.ts'
import { coverWarnings } from './uncovered.ts'

/**
 * What a checked model allows but hardly means: each with where it stands and what would be expected. With the automations of
 * the catalogue it knows who could act under each policy.
 */
export function modelWarnings(
  model: SupportModel,
  automations: readonly Pick<Automation, 'id' | 'owner' | 'criticality'>[] = [],
): Issue[] {
  return [
    ...targetWarnings(model),
    ...levelWarnings(model),
    ...ruleWarnings(model),
    ...peopleWarnings(model),
    ...idWarnings(model),
    ...coverWarnings(model, automations),
  ]
}

/** One person is one name and one address: two of either look like two people at the desk. */
function peopleWarnings(model: SupportModel): Issue[] {
  const names = new Map<string, string>()
  return model.teams.flatMap(({ members }, team) => {
    const inTeam = new Map<string, string>()
    return members.flatMap(({ name, email }, place): Issue[] => {
      const path = ['teams', team, 'members', place]
      const address = addressKey(email)
      const other = inTeam.get(name.toLowerCase())
      const known = names.get(address)
      inTeam.set(name.toLowerCase(), email)
      names.set(address, known ?? name)
      if (other && addressKey(other) !== address)
        return [
          {
            path: [...path, 'email'],
            came: email,
            expected: `one address: this is the same person twice, also ${other}`,
            hint: 'name former addresses under was',
          },
        ]
      if (known && known.toLowerCase() !== name.toLowerCase())
        return [
          {
            path: [...path, 'name'],
            came: name,
            expected: `one name for one address: ${email} is ${known} elsewhere`,
            hint: null,
          },
        ]
      return []
    })
  })
}

/** One id for two things reads as one thing wherever it is named. */
function idWarnings(model: SupportModel): Issue[] {
  const teams = new Set(model.teams.map(({ id }) => id))
  return model.vendors.flatMap(({ id }, index): Issue[] =>
    teams.has(id)
      ? [{ path: ['vendors', index, 'id'], came: id, expected: 'an id of its own: a team has it', hint: null }]
      : [],
  )
}

function targetWarnings(model: SupportModel): Issue[] {
  return model.sla.flatMap((policy, index) =>
    Object.entries(policy.targets).flatMap(([priority, targets]): Issue[] => {
      const { respond, update, resolve } = targets ?? {}
      const path = ['sla', index, 'targets', priority]
      return [
        ...longer(respond, resolve, { path: [...path, 'respond'], than: 'resolve' }),
        ...longer(update, resolve, { path: [...path, 'update'], than: 'resolve' }),
      ]
    }),
  )
}

function longer(
  text: string | undefined,
  limit: string | undefined,
  { path, than }: { path: Issue['path']; than: string },
): Issue[] {
  if (!text || !limit || secondsOf(text) <= secondsOf(limit)) return []
  return [
    {
      path,
      came: text,
      expected: `at most ${limit}, the ${than} target: this clock could never be late first`,
      hint: null,
    },
  ]
}

function levelWarnings(model: SupportModel): Issue[] {
  return model.levels.flatMap((level, index): Issue[] =>
    level.level === 0
      ? (['team', 'accept', 'hold'] as const)
          .filter((name) => level[name] !== undefined)
          .map((name) => ({
            path: ['levels', index, name],
            came: String(level[name]),
            expected: 'nothing: at level 0 people help themselves',
            hint: 'remove it',
          }))
      : longer(level.accept, level.hold, { path: ['levels', index, 'accept'], than: 'hold' }),
  )
}

function ruleWarnings(model: SupportModel): Issue[] {
  const there = new Set(model.levels.map(({ level }) => level))
  return model.escalate.flatMap((rule, index): Issue[] => {
    if (!there.has(rule.at))
      return [
        {
          path: ['escalate', index, 'at'],
          came: String(rule.at),
          expected: `a level of this ladder (${[...there].sort().join(', ')}): the rule never applies`,
          hint: null,
        },
      ]
    const level = findLevel(model, rule.at)
    const [clock = ''] = rule.when.split(' ')
    const runs =
      clock === 'accept' || clock === 'hold'
        ? level?.[clock] !== undefined
        : clock === 'vendor'
          ? model.levels.some(({ vendor }) => vendor)
          : model.sla.some(({ targets }) =>
              Object.values(targets).some((one) => one?.[clock as 'respond'] !== undefined),
            )
    return runs
      ? []
      : [
          {
            path: ['escalate', index, 'when'],
            came: rule.when,
            expected: `a clock that runs at level ${rule.at}: nothing sets a ${clock} target there`,
            hint: null,
          },
        ]
  })
}
