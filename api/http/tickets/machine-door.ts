import type { Context } from 'hono'
import { text } from '#domain/base/text.ts'
import { openSchema } from '#domain/ticket/open.ts'
import { openedByKeyView } from '#domain/views/opened.ts'
import { readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'
import { openAsMachine } from './as-machine.ts'

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
  const opened = await openAsMachine(world, c.var.machine, sent.value)
  if (!opened.ok) return answerProblem(c, opened.error)
  return c.json(openedByKeyView(opened.value, addresses), opened.value.created ? 201 : 200, {
    'cache-control': 'no-store',
  })
}
