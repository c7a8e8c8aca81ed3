import { describe, expect, test } from 'vitest'
import type { TestDesk } from '#kit/desk-app.ts'
import { good, ticketsGround } from './tickets-ground.ts'

const ground = ticketsGround()

const without = (name: keyof typeof good) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
const requester = (changes: object) => ({ ...good, requester: { ...good.requester, ...changes } })
const attempt = (changes: object) => ({ ...good, attempt: { steps: [], searches: [], ...changes } })
const long = (length: number) => 'x'.repeat(length)

type Bad = [what: string, body: unknown, paths: string[]]
const malformed: Bad[] = [
  ['no title', without('title'), ['title']],
  ['no description', without('description'), ['description']],
  ['no requester', without('requester'), ['requester']],
  ['nothing at all', {}, ['title', 'description', 'requester']],
  ['a title that is a number', { ...good, title: 7 }, ['title']],
  ['a title of two letters', { ...good, title: 'ab' }, ['title']],
  ['a title of spaces', { ...good, title: '      ' }, ['title']],
  ['a title of 201 letters', { ...good, title: long(201) }, ['title']],
  ['an empty description', { ...good, description: '  ' }, ['description']],
  ['a description of 20,001 letters', { ...good, description: long(20_001) }, ['description']],
  ['a description that is a list', { ...good, description: ['x'] }, ['description']],
  ['a requester that is text', { ...good, requester: 'kim@example.com' }, ['requester']],
  ['a requester without a name', requester({ name: undefined }), ['requester.name']],
  ['an empty name', requester({ name: '' }), ['requester.name']],
  ['a name of 121 letters', requester({ name: long(121) }), ['requester.name']],
  ['a requester without an address', requester({ email: undefined }), ['requester.email']],
  ['an address without a host', requester({ email: 'kim' }), ['requester.email']],
  ['an address with a space', requester({ email: 'kim sato@example.com' }), ['requester.email']],
  ['two addresses', requester({ email: 'kim@example.com, ana@example.com' }), ['requester.email']],
  ['an address with a line break', requester({ email: 'kim@example.com\nbcc: all@example.com' }), ['requester.email']],
  ['an address of 300 letters', requester({ email: `${long(300)}@example.com` }), ['requester.email']],
  ['an unknown field of the requester', requester({ phone: '1' }), ['requester.phone']],
  ['an unknown field', { ...good, priority: 'P1' }, ['priority']],
  ['two unknown fields', { ...good, level: 3, team: 'hq' }, ['level', 'team']],
  ['an unknown type', { ...good, type: 'bug' }, ['type']],
  ['an unknown impact', { ...good, impact: 'huge' }, ['impact']],
  ['an urgency that is null', { ...good, urgency: null }, ['urgency']],
  ['an unknown automation', { ...good, automation: 'no-such' }, ['automation']],
  ['an automation of 61 letters', { ...good, automation: long(61) }, ['automation']],
  ['an automation that is an object', { ...good, automation: {} }, ['automation']],
  ['an unknown article', { ...good, article: 'runbooks/no-such' }, ['article']],
  ['an article for support only', { ...good, article: 'runbooks/internal' }, ['article']],
  ['details that are a list', { ...good, details: ['1'] }, ['details']],
  ['an answer that is a number', { ...good, details: { 'run-id': 7 } }, ['details.run-id']],
  ['an answer of 4,001 letters', { ...good, details: { 'run-id': long(4001) } }, ['details.run-id']],
  ['a missing answer that the automation asks', { ...good, automation: 'payouts' }, ['details.run-id']],
  [
    'a blank answer that the automation asks',
    { ...good, automation: 'payouts', details: { 'run-id': ' ' } },
    ['details.run-id'],
  ],
  ['an answer that does not match', { ...good, automation: 'payouts', details: { 'run-id': '7' } }, ['details.run-id']],
  [
    'an answer that is not among the options',
    { ...good, automation: 'payouts', details: { 'run-id': 'j-7', environment: 'moon' } },
    ['details.environment'],
  ],
  ['a missing answer that the article asks', { ...good, article: 'runbooks/asks' }, ['details.order']],
  ['an attempt that is text', { ...good, attempt: 'I tried' }, ['attempt']],
  ['a step without its words', attempt({ steps: [{ id: 'a', done: true }] }), ['attempt.steps.0.text']],
  ['a tick that is text', attempt({ steps: [{ id: 'a', text: 'b', done: 'yes' }] }), ['attempt.steps.0.done']],
  ['21 searches', attempt({ searches: Array(21).fill('x') }), ['attempt.searches']],
  ['101 steps', attempt({ steps: Array(101).fill({ id: 'a', text: 'b', done: true }) }), ['attempt.steps']],
  ['an unknown field of the attempt', attempt({ cookies: [] }), ['attempt.cookies']],
  ['a window without an end', { ...good, type: 'change', window: { from: '2026-12-01T18:00:00Z' } }, ['window.to']],
  [
    'a window in words',
    { ...good, type: 'change', window: { from: 'Monday', to: 'Tuesday' } },
    ['window.from', 'window.to'],
  ],
  [
    'a window that ends before it begins',
    { ...good, type: 'change', window: { from: '2026-12-02T18:00:00Z', to: '2026-12-01T18:00:00Z' } },
    ['window'],
  ],
  [
    'a window that has passed',
    { ...good, type: 'change', window: { from: '2026-11-01T18:00:00Z', to: '2026-11-01T19:00:00Z' } },
    ['window'],
  ],
]

