import type { TestDesk } from '#kit/desk-app.ts'
import { draft, explain, gap, knownProblem, proposal } from './desk.ts'
import { article, type Life, send } from './life.ts'
import { byKey, community, questions, replyPlainly } from './readers.ts'

const ownSite = { origin: 'http://localhost:4321' }

/** A request, and everything that can be said of it, with one text in every field. */
export async function live(desk: TestDesk, life: Life): Promise<{ ref: string; wanted: boolean }> {
  const { text } = life
  const [ana, noor, hana] = [await desk.as('Ana'), await desk.as('Noor'), await desk.as('Hana')]
  const handover = { tried: text, evidence: text, ask: text, 'run-id': text, 'business-impact': text }
  const fallback = { tried: 'x', evidence: 'x', ask: 'x', 'run-id': 'x', 'business-impact': 'x' }
  const report = {
    title: text,
    description: text,
    requester: { name: text, email: ' kïm@müller.example\u00a0' },
    type: 'incident',
    automation: 'order-sync',
    article,
    impact: 'high',
    urgency: 'low',
    details: { 'run-id': text },
    attempt: {
      article,
      revision: text,
      steps: [{ id: text, text, done: true }],
      searches: [text],
      read: [text],
      chat: [{ by: 'person', text, shown: [text] }],
      vote: { helpful: false, reason: text },
    },
  }
  await send(life, ana, 'POST /desk/tickets', { json: report })
  await send(life, ana, 'POST /desk/views', { json: { name: text, question: { text } } })
  const taken = await send(life, desk.ask, 'POST /tickets', { json: report })
  const opened =
    taken.status === 201
      ? taken
      : await desk.ask('/tickets', {
          json: { ...report, title: 'Orders', description: 'x', requester: { name: 'Kim', email: 'kim@example.com' } },
        })
  const { ref, token } = opened.body
  const own = { headers: { authorization: `Bearer ${token}` } }
  const here = { params: { ref } }
  const ticket = '/desk/tickets/{ref}'
  await send(life, desk.ask, 'POST /request/replies', { ...own, json: { body: text } })
  await replyPlainly(life, desk, token)
  await send(life, ana, `POST ${ticket}/notes`, { ...here, json: { body: text } })
  const noted = { verb: 'note', with: { body: text } }
  await send(life, ana, 'POST /desk/bulk', { json: { tickets: [ref], act: noted } })
  await send(life, ana, 'POST /desk/hand-overs', { json: { tickets: [ref], to: 'ana@example.com', note: text } })
  await byKey(desk, life, ref)
  await send(life, ana, `PUT ${ticket}/assignee`, { ...here, json: { to: ' ANA@example.com' } })
  await send(life, ana, `POST ${ticket}/replies`, { ...here, json: { body: text } })
  await send(life, ana, `PUT ${ticket}/waiting`, { ...here, json: { on: 'requester', note: text } })
  await ana(`/desk/tickets/${ref}/waiting`, { method: 'DELETE' })
  await send(life, ana, `PUT ${ticket}/priority`, { ...here, json: { impact: 'low', urgency: 'low', reason: text } })
  await explain(life, ana, ref)
  await send(life, ana, `PUT ${ticket}/article`, { ...here, json: { article } })
  await send(life, ana, `POST ${ticket}/escalations`, { ...here, json: { to: 2, reason: text, handover } })
  await ana(`/desk/tickets/${ref}/escalations`, { json: { to: 2, reason: 'x', handover: fallback } })
  await send(life, noor, `POST ${ticket}/returns`, { ...here, json: { to: 1, reason: text } })
  await noor(`/desk/tickets/${ref}/returns`, { json: { to: 1, reason: 'x' } })
  await ana(`/desk/tickets/${ref}/escalations`, { json: { to: 4, reason: 'x', handover: fallback } })
  const vendors = `${ticket}/vendor-tickets`
  const vendorTicket = {
    vendor: 'workato',
    reference: text,
    url: 'https://vendor.example/\u0000W',
    severity: 'P1',
    note: text,
  }
  await send(life, hana, `POST ${vendors}`, { ...here, json: vendorTicket })
  await hana(`/desk/tickets/${ref}/vendor-tickets`, { json: { ...vendorTicket, reference: 'W-1', note: 'x' } })
  const [entry] = (await hana(`/desk/tickets/${ref}`)).body.ticket.vendorTickets
  const there = { params: { ref, id: entry.id } }
  await send(life, hana, `PATCH ${vendors}/{id}`, { ...there, json: { reference: text, note: text } })
  await send(life, hana, `PUT ${vendors}/{id}/answer`, { ...there, json: { note: text } })
  await send(life, hana, `PUT ${vendors}/{id}/solution`, { ...there, json: { note: text } })
  await send(life, hana, `PUT ${ticket}/resolution`, { ...here, json: { note: text, article } })
  await send(life, desk.ask, 'DELETE /request/resolution', { ...own, json: { reason: text } })
  await hana(`/desk/tickets/${ref}/resolution`, { method: 'PUT', json: { note: 'x' } })
  await send(life, hana, `DELETE ${ticket}/resolution`, { ...here, json: { reason: text } })
  await hana(`/desk/tickets/${ref}/resolution`, { method: 'PUT', json: { note: 'x' } })
  await send(life, desk.ask, 'PUT /request/rating', { ...own, json: { score: 4, comment: text } })
  await knownProblem(desk, life, ana)
  await gap(desk, life, ana)
  await send(life, desk.ask, 'POST /chat', {
    json: {
      said: 'orders',
      turns: [{ by: 'chat', text, about: text, shown: [text], options: [{ says: text, page: text }] }],
    },
  })
  await draft(life, ana, ref)
  const proposed = { files: [{ name: 'support-model.yaml', text: 'name: x' }] }
  await send(life, ana, 'POST /desk/model/checks', { json: proposed })
  await proposal(life, ana, proposed)
  await send(life, hana, 'POST /desk/sign-outs', { json: { email: ' Nobody@example.com ' } })
  const made = await send(life, hana, 'POST /desk/keys', { json: { name: text, scopes: ['open'] } })
  await hana(`/desk/keys/${made.body?.id ?? 'none'}`, { method: 'DELETE' })
  await send(life, desk.ask, 'POST /feedback', {
    json: { article, revision: text, helpful: false, reason: text, comment: text },
  })
  await send(life, desk.ask, 'POST /searches', {
    json: { searches: [{ query: text, weak: true, results: 0, clicked: 1, clickedUrl: text }] },
  })
  await send(life, desk.ask, 'POST /signals', {
    json: {
      signals: [
        { kind: 'search', query: text, weak: true, results: 0, clickedUrl: text, top: text },
        { kind: 'vote', article, revision: text, helpful: false, reason: text, comment: text },
        { kind: 'asked', query: text, answered: false },
      ],
    },
  })
  await send(life, desk.ask, 'POST /needs', { json: { words: text, email: 'kïm@müller.example' } })
  await send(life, desk.ask, 'POST /request/links', { json: { email: 'kïm@müller.example' } })
  await send(life, desk.ask, 'POST /auth/links', { json: { email: 'kïm@müller.example' }, headers: ownSite })
  await community(desk, life)
  await questions(desk, life, ana)
  return { ref, wanted: taken.status === 201 }
}
