import { OpenAPIHono } from '@hono/zod-openapi'
import { getPath } from 'hono/utils/url'
import type { Env } from './env.ts'
import { answerProblem, fieldErrors, toldIn } from './problems.ts'

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
