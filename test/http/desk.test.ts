import { afterEach, beforeEach, expect, test } from 'vitest'
import { findTicket } from '#api/store/tickets.ts'
import { type DeskVerb, deskVerbs, verbs } from '#domain/ticket/verbs.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { models, withOnCall } from '#kit/model.ts'
import { samples } from '#kit/verbs.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory({ model: withOnCall(models.five) })
})
afterEach(() => desk.close())

const handover = { tried: 'the runbook', evidence: 'run 7', ask: 'please look', 'run-id': '7' }

const isForAll = (name: DeskVerb) => samples[name].who.some((who) => who === 'desk' || who === 'person')

test('without a session every route of the desk answers 401 and tells how to sign in', async () => {
  const { body: document } = await desk.ask('/openapi.json')
  const operations = Object.entries<object>(document.paths)
    .filter(([path]) => path.startsWith('/desk/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path] as const))
  expect(operations.length).toBeGreaterThan(25)
  for (const [method, path] of operations) {
    const answer = await desk.ask(path.replace(/\{\w+\}/g, 'x'), { method: method.toUpperCase() })
    expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 401, 'request.not-signed-in'])
  }
  expect((await desk.ask('/desk/session')).body.ways).toEqual({ password: true, oidc: false })
  expect((await desk.ask('/desk/anything-else')).status).toBe(401)
})

test('a person of no team is signed in, but not at the desk', async () => {
  const stranger = await desk.as('Stranger')
  expect((await stranger('/desk/session')).body).toMatchObject({ status: 403, code: 'request.not-yours' })
})

test('a change that comes from another site is refused', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  const foreign: Record<string, string>[] = [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]
  for (const headers of foreign) {
    const answer = await ana(`/desk/tickets/${ref}/acknowledgement`, { method: 'PUT', headers })
    expect(answer.body).toMatchObject({ status: 403, code: 'request.cross-site' })
  }
  expect((await ana(`/desk/tickets/${ref}`)).body.ticket.version).toBe(1)
})

test('the session says who I am, when my team is there, and what I can choose from', async () => {
  const noor = await desk.as('Noor')
  const { body } = await noor('/desk/session')
  expect(body).toMatchObject({
    person: { name: 'Noor', email: 'noor@example.com' },
    teams: [{ id: 'finance-automation', name: 'Finance automation' }],
    calendar: { timeZone: 'Europe/Berlin', open: true, openUntil: '2026-11-24T11:00:00.000Z', opensAt: null },
    vendors: [{ id: 'workato', name: 'Workato' }],
  })
  expect(body.levels.map(({ level, team }: { level: number; team: unknown }) => [level, team])).toEqual([
    [1, { id: 'support-desk', name: 'Support desk' }],
    [2, null],
    [3, { id: 'automation-hq', name: 'Automation HQ' }],
    [4, { id: 'automation-hq', name: 'Automation HQ' }],
  ])
})

test('verbs of another team are refused, each of them', async () => {
  const { ref } = await desk.open()
  const { ref: other } = await desk.open()
  const noor = await desk.as('Noor')
  const stored = await findTicket(desk.world.read, { ref })
  if (!stored) throw new Error(`${ref} is gone`)
  const standing = { ticket: stored.ticket, model: desk.world.model, now: desk.world.now() }
  for (const verb of deskVerbs.filter((name) => !isForAll(name))) {
    const { method, path } = verbs[verb].resource
    const { type: _type, vendorTicket: _id, ...given } = samples[verb].fitting(standing) as Record<string, unknown>
    const answer = await noor(`/desk/tickets/${ref}${path.replace('{id}', 'x')}`, {
      method: method.toUpperCase(),
      ...(Object.keys(given).length > 0 ? { json: verb === 'merge' ? { into: other } : given } : {}),
    })
    expect([verb, answer.status, answer.body.code]).toEqual([verb, 403, 'desk.not-your-level'])
  }
  const note = await noor(`/desk/tickets/${ref}/notes`, { json: { body: 'We know this one.' } })
  expect(note.status).toBe(201)
})

test('a ticket that is not there looks like any other that is not there', async () => {
  const ana = await desk.as('Ana')
  for (const path of ['/desk/tickets/TKT-NONE1', '/desk/tickets/TKT-NONE1/replies']) {
    const answer = await ana(path, path.endsWith('replies') ? { json: { body: 'x' } } : {})
    expect(answer.body).toMatchObject({ status: 404, code: 'ticket.not-found' })
  }
})

test('two people acting at once: the second is told what changed, and nothing of it is stored', async () => {
  const { ref } = await desk.open()
  const [ana, jonas] = [await desk.as('Ana'), await desk.as('Jonas')]
  const read = await ana(`/desk/tickets/${ref}`)
  const match = { 'if-match': read.headers.get('etag') ?? '' }
  const first = await ana(`/desk/tickets/${ref}/replies`, { json: { body: 'On it.' }, headers: match })
  expect([first.status, first.headers.get('etag')]).toEqual([201, '"2"'])
  const second = await jonas(`/desk/tickets/${ref}/replies`, { json: { body: 'Me too.' }, headers: match })
  expect(second.body).toMatchObject({
    status: 412,
    code: 'ticket.changed',
    version: 2,
    changes: [
      { version: 2, type: 'ticket.replied', by: { name: 'Ana' }, text: 'Ana replied', data: { body: 'On it.' } },
    ],
  })
  expect((await ana(`/desk/tickets/${ref}`)).body.events).toHaveLength(2)
  expect(
    (await jonas(`/desk/tickets/${ref}/replies`, { json: { body: 'x' }, headers: { 'if-match': 'seven' } })).status,
  ).toBe(422)
})