describe('a malformed request names its fields and stores nothing:', () => {
  test.each(malformed)('%s', async (_, json, paths) => {
    const { status, headers, body } = await ground.desk.ask('/tickets', { json })
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
    expect(status).toBe(422)
    expect(body.type).toBe(`/problem-codes/${body.code}/`)
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(paths.toSorted())
    for (const { message } of body.errors) expect(message.length).toBeGreaterThan(3)
    expect(await ground.stored()).toBe(0)
  })

  const unreadable: [what: string, sent: Parameters<TestDesk['ask']>[1], status: number, code: string][] = [
    ['broken JSON', { body: '{"title": ', headers: { 'content-type': 'application/json' } }, 400, 'request.malformed'],
    ['an empty body', { body: '', headers: { 'content-type': 'application/json' } }, 400, 'request.malformed'],
    ['text', { body: 'help', headers: { 'content-type': 'text/plain' } }, 415, 'request.unsupported-type'],
    ['XML', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 415, 'request.unsupported-type'],
    ['no content type', { body: new Uint8Array([123, 125]) }, 415, 'request.unsupported-type'],
    [
      'a megabyte',
      {
        body: JSON.stringify({ ...good, description: long(1_000_000) }),
        headers: { 'content-type': 'application/json' },
      },
      413,
      'request.too-large',
    ],
  ]
  test.each(unreadable)('%s', async (_, sent, status, code) => {
    const answer = await ground.desk.ask('/tickets', { method: 'POST', ...sent })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await ground.stored()).toBe(0)
  })

  test.each([['null'], ['[]'], ['"text"'], ['7']])('JSON that is %s', async (body) => {
    const answer = await ground.desk.ask('/tickets', { body, headers: { 'content-type': 'application/json' } })
    expect(answer.body).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path: '' }] })
    expect(await ground.stored()).toBe(0)
  })
})

describe('a good request', () => {
  test('is answered with where it is, its key and what is promised', async () => {
    const { status, headers, body } = await ground.desk.ask('/tickets', {
      json: {
        ...good,
        type: 'incident',
        automation: 'order-sync',
        article: 'runbooks/order-sync/invalid-session-id',
        impact: 'medium',
        urgency: 'high',
        attempt: {
          article: 'runbooks/order-sync/invalid-session-id',
          revision: 'abc',
          steps: [{ id: 's1', text: 'Reconnect', done: true }],
          searches: ['orders missing'],
        },
      },
    })
    expect(status).toBe(201)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      ref: expect.stringMatching(/^TKT-[2-9A-HJ-NP-Z]{5}$/),
      token: expect.stringMatching(/^[\w-]{22}$/),
      url: `/request/#${body.token}`,
      level: 1,
      team: { id: 'support-desk', name: 'Support desk' },
      priority: 'P1',
      promise: { respondBy: '2026-11-24T08:15:00.000Z', resolveBy: '2026-11-24T12:00:00.000Z' },
    })
  })

  test('about nothing in particular is promised what the default policy says', async () => {
    const { body } = await ground.desk.ask('/tickets', { json: good })
    expect(body).toMatchObject({ level: 1, priority: 'P3', promise: { respondBy: '2026-11-24T13:00:00.000Z' } })
  })

  test('can be read with its token, and a wrong token looks like a request that is not there', async () => {
    const { body: opened } = await ground.desk.ask('/tickets', { json: good })
    const read = (token: string) => ground.desk.ask('/request', { headers: { authorization: `Bearer ${token}` } })
    expect((await read(opened.token)).body).toMatchObject({ ref: opened.ref, state: 'new', title: good.title })
    const missing = await ground.desk.ask('/request')
    for (const token of [
      'AAAAAAAAAAAAAAAAAAAAAA',
      `${opened.token}x`,
      opened.token.slice(0, -1),
      opened.ref,
      '../../etc',
    ]) {
      const answer = await read(token)
      expect({ ...answer.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
      expect([answer.status, answer.body.code]).toEqual([404, 'ticket.not-found'])
    }
  })

  test('of a change waits for its window', async () => {
    const window = { from: '2026-12-01T18:00:00Z', to: '2026-12-01T20:00:00Z' }
    const { body } = await ground.desk.ask('/tickets', { json: { ...good, type: 'change', window } })
    const { body: view } = await ground.desk.ask('/request', { headers: { authorization: `Bearer ${body.token}` } })
    expect(view).toMatchObject({ state: 'waiting', waitingOn: 'window' })
  })
})
