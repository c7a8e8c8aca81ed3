import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { gatherGaps } from '#api/actions/gaps.ts'
import {
  exportTickets,
  importMember,
  importModel,
  importQuestion,
  importTicket,
  parseTransferLine,
} from '#api/actions/transfer.ts'
import { verify } from '#api/actions/verify.ts'
import { backupProblem, backupSqlite, swapIn } from '#api/store/backup.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { charactersIn, cleanText, unstorableIn } from '#domain/base/text.ts'
import { postgresDatabase, sqliteInMemory } from '#kit/databases.ts'
import { deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { type Document, filledWith, stringsTaken } from '#kit/document.ts'
import { machineKey } from '#kit/machine-key.ts'
import { often } from '#kit/often.ts'
import { strings } from '#kit/strings.ts'
import { worldOn } from '#kit/world.ts'

vi.setConfig({ testTimeout: 240_000 })

type Given = { json?: unknown; params?: Record<string, string>; headers?: Record<string, string> }
type Sender = Awaited<ReturnType<TestDesk['as']>>

const article = 'runbooks/order-sync/invalid-session-id'
const formats = ['text', 'idn-email', 'uri']

type Life = { document: Document; sent: Set<string>; name: string; text: string; kept: string }

/**
 * One life of a request with one text in every field that takes text. Each operation is sent with the text in all of its
 * fields; where that is refused, with the text where it makes sense, which must be taken.
 */
async function send(life: Life, ask: Sender, operation: string, { json, params = {}, headers = {} }: Given = {}) {
  const { document, sent, name, text, kept } = life
  sent.add(operation)
  const [method = '', template = ''] = operation.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_, id: string) => params[id] ?? '')
  const asked = (body: unknown) =>
    path === '/searches' || path === '/signals'
      ? ask(path, { method, headers: { ...headers, 'content-type': 'text/plain' }, body: JSON.stringify(body) })
      : ask(path, { method, headers, json: body })
  const first = await asked(filledWith(document, operation, { base: json, text }))
  expect(first.status, `${operation}, ${name}: ${JSON.stringify(first.body)}`).toBeLessThan(500)
  if (first.status < 300) return first
  const answer = await asked(json)
  // What may not be empty, or has to have three characters, may be refused when it is shorter once it is clean.
  const mayRefuse = charactersIn(kept) < 3 ? 500 : 300
  expect(answer.status, `${operation}, ${name}: ${JSON.stringify(answer.body)}`).toBeLessThan(mayRefuse)
  return answer
}

async function live(desk: TestDesk, life: Life): Promise<{ ref: string; wanted: boolean }> {
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
  await byKey(desk, life, ref)
  await send(life, ana, `PUT ${ticket}/assignee`, { ...here, json: { to: ' ANA@example.com' } })
  await send(life, ana, `POST ${ticket}/replies`, { ...here, json: { body: text } })
  await send(life, ana, `PUT ${ticket}/waiting`, { ...here, json: { on: 'requester', note: text } })
  await ana(`/desk/tickets/${ref}/waiting`, { method: 'DELETE' })
  await send(life, ana, `PUT ${ticket}/priority`, { ...here, json: { impact: 'low', urgency: 'low', reason: text } })
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
  await community(desk, life)
  await questions(desk, life, ana)
  return { ref, wanted: taken.status === 201 }
}

