import { expect } from 'vitest'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import type { TestDesk } from '#kit/desk-app.ts'
import { filledWith } from '#kit/document.ts'
import { type Life, type Sender, send } from './life.ts'

export async function knownProblem(desk: TestDesk, life: Life, ana: Sender): Promise<void> {
  const { text } = life
  const announced = { title: text, body: text, automation: 'order-sync' }
  await send(life, ana, 'POST /desk/known-problems', { json: announced })
  await ana('/desk/known-problems', { json: { ...announced, title: 'Known', body: 'x' } })
  const [known] = (await desk.ask('/known-problems')).body.items
  const params = { id: known.id }
  await send(life, desk.ask, 'POST /known-problems/{id}/followers', {
    params,
    json: { name: text, email: 'kim@müller.example' },
  })
  await desk.ask(`/known-problems/${known.id}/followers`, { json: { name: 'x', email: 'x@müller.example' } })
  const group = (
    await desk.world.read
      .selectFrom('known_problem')
      .select('group_id')
      .where('id', '=', known.id)
      .executeTakeFirstOrThrow()
  ).group_id
  await send(life, ana, 'POST /desk/groups/{id}/replies', { params: { id: group }, json: { body: text } })
  await send(life, ana, 'PUT /desk/known-problems/{id}', { params, json: { title: text, body: text } })
  await send(life, ana, 'DELETE /desk/known-problems/{id}', { params, json: { body: text } })
  await send(life, ana, 'DELETE /desk/known-problems/{id}/end', { params, json: { body: text } })
  for (const { id } of (await desk.ask('/known-problems')).body.items)
    await ana(`/desk/known-problems/${id}`, { method: 'DELETE', json: { body: 'x' } })
}

export async function gap(desk: TestDesk, life: Life, ana: Sender): Promise<void> {
  const { text } = life
  for (const query of ['badge printer jams', 'badge printer jams at noon'])
    await desk.ask('/signals', { json: { signals: [{ kind: 'search', query, weak: true, results: 0 }] } })
  await gatherGaps(desk.world)
  const { items } = (await ana('/desk/gaps?limit=100')).body
  const [found] = items.filter(({ wordings }: { wordings: { words: string }[] }) =>
    wordings.some(({ words }) => words.startsWith('badge printer jams')),
  )
  const params = { id: found.id }
  await send(life, ana, 'PUT /desk/gaps/{id}/name', { params, json: { name: text } })
  await send(life, ana, 'PUT /desk/gaps/{id}/owner', { params, json: { team: 'support-desk' } })
  const needs = [found.wordings[0].need]
  const { body } = await send(life, ana, 'POST /desk/gaps/{id}/split', { params, json: { needs } })
  await ana(`/desk/gaps/${body.id}/merge`, { json: { into: found.id } })
  await send(life, ana, 'PUT /desk/gaps/{id}/dismissal', { params, json: { reason: text } })
  await ana(`/desk/gaps/${found.id}/dismissal`, { method: 'DELETE' })
}

/** A model of such a text has errors, or is none: it is refused and nothing is tried on it. */
export async function proposal({ sent, document, text, name }: Life, ana: Sender, json: unknown): Promise<void> {
  const operation = 'POST /desk/model/what-ifs'
  sent.add(operation)
  const { status } = await ana('/desk/model/what-ifs', { json: filledWith(document, operation, { base: json, text }) })
  expect(status, `${operation}, ${name}`).toBe(422)
}

/** What a ticket of such texts could become is an article without errors. */
export async function draft(life: Life, ana: Sender, ref: string): Promise<void> {
  const encoded = life.text.isWellFormed() ? encodeURIComponent(life.text) : '%ED%A0%BD'
  life.sent.add('GET /desk/tickets/{ref}/draft')
  expect((await ana(`/desk/tickets/${ref}/draft?improves=${encoded}`)).status).toBeLessThan(500)
  const { body } = await ana(`/desk/tickets/${ref}/draft`)
  const text = body.lines.map((line: { text: string }) => line.text).join('\n')
  const json = { as: 'file', name: body.name, text }
  await send(life, ana, 'POST /desk/tickets/{ref}/draft', { params: { ref }, json })
  life.sent.add('POST /desk/validations')
  const unknown = await ana('/desk/validations', { json: { article: life.text, as: 'file' } })
  expect(unknown.status).toBeLessThan(500)
}

/** Nothing is late yet: it is refused, whatever is said. */
export async function explain({ sent, text, name }: Life, ana: Sender, ref: string): Promise<void> {
  sent.add('PUT /desk/tickets/{ref}/breach-reason')
  const json = { clock: 'respond', cycle: text, reason: 'too-many', note: text }
  const { status } = await ana(`/desk/tickets/${ref}/breach-reason`, { method: 'PUT', json })
  expect([400, 409, 422], `breach-reason, ${name}`).toContain(status)
}
