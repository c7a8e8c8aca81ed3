import { findTeam } from '#domain/model/entries.ts'
import type { Shown, ShownTarget } from '#domain/model/show.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { sayDateTime, sayZoned } from '#domain/words/moments.ts'
import { sayWaiting } from '#domain/words/states.ts'

const language = deskLanguage

/** `ladder model show` for people. */
export function sayRoute(shown: Shown, model: SupportModel): string {
  const { automation, type, priority, at, policy, timeZone, promises, levels, skipped, rules } = shown
  const by = (instant: string) => sayDateTime(instant, { timeZone, language })
  const when = (instant: string | null, otherwise: string) => (instant ? by(instant) : otherwise)
  const calendar = (id: string) => {
    const found = model.calendars.find((entry) => entry.id === id)
    return found ? `${found.name ?? id} (${found.timeZone})` : id
  }
  const owner = findTeam(model, automation?.owner)
  const targetsAt = (targets: ShownTarget[], clock: string) => {
    const target = targets.find((entry) => entry.clock === clock)
    return target ? `${target.target}${target.due ? `, by ${by(target.due)}` : ''}` : '-'
  }
  return [
    automation
      ? `${automation.name} (${automation.id}): ${automation.criticality}, owned by ${owner?.name ?? automation.owner}, runs on ${automation.platform}`
      : 'A request about no automation',
    `${priority} ${type} filed ${sayZoned(at, { timeZone, language })}, policy ${policy}`,
    '',
    'Promised to the requester',
    table([
      ['clock', 'target', 'at risk', 'due', 'counts in'],
      ...promises.map(({ clock, target, riskAt, due, calendar: id }) => [
        clock,
        target,
        when(riskAt, 'since the last message'),
        when(due, 'since the last message'),
        calendar(id),
      ]),
    ]),
    ...(shown.contradicts ? [`  Warning: ${shown.contradicts}`] : []),
    '',
    'Who gets it, in this order',
    table([
      ['level', 'name', 'team', 'people', 'accept', 'hold', 'works'],
      ...levels.map(({ level, name, team, members, targets, calendar: id }) => [
        String(level),
        name,
        team,
        members.join(', '),
        targetsAt(targets, 'accept'),
        targetsAt(targets, 'hold'),
        calendar(id),
      ]),
    ]),
    ...levels.flatMap(({ level, vendor }) =>
      vendor
        ? [
            `  At level ${level} a ticket is logged with ${vendor.name}: ${vendor.target ? `an answer within ${vendor.target}, counted in ${calendar(vendor.calendar)}` : `no target for ${priority} in the contract`}`,
          ]
        : [],
    ),
    ...levels.flatMap(({ level, onCall }) =>
      onCall
        ? [
            `  At level ${level} ${onCall.name} is on call${onCall.until ? ` until ${by(onCall.until)}` : ''}${onCall.assigned ? ', and is assigned what comes' : ''}`,
          ]
        : [],
    ),
    ...skipped.map(({ level, name, why }) => `  Level ${level} (${name}) is skipped: ${why}`),
    '',
    'What happens by itself',
    ...(rules.length === 0 ? ['  No escalation rules'] : []),
    ...rules.map(({ when: event, at: level, to, name, not, instant }) =>
      not
        ? `  ${event} at level ${level}: never, ${not}`
        : `  ${event} at level ${level}: goes to level ${to}, ${name}${instant ? `, if it is still there after ${by(instant)}` : ''}`,
    ),
    `  Resolved tickets close after ${shown.autoClose} of working time`,
    '',
    'Stopped while waiting',
    ...Object.entries(shown.pauses).map(
      ([clock, reasons]) =>
        `  ${clock}: ${reasons.length > 0 ? reasons.map((reason) => sayWaiting(reason, { reader: 'desk', language })).join(', ') : 'never'}`,
    ),
  ].join('\n')
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n')
}
