import { stampOf } from '#domain/base/time.ts'
import { isOpen, nextOpen, openUntil } from '#domain/hours/working-time.ts'
import { type NamedPerson, type NamedTeam, peopleOf, teamRef } from '#domain/model/people.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import type { World } from '../world.ts'

export type DeskCalendar = {
  name: string
  timeZone: string
  open: boolean
  openUntil: string | null
  opensAt: string | null
}

/** Who is at the desk, and everything its filters and forms choose from. */
export type DeskSession = {
  person: NamedPerson
  teams: NamedTeam[]
  /** Every team of the model. */
  allTeams: NamedTeam[]
  /** `team` is null where each automation's owner team holds the level. */
  levels: { level: number; name: string; team: NamedTeam | null; vendor: boolean }[]
  automations: { id: string; name: string; owner: string; criticality: string }[]
  vendors: { id: string; name: string }[]
  people: (NamedPerson & { teams: string[] })[]
  /** Of the first team of the person. */
  calendar: DeskCalendar
  now: string
}

export function deskSession(world: World, { name, email, teams }: NamedPerson & { teams: string[] }): DeskSession {
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
    calendar: calendarNow(world, teams[0]),
    now: stampOf(world.now().epochMilliseconds),
  }
}

/** Whether a team is there right now. */
function calendarNow({ model, now }: World, team: string | undefined): DeskCalendar {
  const id = model.teams.find((entry) => entry.id === team)?.calendar ?? model.sla.at(-1)?.calendar ?? ''
  const calendar = calendarOf(model, id)
  const at = now().epochMilliseconds
  const open = isOpen(calendar, at)
  const until = open ? openUntil(calendar, at) : null
  return {
    name: model.calendars.find((entry) => entry.id === id)?.name ?? id,
    timeZone: calendar.timeZone,
    open,
    openUntil: until === null ? null : stampOf(until),
    opensAt: open ? null : stampOf(nextOpen(calendar, at)),
  }
}
