import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from './env.ts'
import { answerProblem, fieldErrors } from './problems.ts'

/** A set of operations whose bad input is answered with problem details that name every field. */
export function operations(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      return answerProblem(c, { code: 'request.invalid' }, { errors: fieldErrors(result.error) })
    },
  })
}
