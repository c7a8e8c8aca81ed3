import { isDeepStrictEqual } from 'node:util'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import type { Env } from '#api/http/env.ts'

type Schemas = (method: string, path: string, status: number) => z.ZodType | undefined

/** The schema that an app's document promises for an answer; none where it promises no JSON. */
export function schemasOf(app: OpenAPIHono<Env>): Schemas {
  const routes = app.openAPIRegistry.definitions.flatMap((entry) => {
    if (entry.type !== 'route') return []
    const { method, path, responses } = entry.route
    return [{ method, path, pattern: patternOf(path), responses }]
  })
  return (method, path, status) => {
    const here = routes.filter((route) => route.method === method.toLowerCase())
    const route = here.find((one) => one.path === path) ?? here.find(({ pattern }) => pattern.test(path))
    const response = route?.responses[status]
    const media = response && 'content' in response ? response.content?.['application/json'] : undefined
    return media && 'schema' in media ? (media.schema as z.ZodType) : undefined
  }
}

/** Throws when an answer is not what its schema says, or says more. */
export function holdToSchema(schema: z.ZodType, answer: unknown, what: string): void {
  const read = schema.safeParse(answer)
  if (!read.success) throw new Error(`${what} is not answered as documented: ${read.error.message}`)
  if (!isDeepStrictEqual(read.data, answer))
    throw new Error(
      `${what} answers more than is documented: ${JSON.stringify(answer)} for ${JSON.stringify(read.data)}`,
    )
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
}
