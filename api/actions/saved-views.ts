import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { findTeam } from '#domain/model/entries.ts'
import { findMember, type NamedPerson } from '#domain/model/people.ts'
import type { NewSavedView } from '#domain/views/saved-view.ts'
import { deleteSavedView, insertSavedView, savedViewsOf, type Whose } from '../store/saved-views.ts'
import { newId, type World } from './world.ts'

export type Viewer = NamedPerson & { teams: string[] }

/** Keeps a view of the queue under a name, for oneself or for a team of one's own. */
export async function saveView(
  world: World,
  { name, team, question }: NewSavedView,
  by: Viewer,
): Promise<Result<{ id: string }>> {
  const shared = team === undefined ? null : findTeam(world.model, team)?.id
  if (shared === undefined || (shared !== null && !by.teams.includes(shared)))
    return refuse('request.invalid', { errors: [{ path: 'team', message: `"${team}" is no team of yours.` }] })
  const id = newId(world)
  await world.transact((tx) =>
    insertSavedView(tx, {
      id,
      owner: by.email,
      team: shared,
      name,
      question: JSON.stringify(question),
      created_at: stamp(world.now()),
    }),
  )
  return ok({ id })
}

/** Forgets a saved view that is one's own or of a team of one's own. */
export async function dropView(world: World, id: string, by: Viewer): Promise<Result<{ id: string }>> {
  return world.transact(async (tx) => {
    const theirs = await savedViewsOf(tx, whoseViews(world, by))
    if (!theirs.some((view) => view.id === id)) return refuse('request.not-found')
    await deleteSavedView(tx, id)
    return ok({ id })
  })
}

/** Whose views somebody sees: under every address and team id that ever was theirs. */
export function whoseViews({ model }: World, { email, teams }: Viewer): Whose {
  const member = findMember(model, email)
  return {
    addresses: member ? [member.email, ...member.was] : [email],
    teams: teams.flatMap((id) => [id, ...(findTeam(model, id)?.was ?? [])]),
  }
}
