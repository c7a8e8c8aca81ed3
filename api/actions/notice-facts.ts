import type { Clock } from '#domain/clocks/measure.ts'
import type { Automation } from '#domain/model/automation.ts'
import { findTeam } from '#domain/model/entries.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { MailFacts } from '#domain/words/mails.ts'
import type { World } from './world.ts'

type Known = Pick<
  MailFacts,
  'ref' | 'title' | 'requester' | 'team' | 'level' | 'priority' | 'automation' | 'clocks' | 'timeZone'
>

/** What a message says of a ticket as it stood at a moment. */
export function factsOf(
  { model }: Pick<World, 'model'>,
  {
    own,
    moment,
    automation,
    clocks,
  }: { own: Ticket; moment: Ticket; automation: Automation | null; clocks: readonly Clock[] },
): Known {
  const team = findTeam(model, moment.team)
  return {
    ref: own.ref,
    title: own.title,
    requester: own.requester.name,
    team: team?.name ?? moment.team,
    level: moment.level,
    priority: moment.priority,
    automation: automation?.name ?? moment.automation,
    clocks,
    timeZone: team ? calendarOf(model, team.calendar).timeZone : 'UTC',
  }
}