/** The request's page without JavaScript takes a reply as a form, with files and without. */
async function replyPlainly(life: Life, desk: TestDesk, token: string): Promise<void> {
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
async function byKey(desk: TestDesk, life: Life, ref: string): Promise<void> {
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
async function community(desk: TestDesk, life: Life): Promise<void> {
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

async function knownProblem(desk: TestDesk, life: Life, ana: Sender): Promise<void> {
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

async function gap(desk: TestDesk, life: Life, ana: Sender): Promise<void> {
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
async function proposal({ sent, document, text, name }: Life, ana: Sender, json: unknown): Promise<void> {
  const operation = 'POST /desk/model/what-ifs'
  sent.add(operation)
  const { status } = await ana('/desk/model/what-ifs', { json: filledWith(document, operation, { base: json, text }) })
  expect(status, `${operation}, ${name}`).toBe(422)
}

/** What a ticket of such texts could become is an article without errors. */
async function draft(life: Life, ana: Sender, ref: string): Promise<void> {
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

/** Queries and paths with the text, encoded as browsers do; what browsers cannot encode is sent as bytes that are not UTF-8. */
async function questions(desk: TestDesk, life: Life, ana: Sender): Promise<void> {
  const encoded = life.text.isWellFormed() ? encodeURIComponent(life.text) : '%ED%A0%BD'
  const asked: [string, Sender, string][] = [
    ['GET /promise', desk.ask, `/promise?article=${encoded}`],
    ['GET /tickets/new', desk.ask, `/tickets/new?article=${encoded}`],
    ['GET /suggestions', desk.ask, `/suggestions?q=${encoded}`],
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

forEachDialect(
  'texts of all kinds go through every text field there is; what is stored is clean, checks out, and moves whole',
  async ({ store, dialect }) => {
    const desk = await deskOn(store)
    const { body: document } = await desk.ask('/openapi.json')
    const life: Life = { document, sent: new Set(), name: '', text: '', kept: '' }
    const texts = strings.filter((_, place) => isFor(dialect, place))
    for (const [name, text, kept] of texts) {
      Object.assign(life, { name, text, kept })
      const { ref, wanted } = await live(desk, life)
      const { body } = await (await desk.as('Ana'))(`/desk/tickets/${ref}`)
      if (wanted)
        expect([
          name,
          body.ticket.title,
          body.ticket.description,
          body.ticket.requester.name,
          body.ticket.details['run-id'],
        ]).toEqual([name, kept, kept, kept, kept])
      expect([
        name,
        body.events.filter(({ data }: { data: { body?: string } }) => data.body === kept).length > 0,
      ]).toEqual([name, kept !== ''])
    }
    const takesText = stringsTaken(document).filter(({ schema }) => formats.includes(schema.format ?? ''))
    expect([...life.sent].sort()).toEqual([...new Set(takesText.map(({ operation }) => operation))].sort())

    await expectClean(store)
    expect((await verify(desk.world)).problems).toEqual([])
    await expectMoves(desk, dialect)
    if (dialect === 'sqlite') await expectRestores(desk, store, texts.length)
  },
)

/** Each text lives on one database; what no database keeps as it comes, and by hand all of them, on both. */
function isFor(dialect: Store['dialect'], place: number): boolean {
  const [name, given] = strings[place] ?? ['', '']
  const isHard = !given.isWellFormed() || /U\+0000|no characters/.test(name)
  return isHard || often(0, 1) === 1 || place % 2 === (dialect === 'sqlite' ? 0 : 1)
}

/** Every text of every table: as JSON where it is that. */
async function expectClean({ db, dialect }: Store): Promise<void> {
  const tables = (await db.introspection.getTables())
    .map(({ name }) => name)
    .filter((name) => !/^(auth_|ticket_words|question_words)/.test(name))
  expect(tables).toContain('ticket_event')
  for (const table of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)
    expect([dialect, table, rows.map((row) => unstorableIn(row)).filter((found) => found !== null)]).toEqual([
      dialect,
      table,
      [],
    ])
  }
  const { rows } = await sql<{ data: string }>`select data from ticket_event`.execute(db)
  const texts = rows.flatMap(({ data }) => textsIn(JSON.parse(data)))
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts.filter((text) => cleanText(text) !== text)).toEqual([])
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flat().flatMap(textsIn) : []
}

async function expectMoves({ world }: TestDesk, dialect: Store['dialect']): Promise<void> {
  const lines: string[] = []
  for await (const line of exportTickets(world)) lines.push(JSON.stringify(line))
  const fresh = await (dialect === 'sqlite' ? postgresDatabase : sqliteInMemory)()
  const other = await worldOn(fresh.store, { chance: 'other' })
  for (const text of lines) {
    const parsed = parseTransferLine(text)
    if (!parsed.ok) throw new Error(parsed.problem)
    if ('model' in parsed.line) await importModel(other, parsed.line.model, parsed.line.firstUsedAt)
    if ('member' in parsed.line) await importMember(other, parsed.line.member)
    if ('question' in parsed.line) expect(await importQuestion(other, parsed.line.question)).toBe('imported')
    if ('ticket' in parsed.line) expect(await importTicket(other, parsed.line.ticket)).toBe('imported')
  }
  expect((await verify(other)).problems).toEqual([])
  const again: string[] = []
  for await (const line of exportTickets(other)) again.push(JSON.stringify(line))
  expect(again).toEqual(lines)
  await fresh.close()
}

async function expectRestores({ world }: TestDesk, { sqlite }: Store, lives: number): Promise<void> {
  if (!sqlite) throw new Error('this is no SQLite')
  const folder = mkdtempSync(join(tmpdir(), 'ladder-texts-'))
  const file = join(folder, 'copy.db')
  await backupSqlite(sqlite, file)
  expect(backupProblem(file)).toBe(null)
  const place = join(folder, 'restored.db')
  expect(swapIn(file, { path: place, aside: `${place}.old` })).toBe(null)
  const restored = openStore(`sqlite:${place}`)
  const found = await verify({ ...world, read: restored.db })
  expect([found.problems, found.tickets > lives]).toEqual([[], true])
  await restored.close()
  rmSync(folder, { recursive: true, force: true })
}
