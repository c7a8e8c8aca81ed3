import type { Opened } from '#api/actions/new-ticket.ts'
import { knownByKey } from '#api/actions/open.ts'
import type { World } from '#api/actions/world.ts'
import type { Result } from '#domain/base/result.ts'
import type { Automation } from '#domain/model/automation.ts'
import { findTeam } from '#domain/model/entries.ts'
import { causeOf, routeOf } from '#domain/model/routing.ts'
import type { OpenCommand } from '#domain/ticket/open.ts'
import type { Env } from '../env.ts'
import { aboutOf } from './about.ts'
import { open } from './open.ts'

type Asked = Omit<OpenCommand, 'requester'> & {
  requester?: OpenCommand['requester'] | undefined
  key?: string | undefined
}

/** Opens a ticket for a machine, or counts the failure once more on the open one that it has logged under the same key. */
export async function openAsMachine(
  world: World,
  machine: Env['Variables']['machine'],
  { key, ...asked }: Asked,
): Promise<Result<Opened>> {
  const named = key && `${machine.name}/${key}`
  const again = { by: machine, text: asked.description, urgency: asked.urgency }
  const known = named ? await knownByKey(world, named, again) : null
  if (known) return known
  const about = aboutOf(world, asked)
  if (about.wrong) return { ok: false, error: about.wrong }
  const requester = asked.requester ?? ownersOf(world, about.automation)
  if (!requester) return { ok: false, error: nobody }
  const options = { by: machine, ...(named ? { key: named } : {}) }
  return open(world, { command: { ...asked, requester }, about }, options)
}

const nobody = {
  code: 'request.invalid',
  detail: { errors: [{ path: 'requester', message: 'Who is told? The team that would be has no mailbox.' }] },
}

/** The mailbox of the automation's owner team, else of the team that gets the ticket. */
function ownersOf({ model }: World, automation: Automation | null): { name: string; email: string } | null {
  const first = routeOf(model, causeOf(model, automation, {})).team
  const team = [automation?.owner, first]
    .flatMap((wanted) => findTeam(model, wanted) ?? [])
    .find(({ email }) => email !== undefined)
  return team?.email ? { name: team.name, email: team.email } : null
}
