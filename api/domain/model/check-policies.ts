import type { Issue } from '../base/issue.ts'
import { durationIssues, repeated, unknownCalendar, unknownTeams } from './check-ids.ts'
import { priorities } from './choices.ts'
import type { Policy, SupportModel } from './support-model.ts'

/** Issues of the policies: names, the last one, those that never match, calendars, targets. */
export function policyIssues(model: SupportModel): Issue[] {
  const issues: Issue[] = repeated(model.sla.map(({ name }) => name)).map(({ index, value }) => ({
    path: ['sla', index, 'name'],
    came: value,
    expected: 'a name that no other policy has',
    hint: null,
  }))
  const last = model.sla.length - 1
  model.sla.forEach((policy, index) => {
    const conditions = Object.values(policy.when ?? {}).filter((value) => value !== undefined)
    if (index === last && conditions.length > 0) {
      issues.push({
        path: ['sla', index, 'when'],
        came: 'conditions',
        expected: 'no `when`: the last policy must match every ticket',
        hint: null,
      })
    }
    if (index < last && conditions.length === 0) {
      issues.push({
        path: ['sla', index, 'when'],
        came: 'no conditions',
        expected: 'a condition: the policies after this one are never reached',
        hint: null,
      })
    }
    const cover = model.sla.slice(0, index).find((earlier) => conditionsOf(earlier) > 0 && covers(earlier, policy))
    if (cover) {
      issues.push({
        path: ['sla', index, 'when'],
        came: policy.name,
        expected: `conditions that some ticket meets: "${cover.name}" above takes every one of them first`,
        hint: 'move it up, or remove it',
      })
    }
    issues.push(...unknownCalendar(model, policy.calendar, ['sla', index, 'calendar']))
    issues.push(...unknownTeams(model, policy.when?.team, ['sla', index, 'when', 'team']))
    const needed = policy.when?.priority === undefined ? priorities : [policy.when.priority].flat()
    for (const priority of needed) {
      const targets = policy.targets[priority]
      if (!targets?.resolve || !targets.respond) {
        issues.push({
          path: ['sla', index, 'targets', priority],
          came: null,
          expected: `respond and resolve for ${priority}`,
          hint: null,
        })
      }
    }
    for (const [priority, targets] of Object.entries(policy.targets)) {
      for (const [clock, target] of Object.entries(targets ?? {}))
        issues.push(...durationIssues(target, ['sla', index, 'targets', priority, clock]))
    }
  })
  return issues
}

type Conditions = NonNullable<Policy['when']>
const dimensions = ['criticality', 'type', 'priority', 'automation', 'team'] as const satisfies (keyof Conditions)[]

function conditionsOf(policy: Policy): number {
  return Object.values(policy.when ?? {}).filter((value) => value !== undefined).length
}

/** Whether every ticket that a policy would take is taken by an earlier one. */
function covers(earlier: Policy, later: Policy): boolean {
  return dimensions.every((name) => {
    const wide = earlier.when?.[name]
    const narrow = later.when?.[name]
    if (wide === undefined) return true
    return narrow !== undefined && [narrow].flat().every((value) => ([wide].flat() as string[]).includes(value))
  })
}

/** Issues of what the ticker does by itself: nowhere, downwards, twice. */
export function escalationIssues(model: SupportModel): Issue[] {
  const highest = Math.max(...model.levels.map(({ level }) => level))
  const rules = model.escalate.map(({ when, at }) => `${when} at level ${at}`)
  return [
    ...durationIssues(model.autoClose, ['autoClose']),
    ...model.escalate.flatMap((rule, index): Issue[] => {
      const path = ['escalate', index, 'to']
      if (rule.to <= rule.at)
        return [{ path, came: String(rule.to), expected: `a level above ${rule.at}: escalation goes up`, hint: null }]
      if (rule.to > highest)
        return [
          {
            path,
            came: String(rule.to),
            expected: `a level that exists, or one below it: the highest here is ${highest}`,
            hint: null,
          },
        ]
      return []
    }),
    ...repeated(rules).map(({ index, value }) => ({
      path: ['escalate', index, 'when'],
      came: value,
      expected: 'one rule for each clock and level: a ticket goes one way',
      hint: 'remove one of them',
    })),
  ]
}
