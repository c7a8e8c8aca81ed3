import type { Context } from 'hono'
import { knownByKey } from '#api/actions/open.ts'
import type { World } from '#api/actions/world.ts'
import { text } from '#domain/base/text.ts'
import type { Automation } from '#domain/model/automation.ts'
import { findTeam } from '#domain/model/entries.ts'
import { causeOf, routeOf } from '#domain/model/routing.ts'
import { openSchema } from '#domain/ticket/open.ts'
import { openedByKeyView } from '#domain/views/opened.ts'
import { readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'
import { aboutOf } from './about.ts'
import { open } from './open.ts'

/** What a machine sends: as a person does, with a key of its own, and for its owners where nobody asked. */
export const machineSchema = openSchema.extend({
  requester: openSchema.shape.requester.optional().describe("Who is told; the owner team's mailbox when left out"),
  key: text({ least: 1, most: 200 })
    .optional()
    .describe(
      "The machine's own name for this trouble, such as automation and error: an open ticket of it is used again",
    ),
})

/** Opens a ticket for a machine, or answers the open one that it has logged under the same key. */
export async function answerMachine(c: Context<Env>, { world, addresses }: Deps): Promise<Response> {
  const sent = await readJson(c, machineSchema)
  if (!sent.ok) return answerProblem(c, sent.error)
  const { key, ...asked } = sent.value
  const { machine } = c.var
  const named = key && `${machine.name}/${key}`
  const known = named ? await knownByKey(world, named) : null
  if (known) return c.json(openedByKeyView(known, addresses), 200, { 'cache-control': 'no-store' })
  const about = aboutOf(world, asked)
  if (about.wrong) return answerProblem(c, about.wrong)
  const requester = asked.requester ?? ownersOf(world, about.automation)
  if (!requester) return answerProblem(c, nobody)
  const options = { by: machine, ...(named ? { key: named } : {}) }
  const opened = await open(world, { command: { ...asked, requester }, about }, options)
  if (!opened.ok) return answerProblem(c, opened.error)
  return c.json(openedByKeyView(opened.value, addresses), opened.value.created ? 201 : 200, {
    'cache-control': 'no-store',
  })
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
