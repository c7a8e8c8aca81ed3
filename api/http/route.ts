import { OpenAPIHono, z } from '@hono/zod-openapi'
import { getPath } from 'hono/utils/url'
import { keySchema, refSchema } from '#domain/base/key.ts'
import type { Env } from './env.ts'
import { answerProblem, fieldErrors, toldIn } from './problems.ts'

/** What every operation of the desk says of itself: people of support do it, signed in. */
export const desk = { tags: ['Desk'], security: [{ session: [] }] }

/** One thing, by its id in the path. */
export const byId = z.object({ id: keySchema })
/** One ticket, by its reference in the path. */
export const byRef = z.object({ ref: refSchema })

/** What is sent: JSON, and something must be. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { content: { 'application/json': { schema } }, required: true }
}

/** What is answered: JSON, with what it is. */
export function jsonAnswer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { 'application/json': { schema } } }
}

/** A set of operations, below a path or at the root, whose bad input is answered with problem details that name every field. */
export function operations(base = ''): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    ...(base ? { getPath: (request: Request) => pathBelow(base, getPath(request)) } : {}),
    defaultHook: (result, c) => {
      if (result.success) return undefined
      return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(result.error, toldIn(c)) })
    },
  })
}

/** A proxy may hand on the whole path, or what is below the base. */
function pathBelow(base: string, path: string): string {
  if (path === base) return '/'
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path
}
