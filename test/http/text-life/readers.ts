import { expect } from 'vitest'
import type { TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'
import { article, type Life, type Sender, send } from './life.ts'

/** The request's page without JavaScript takes a reply as a form, with files and without. */
export async function replyPlainly(life: Life, desk: TestDesk, token: string): Promise<void> {
  const reply = Object.entries({ token, act: 'reply', body: life.text })
  const withFiles = new FormData()
  for (const [name, value] of reply) withFiles.append(name, value)
  const forms = { '/request/page': new URLSearchParams(reply), '/request/page/attachments': withFiles }
  for (const [path, body] of Object.entries(forms)) {
    life.sent.add(`POST ${path}`)
    const answer = await desk.ask(path, { body })
    expect(answer.status, `${path}, ${life.name}: ${JSON.stringify(answer.body)}`).toBe(200)
  }
}

/** A machine says the same for the team, on a ticket of its own that it resolves. */
export async function byKey(desk: TestDesk, life: Life, ref: string): Promise<void> {
  const key = keys.get(desk) ?? (await machineKey(desk.world, 'life'))
  keys.set(desk, key)
  const headers = { authorization: `Bearer ${key}` }
  for (const path of ['notes', 'replies'])
    await send(life, desk.ask, `POST /tickets/{ref}/${path}`, { params: { ref }, headers, json: { body: life.text } })
  const { body } = await desk.ask('/tickets', {
    headers,
    json: { title: 'Orders', description: 'x', automation: 'order-sync' },
  })
  const own = { params: { ref: body.ref }, headers }
  await send(life, desk.ask, 'PUT /tickets/{ref}/resolution', { ...own, json: { note: life.text, article } })
  const recovery = { params: { key: 'nothing' }, headers, json: { note: life.text } }
  await send(life, desk.ask, 'PUT /tickets/by-key/{key}/recovery', recovery)
  const alert = {
    status: 'firing',
    labels: { alertname: life.text },
    annotations: { summary: life.text },
    fingerprint: 'a1',
  }
  await send(life, desk.ask, 'POST /receivers/alertmanager', { headers, json: { alerts: [alert] } })
  const event = {
    routing_key: key,
    event_action: 'trigger',
    dedup_key: 'd',
    payload: { summary: `x ${life.text}`, source: 'x', severity: 'info' },
  }
  await send(life, desk.ask, 'POST /receivers/pagerduty/v2/enqueue', { headers, json: event })
  life.sent.add('GET /tickets')
  const encoded = life.text.isWellFormed() ? encodeURIComponent(life.text) : '%ED%A0%BD'
  expect((await desk.ask(`/tickets?key=${encoded}`, { headers })).status).toBeLessThan(500)
}

const keys = new WeakMap<TestDesk, string>()

/** The community takes forms only: with the text in every field, and as somebody who is known. */
export async function community(desk: TestDesk, life: Life): Promise<void> {
  const { text } = life
  const headers = { cookie: await desk.cookieOf('Noor'), origin: 'http://localhost:4321' }
  const post = async (operation: string, form: Record<string, string>, id = '', who: object = headers) => {
    life.sent.add(`POST /community/${operation}`)
    const path = `/community/${operation.replace('{id}', id)}`
    const answer = await desk.ask(path, { body: new URLSearchParams(form), headers: { ...who } })
    expect(answer.status, `${path}, ${life.name}: ${JSON.stringify(answer.body)}`).toBeLessThan(500)
    return answer
  }
  const stranger = {
    title: `Orders ${text}`,
    text: `x ${text}`,
    article: text,
    searched: text,
    name: text,
    email: 'kïm@müller.example',
  }
  await post('questions', stranger, '', {})
  const asked = await post('questions', { ...stranger, automation: 'order-sync' })
  const id = /community\/(\w+)/.exec(asked.headers.get('location') ?? '')?.[1] ?? ''
  expect([life.name, asked.status]).toEqual([life.name, 303])
  const all = { post: '1', text, title: text, reason: text, into: text }
  for (const act of ['answer', 'edit', 'hide']) await post('questions/{id}/acts', { act, ...all }, id)
  await post('session', { token: text }, '', {})
  await post('questions/{id}/article', { as: 'file', name: 'faqs/order-sync/x.md', text }, id)
}

/** Queries and paths with the text, encoded as browsers do; what browsers cannot encode is sent as bytes that are not UTF-8. */
export async function questions(desk: TestDesk, life: Life, ana: Sender): Promise<void> {
  const encoded = life.text.isWellFormed() ? encodeURIComponent(life.text) : '%ED%A0%BD'
  const asked: [string, Sender, string][] = [
    ['GET /promise', desk.ask, `/promise?article=${encoded}`],
    ['GET /tickets/new', desk.ask, `/tickets/new?article=${encoded}`],
    ['GET /suggestions', desk.ask, `/suggestions?q=${encoded}`],
    ['GET /for-support/suggestions', ana, `/for-support/suggestions?q=${encoded}`],
    ['GET /community/questions', desk.ask, `/community/questions?q=${encoded}`],
    ['GET /desk/tickets', ana, `/desk/tickets?text=${encoded}`],
    ['GET /desk/tickets', ana, `/desk/tickets?requester=${encoded}`],
    ['GET /desk/tickets', ana, `/desk/tickets?assignee=${encoded}`],
    ['GET /desk/state-counts', ana, `/desk/state-counts?text=${encoded}`],
    ['GET /desk/articles', ana, `/desk/articles?q=${encoded}`],
    ['GET /desk/articles/{id}', ana, `/desk/articles/${encoded}`],
    ['GET /desk/health', ana, `/desk/health?article=${encoded}`],
  ]
  for (const [operation, ask, path] of asked) {
    life.sent.add(operation)
    const { status, body } = await ask(path)
    expect(status, `${path}, ${life.name}: ${JSON.stringify(body)}`).toBeLessThan(500)
    if (encoded === '%ED%A0%BD') expect([path, status]).toEqual([path, 400])
  }
}
