import { cleanText } from '#domain/base/text.ts'
import { stamp } from '#domain/base/time.ts'
import type { GroupTeam } from '#domain/home/group-teams.ts'
import type { SupportReaders } from '#domain/home/support-readers.ts'
import { membersWith, readersMark } from '#domain/model/joined.ts'
import { peopleOf } from '#domain/model/people.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import { findJoined, readJoined, saveJoined, sweepJoined } from '../store/joined.ts'
import type { World } from './world.ts'

/** Who signs in by a provider, and the groups that it told of them. */
export type Arrival = { name: string; email: string; groups: readonly string[] }

/** Whoever has not come by the provider for so long is a member no more. */
const keptFor = { hours: 24 * 30 }

/** Puts whoever signs in into the teams of their groups, and into no others that they had from groups before; the same for what they read. */
export async function joinTeams(
  world: World,
  { name, email, groups }: Arrival,
  { mapping, readers }: { mapping: readonly GroupTeam[]; readers: SupportReaders },
): Promise<void> {
  const mapped = mapping.filter(({ group }) => groups.includes(group)).map(({ team }) => team)
  const reads = readers.groups.some((group) => groups.includes(group)) ? [readersMark] : []
  const teams = [...world.model.teams.map(({ id }) => id).filter((id) => mapped.includes(id)), ...reads]
  await world.transact((tx) => saveJoined(tx, { name: cleanText(name) || email, email, teams }, stamp(world.now())))
  await refreshJoined(world)
}

/** Whether somebody who is signed in may read articles for support. */
export async function readsForSupport(world: World, email: string, readers: SupportReaders): Promise<boolean> {
  if (readers.everybody || teamsOf(world.model, email).length > 0) return true
  return readers.groups.length > 0 && ((await findJoined(world.read, email))?.teams.includes(readersMark) ?? false)
}

/** Takes up who has joined and who has left, in this process or another. */
export async function refreshJoined(world: World): Promise<void> {
  const joined = await readJoined(world.read)
  const state = JSON.stringify(joined)
  if (state === world.joined.state) return
  for (const team of world.model.teams) {
    const members = world.joined.modelled.get(team.id) ?? []
    team.members = membersWith({ id: team.id, members }, joined)
  }
  world.joined.state = state
  world.masking = { ...world.masking, names: peopleOf(world.model).map(({ name }) => name) }
}

/** Forgets who has not come by the provider for a month. */
export async function forgetJoined(world: World): Promise<void> {
  await world.transact((tx) => sweepJoined(tx, stamp(world.now().subtract(keptFor))))
  await refreshJoined(world)
}
