import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../env.ts'
import { referencePage } from './reference-page.ts'

const head = {
  openapi: '3.1.0',
  info: {
    title: 'Ladder',
    version: '1',
    description:
      'The self-service portal and support ladder. Instants are ISO 8601 UTC with milliseconds; errors are problem ' +
      'details (RFC 9457); lists use keyset cursors. A string of the format `text` is kept well-formed, in NFC, with lines ended by ' +
      '\\n, without control characters and without blanks around it; lengths count characters as people do (grapheme clusters). ' +
      'Bodies are UTF-8, unless their content type names another charset.',
  },
  servers: [{ url: '/api' }],
}

/** The API describes itself: openapi.json for machines, /docs for people. */
export function docsRoutes(api: OpenAPIHono<Env>): OpenAPIHono<Env> {
  api.openAPIRegistry.registerComponent('securitySchemes', 'ticket', {
    type: 'http',
    scheme: 'bearer',
    description: 'Ticket token, from opening a ticket',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'ladder.session_token',
    description: 'Desk session, from signing in',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'API key of a machine, from: ladder key add',
  })
  const document = () => withKeys(api.getOpenAPI31Document(head))
  api.get('/openapi.json', (c) => c.json(document(), 200, { 'cache-control': 'public, max-age=300' }))
  api.get('/docs', (c) => c.html(referencePage({ ...document() })))
  return api
}

type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>

/** Every POST that creates takes an Idempotency-Key. */
function withKeys(document: Document): Document {
  for (const { post } of Object.values(document.paths ?? {})) {
    if (!post?.responses || !('201' in post.responses)) continue
    post.parameters = [
      ...(post.parameters ?? []),
      {
        name: 'Idempotency-Key',
        in: 'header',
        schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
        description: 'A random UUID: sent again within a day, the same request creates once and gets the same answer',
      },
    ]
  }
  return document
}
