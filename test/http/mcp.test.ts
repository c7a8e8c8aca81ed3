import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tools } from '#api/http/mcp/tools.ts'
import { mayAsk, scopes } from '#domain/ticket/scopes.ts'
import { type Served, serve } from '#kit/e2e.ts'
import { machineKey } from '#kit/machine-key.ts'

let served: Served
let client: Client

beforeAll(async () => {
  served = await serve()
  client = new Client({ name: 'a test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`)))
})
afterAll(async () => {
  await client.close()
  await served.stop()
})

const call = async (name: string, given: object) =>
  (await client.callTool({ name, arguments: { ...given } })) as CallToolResult
// biome-ignore lint/suspicious/noExplicitAny: tests look at whatever came
const data = async (name: string, given: object): Promise<any> => {
  const { structuredContent, isError, content } = await call(name, given)
  expect(isError, JSON.stringify(content)).not.toBe(true)
  return structuredContent
}
const said = ({ content }: CallToolResult) => content.map((part) => (part.type === 'text' ? part.text : '')).join('')
const ticket = {
  title: 'Order sync stops',
  description: 'It stops with INVALID_SESSION_ID since nine.',
  requester: { name: 'Kim Sato', email: 'kim@example.com' },
  automation: 'order-sync',
}
const tickets = () => served.world.read.selectFrom('ticket').select('ref').execute()

test('the official client finds, reads, is promised, opens once and follows', async () => {
  const { tools: listed } = await client.listTools()
  expect(listed.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
    ['search', true],
    ['read_article', true],
    ['known_problems', true],
    ['promise', true],
    ['open_ticket', false],
    ['ticket_state', true],
  ])
  const found = await data('search', { q: 'order sync INVALID_SESSION_ID' })
  expect([found.weak, found.items[0].id]).toEqual([false, 'runbooks/order-sync/invalid-session-id'])
  const kept = served.world.read.selectFrom('signal').select(['kind', 'source', 'words'])
  expect(await kept.execute()).toEqual([{ kind: 'search', source: 'agent', words: 'order sync INVALID_SESSION_ID' }])
  const article = await call('read_article', { id: found.items[0].id })
  expect(said(article)).toMatch(/^---\ntitle: Order sync stops[\s\S]*reviewed: 2026-10-12[\s\S]*\n# Order sync stops/)
  expect(await data('known_problems', { automation: 'order-sync' })).toEqual({ items: [] })
  expect((await data('promise', { automation: 'order-sync' })).team.name).not.toBe('')
  const key = 'one-opening-of-this-test'
  const opened = await data('open_ticket', { ...ticket, key, confirmed: true })
  expect((await data('open_ticket', { ...ticket, key, confirmed: true })).ref).toBe(opened.ref)
  expect(await tickets()).toEqual([{ ref: opened.ref }])
  expect(await data('ticket_state', { token: opened.token })).toMatchObject({ ref: opened.ref, state: 'new' })
})

test('no tool does what nobody allowed', async () => {
  const before = await tickets()
  expect((await call('open_ticket', ticket)).isError).toBe(true)
  expect((await call('open_ticket', { ...ticket, confirmed: false })).isError).toBe(true)
  expect((await call('ticket_state', { token: 'a guess of somebody' })).isError).toBe(true)
  expect((await call('read_article', { id: '../../etc/passwd' })).isError).toBe(true)
  expect((await call('read_article', { id: 'runbooks/nothing' })).isError).toBe(true)
  const wrong = await call('open_ticket', { ...ticket, automation: 'nothing', confirmed: true })
  expect([wrong.isError, JSON.parse(said(wrong)).errors?.length]).toEqual([true, 1])
  expect(await tickets()).toEqual(before)
})

test('a page of another site, another verb and an unknown key are refused; a cookie of the caller goes no further', async () => {
  const send = (headers: Record<string, string>, method = 'POST') =>
    fetch(`${served.url}/mcp`, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      ...(method === 'POST' ? { body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }) } : {}),
    })
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
  expect([(await send({}, 'GET')).status, (await send({}, 'DELETE')).status]).toEqual([405, 405])
  expect((await send({ cookie: 'a=b' })).status).toBe(200)
  expect((await send({ authorization: 'Bearer nothing' })).status).toBe(401)
  const bad = await fetch(`${served.url}/mcp`, { method: 'POST', body: 'x'.repeat(300_000) })
  expect(bad.status).toBe(413)
})

test('no tool can do what its key cannot: it is not there, and asked for all the same it does nothing', async () => {
  const anybody = ['search', 'read_article', 'known_problems', 'promise', 'ticket_state']
  const keyed = tools.flatMap(({ name, needs }) => (needs ? [{ name, needs }] : []))
  const { ref } = await data('open_ticket', { ...ticket, confirmed: true })
  const given = { ref, body: 'Words.', note: 'Words.' }
  const takes: Record<string, object> = {
    open_ticket: { ...ticket, confirmed: true },
    list_tickets: {},
    read_ticket: { ref },
    reply: { ref, body: given.body },
    note: { ref, body: given.body },
    resolve: { ref, note: given.note },
  }
  for (const scope of scopes) {
    const key = await machineKey(served.world, `agent-${scope}`, { scopes: [scope], team: 'support-desk' })
    const agent = new Client({ name: 'a test', version: '1' })
    const requestInit = { headers: { authorization: `Bearer ${key}` } }
    await agent.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`), { requestInit }))
    const may = keyed.filter(({ needs }) => mayAsk({ scopes: [scope] }, needs)).map(({ name }) => name)
    expect([scope, (await agent.listTools()).tools.map(({ name }) => name).sort()]).toEqual([
      scope,
      [...anybody, ...may].sort(),
    ])
    for (const { name } of keyed) {
      const before = await served.world.read.selectFrom('ticket_event').select('seq').execute()
      const answer = await agent.callTool({ name, arguments: { ...takes[name] } }).catch(() => ({ isError: true }))
      const isRefused = answer.isError === true
      if (!may.includes(name)) {
        expect([scope, name, isRefused]).toEqual([scope, name, true])
        expect(await served.world.read.selectFrom('ticket_event').select('seq').execute()).toEqual(before)
      } else if (scope !== 'read-own') expect([scope, name, isRefused, answer]).toEqual([scope, name, false, answer])
    }
    await agent.close()
  }
})
