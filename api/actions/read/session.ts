import { stampOf } from '#domain/base/time.ts'
import { nextDayAtWork } from '#domain/hours/working-time.ts'
import { isAdministrator } from '#domain/model/administrators.ts'
import { findTeam } from '#domain/model/entries.ts'
import { type NamedPerson, peopleOf, teamRef } from '#domain/model/people.ts'
import { templatesFor } from '#domain/model/template.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { allOnCall } from '#domain/views/on-call.ts'
import { openingAt } from '#domain/views/opening.ts'
import type { Session } from '#domain/views/session.ts'
import type { World } from '../world.ts'

/** What a person finds at the desk; `ways` are those in which people may sign in. */
export function deskSession(
  world: World,
  { name, email, teams }: NamedPerson & { teams: string[] },
  ways: Session['ways'],
): Session {
  const { model } = world
  return {
    person: { name, email },
    teams: teams.map((id) => teamRef(model, id)),
    allTeams: model.teams.map(({ id, name: title }) => ({ id, name: title })),
    levels: model.levels
      .filter(({ level }) => level >= 1)
      .toSorted((a, b) => a.level - b.level)
      .map(({ level, name: title, team, vendor }) => ({
        level,
        name: title,
        team: team && team !== 'owner' ? teamRef(model, team) : null,
        vendor,
      })),
    automations: [...world.automations.values()]
      .map(({ id, name: title, owner, criticality }) => ({ id, name: title, owner, criticality }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
    vendors: model.vendors.map(({ id, name: title }) => ({ id, name: title })),
    people: peopleOf(model),
    templates: templatesFor(world.templates, teams).map(({ name: title, for: uses, text }) => ({
      name: title,
      for: uses,
      text,
    })),
    onCall: allOnCall(model, stampOf(world.now().epochMilliseconds)),
    calendar: calendarNow(world, teams[0]),
    ways,
    administrator: isAdministrator(model, teams),
    now: stampOf(world.now().epochMilliseconds),
  }
}

/** Whether a team is there right now. */
function calendarNow({ model, now }: World, team: string | undefined): Session['calendar'] {
  const id = findTeam(model, team)?.calendar ?? model.sla.at(-1)?.calendar ?? ''
  const name = model.calendars.find((entry) => entry.id === id)?.name ?? id
  const calendar = calendarOf(model, id)
  const back = nextDayAtWork(calendar, now().epochMilliseconds)
  return { name, ...openingAt(calendar, now()), backAt: back === null ? null : stampOf(back) }
}
