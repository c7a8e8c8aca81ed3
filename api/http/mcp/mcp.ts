import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { Context } from 'hono'
import type { Env } from '../env.ts'
import { limitBody } from '../middleware/body-limit.ts'
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
}

/**
 * The door of agents: tools over streamable HTTP, without sessions. Each tool asks an operation of the API as the same caller, so it can do
 * what anybody can and no more; cookies and keys of the caller are not handed on.
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
  const server = new McpServer({ name: 'ladder', version: '1' }, { instructions: tools.map(sayTool).join('\n') })
  for (const tool of tools) {
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
        const result = await resultOf(await ask(tool.asks(given)))
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

function sayTool({ name, description }: Tool): string {
  return `${name}: ${description}`
}

const untraced = ['dnt', 'sec-gpc']

/** Where the caller comes from goes along, for the limits; nothing else of what came does. */
function requestFor({ path, body, token, key }: Asked, c: Context<Env>, { base }: Parts): Request {
  const forwarded = c.req.header('x-forwarded-for')
  return new Request(new URL(`${base}${path}`, c.req.url), {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...Object.fromEntries(untraced.flatMap((name) => [[name, c.req.header(name) ?? '']])),
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
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