test('a ticket that has not changed is not sent again', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  const etag = (await ana(`/desk/tickets/${ref}`)).headers.get('etag') ?? ''
  expect((await ana(`/desk/tickets/${ref}`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('the ticket page knows what was tried, who has it, and what may be done', async () => {
  const article = 'runbooks/order-sync/invalid-session-id'
  const attempt = {
    article,
    revision: 'old',
    steps: [{ id: '1', text: 'Reconnect', done: true }],
    searches: ['orders missing'],
    read: [article],
  }
  const other = await desk.open()
  const { ref } = await desk.open({ article, attempt })
  const ana = await desk.as('Ana')
  const { body } = await ana(`/desk/tickets/${ref}`)
  expect(body.attempt.article).toMatchObject({
    id: article,
    url: `/${article}/`,
    revisionRead: 'old',
    stillCurrent: false,
  })
  expect(body.automation).toMatchObject({
    id: 'order-sync',
    owner: { name: 'Finance automation' },
    recent: [{ ref: other.ref }],
  })
  expect(body.may).toMatchObject({
    reply: null,
    escalate: null,
    return: { code: 'ticket.at-the-bottom', why: expect.stringContaining('lowest level') },
    resume: { why: 'It is not waiting.' },
  })
  const offered = (may: Record<string, unknown>) => Object.keys(may).filter((verb) => may[verb] === null)
  // Nothing of it is late yet.
  const whenNew = (kinds: string[]) =>
    deskVerbs.filter(
      (verb) =>
        verb !== 'explain' &&
        samples[verb].when.includes('new') &&
        samples[verb].who.some((who) => kinds.includes(who)),
    )
  expect(offered(body.may)).toEqual(whenNew(['team', 'desk', 'person']))
  expect(
    body.escalateTo.map(({ level, handover: fields }: { level: number; handover: { name: string }[] }) => [
      level,
      fields.map(({ name }) => name),
    ]),
  ).toEqual([
    [2, ['tried', 'evidence', 'ask', 'run-id']],
    [3, ['tried', 'evidence', 'ask']],
    [4, ['tried', 'evidence', 'ask']],
  ])
  expect(body.matrix.high).toEqual({ high: 'P1', medium: 'P1', low: 'P2' })
  expect(body.clocks.map(({ name }: { name: string }) => name)).toEqual(['respond', 'resolve', 'accept', 'hold'])
  const noor = await desk.as('Noor')
  const hers = (await noor(`/desk/tickets/${ref}`)).body.may
  expect(hers.reply).toMatchObject({ code: 'desk.not-your-level' })
  expect(offered(hers)).toEqual(whenNew(['desk', 'person']))
})

test('a ticket goes up and comes back through its resources', async () => {
  const { ref } = await desk.open()
  const [ana, noor] = [await desk.as('Ana'), await desk.as('Noor')]
  const incomplete = await ana(`/desk/tickets/${ref}/escalations`, { json: { reason: 'the owner must look' } })
  expect(incomplete.body).toMatchObject({ status: 422, code: 'ticket.handover-incomplete' })
  const up = await ana(`/desk/tickets/${ref}/escalations`, { json: { reason: 'the owner must look', handover } })
  expect(up.body).toMatchObject({
    ref,
    level: 2,
    state: 'open',
    events: [{ text: 'Ana escalated it to Automation experts (Finance automation)' }],
  })
  const back = await noor(`/desk/tickets/${ref}/returns`, { json: { reason: 'no error in the run' } })
  expect(back.body).toMatchObject({ level: 1 })
})

test('tickets of one cause are grouped, answered at once, and merged', async () => {
  const refs = [await desk.open(), await desk.open(), await desk.open()].map(({ ref }) => ref)
  const [one = '', two = '', three = ''] = refs
  const ana = await desk.as('Ana')
  await ana(`/desk/tickets/${two}/group`, { method: 'PUT', json: { with: one } })
  await ana(`/desk/tickets/${three}/group`, { method: 'PUT', json: { with: two } })
  await ana(`/desk/tickets/${three}/escalations`, { json: { reason: 'x', handover } })
  const { body } = await ana(`/desk/tickets/${one}`)
  expect(body.group.map(({ ref }: { ref: string }) => ref).sort()).toEqual([two, three].sort())
  const sent = await ana(`/desk/groups/${body.ticket.group}/replies`, { json: { body: 'We found it.' } })
  expect(sent.body).toEqual({
    answered: expect.arrayContaining([one, two]),
    skipped: [{ ref: three, code: 'desk.not-your-level' }],
  })
  const noor = await desk.as('Noor')
  await ana(`/desk/tickets/${three}/group`, { method: 'DELETE' })
  expect((await noor(`/desk/groups/${body.ticket.group}/replies`, { json: { body: 'x' } })).status).toBe(403)
  const merged = await ana(`/desk/tickets/${two}/merge`, { json: { into: one } })
  expect(merged.body).toMatchObject({ ref: two, state: 'closed' })
  expect((await ana(`/desk/tickets/${one}`)).body.absorbed).toMatchObject([{ ref: two, isServed: true }])
})

test('articles for support only are found and read at the desk', async () => {
  const ana = await desk.as('Ana')
  const { body } = await ana('/desk/articles?q=order%20session')
  expect(body.items[0]).toMatchObject({ id: 'runbooks/order-sync/invalid-session-id', audience: 'everyone' })
  expect(body.items[0].passages).toEqual([])
  for (const id of ['runbooks/order-sync/invalid-session-id', 'runbooks%2Forder-sync%2Finvalid-session-id'])
    expect((await ana(`/desk/articles/${id}`)).body).toMatchObject({ text: 'Reconnect.' })
  expect((await ana('/desk/articles/runbooks/none')).status).toBe(404)
})
