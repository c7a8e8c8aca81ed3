import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Env } from '../env.ts'
import { type House, htmlPage } from '../html/frame.ts'
import { problemResponse } from '../problems.ts'
import { referencePage } from './reference-page.ts'

const head = {
  openapi: '3.1.0',
  info: {
    title: '',
    version: '1',
    description:
      'The self-service portal and support ladder. Instants are ISO 8601 UTC with milliseconds; errors are problem ' +
      'details (RFC 9457); lists use keyset cursors. A string of the format `text` is kept well-formed, in NFC, with lines ended by ' +
      '\\n, without control characters and without blanks around it; its `x-most-characters` ' +
      'counts characters as people do (grapheme clusters), its `maxLength` the code points that these may be made of. ' +
      'Bodies are UTF-8, unless their content type names another charset.',
  },
}

const documentRoute = createRoute({
  method: 'get',
  path: '/openapi.json',
  operationId: 'getDocument',
  tags: ['Service'],
  summary: 'This document',
  responses: {
    200: {
      description: 'OpenAPI 3.1',
      content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
    },
    default: problemResponse,
  },
})

const pageRoute = createRoute({
  method: 'get',
  path: '/docs',
  operationId: 'getReferencePage',
  tags: ['Service'],
  summary: 'This document, to read',
  responses: { 200: { description: 'A page', content: htmlPage }, default: problemResponse },
})

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
    description: 'Desk session, from signing in; over HTTPS the cookie is called __Secure-ladder.session_token',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'API key of a machine, from: ladder key add',
  })
  api.openAPIRegistry.registerComponent('securitySchemes', 'link', {
    type: 'http',
    scheme: 'bearer',
    description: 'Token of a link to the desk, from its mail',
  })
  const document = ({ name, reach }: House) =>
    completed(
      api.getOpenAPI31Document({
        ...head,
        info: { ...head.info, title: name },
        servers: [{ url: `${reach.api}/api` }],
      }),
    )
  for (const route of [documentRoute, pageRoute]) api.openAPIRegistry.registerPath(route)
  api.get('/openapi.json', (c) => c.json(document(c.var.house), 200, { 'cache-control': 'public, max-age=300' }))
  api.get('/docs', (c) => c.html(referencePage({ ...document(c.var.house) }, c.var.house)))
  return api
}

type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  schema: { type: 'string' as const, pattern: '^[!-~]{1,255}$' },
  description: 'A random UUID: sent again within a day, the same request creates once and gets the same answer',
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header' as const,
  schema: { type: 'string' as const, pattern: '^[ -~]{1,200}$' },
  description: 'ETag of what was read: 304 when nothing has happened since',
}

/** What holds for every operation of a kind: each POST that creates takes a key, what may come as text may come as JSON, a form has its file. */
function completed(document: Document): Document {
  for (const { get, post } of Object.values(document.paths ?? {})) {
    if (post?.responses && '201' in post.responses) post.parameters = [...(post.parameters ?? []), idempotencyKey]
    if (get?.responses && '304' in get.responses) get.parameters = [...(get.parameters ?? []), ifNoneMatch]
    const body = post?.requestBody
    if (!body || !('content' in body)) continue
    const text = body.content['text/plain']
    if (text) body.content = { 'application/json': text, 'text/plain': text }
    body.required ??= true
  }
  return document
}
