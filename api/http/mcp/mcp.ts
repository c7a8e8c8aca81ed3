import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { Context } from 'hono'
import type { Result } from '#domain/base/result.ts'
import type { ApiKey } from '#domain/ticket/api-key.ts'
import { mayAsk } from '#domain/ticket/scopes.ts'
import type { Env } from '../env.ts'
import { limitBody } from '../middleware/body-limit.ts'
import { bearerOf } from '../middleware/machine-guard.ts'
import type { Limit } from '../middleware/rate-limit.ts'
import { answerProblem } from '../problems.ts'
import { operations } from '../route.ts'
import { type Asked, type Tool, tools } from './tools.ts'

type Parts = {
  /** Asks the server itself, as the caller would. */
  ask: (request: Request, c: Context<Env>) => Response | Promise<Response>
  limit: Limit
  /** The origin of the help centre: pages of others ask nothing here. */
  origin: string
  base: string
  /** The key that somebody presents; refused when it opens nothing. */
  keyOf: (given: string | undefined) => Promise<Result<ApiKey>>
}

/**
 * The door of agents: tools over streamable HTTP, without sessions. Each tool asks an operation of the API as the same caller, so it can do
 * what anybody can and no more, or what the caller's API key can: tools that it may not use are not there. Cookies are not handed on.
 */
export function mcpRoutes(parts: Parts) {
  const api = operations()
  api.use('*', limitBody())
  return api
    .post('/', parts.limit({ name: 'mcp', perMinute: 240 }), (c) => answerMcp(c, parts))
    .all('/', (c) => answerProblem(c, { code: 'request.method-not-allowed' }, { headers: { allow: 'POST' } }))
}

async function answerMcp(c: Context<Env>, parts: Parts): Promise<Response> {
  const { origin: from } = Object.fromEntries(c.req.raw.headers)
  if (from !== undefined && from !== parts.origin) return answerProblem(c, { code: 'request.cross-site' })
  const given = c.req.header('authorization')
  const key = given === undefined ? null : await parts.keyOf(bearerOf(c))
  if (key && !key.ok) return answerProblem(c, key.error, { headers: { 'www-authenticate': 'Bearer' } })
  const usable = tools.filter(({ needs }) => mayUse(key?.value ?? null, needs))
  const [{ McpServer }, { WebStandardStreamableHTTPServerTransport }] = await loadProtocol()
  const server = new McpServer({ name: 'ladder', version: '1' }, { instructions: usable.map(sayTool).join('\n') })
  for (const tool of usable) {
    server.registerTool(
      tool.name,
      {
        title: tool.title,
        description: tool.description,
        inputSchema: tool.takes,
        annotations: { readOnlyHint: tool.readsOnly, destructiveHint: false, openWorldHint: false },
      },
      async (given: unknown) => {
        const ask = async (asked: Asked) => parts.ask(requestFor(asked, c, parts), c)
        const asked = tool.asks(given)
        const isByKey = key !== null && tool.needs !== undefined
        const result = await resultOf(await ask(isByKey ? { ...asked, bearer: c.req.header('authorization') } : asked))
        if (tool.tells && result.structuredContent) await ask(tool.tells(given, result.structuredContent))
        return result
      },
    )
  }
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(c.req.raw)
  } finally {
    await server.close()
  }
}

/** Loaded when the first agent comes: most servers never see one. */
function loadProtocol() {
  return Promise.all([
    import('@modelcontextprotocol/sdk/server/mcp.js'),
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
  ])
}

/** Without a key, what anybody may; with one, what it may and what needs none. */
function mayUse(key: ApiKey | null, needs: Tool['needs']): boolean {
  if (needs === undefined) return true
  return key === null ? needs === 'openTicket' : mayAsk(key, needs)
}

function sayTool({ name, description }: Tool): string {
  return `${name}: ${description}`
}

const untraced = ['dnt', 'sec-gpc']

/** Where the caller comes from goes along, for the limits; nothing else of what came does. */
function requestFor({ path, method, body, token, bearer, key }: Asked, c: Context<Env>, { base }: Parts): Request {
  const forwarded = c.req.header('x-forwarded-for')
  return new Request(new URL(`${base}${path}`, c.req.url), {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      accept: 'application/json',
      ...Object.fromEntries(untraced.flatMap((name) => [[name, c.req.header(name) ?? '']])),
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(bearer === undefined ? {} : { authorization: bearer }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** What was answered, in words and as data; a refusal as what went wrong. */
async function resultOf(answer: Response): Promise<CallToolResult> {
  const text = await answer.text()
  const type = answer.headers.get('content-type') ?? ''
  const content: CallToolResult['content'] = [{ type: 'text', text }]
  if (!answer.ok)
    return {
      content: type.includes('json') ? content : [{ type: 'text', text: 'There is no such page.' }],
      isError: true,
    }
  return type.includes('json') ? { content, structuredContent: JSON.parse(text) } : { content }
}
