import type { Context } from 'hono'
import { openSchema } from '#domain/ticket/open.ts'
import { openedView } from '#domain/views/opened.ts'
import { readJson } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { answerProblem } from '../problems.ts'
import { aboutOf } from './about.ts'
import { open } from './open.ts'

/** Opens a ticket for a person's page. */
export async function answerJson(c: Context<Env>, { world }: Deps): Promise<Response> {
  const sent = await readJson(c, openSchema)
  if (!sent.ok) return answerProblem(c, sent.error)
  const opened = await open(world, { command: sent.value, about: aboutOf(world, sent.value) })
  if (!opened.ok) return answerProblem(c, opened.error)
  return c.json(openedView(opened.value), 201, { 'cache-control': 'no-store' })
}
