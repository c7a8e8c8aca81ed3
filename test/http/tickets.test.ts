import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendNotices } from '#api/actions/send.ts'
import type { Mail } from '#api/outside/mail.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { Automation } from '#domain/model/automation.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
  const { automations, articles } = desk.world
  const orderSync = automations.get('order-sync') as Automation
  const article = articles.get('runbooks/order-sync/invalid-session-id') as Article
  add(automations, {
    ...orderSync,
    id: 'payouts',
    name: 'Payouts',
    collect: [
      { name: 'run-id', label: 'Run id', required: true, pattern: 'j-\\d+' },
      { name: 'environment', label: 'Environment', required: false, options: ['production', 'sandbox'] },
    ],
  })
  add(articles, { ...article, id: 'runbooks/internal', audience: 'support' })
  add(articles, {
    ...article,
    id: 'runbooks/asks',
    collect: [{ name: 'order', label: 'Order number', required: true }],
  })
})
afterEach(() => desk.close())

function add<T extends { id: string }>(map: ReadonlyMap<string, T>, entry: T) {
  ;(map as Map<string, T>).set(entry.id, entry)
}

const good = {
  title: 'Orders do not arrive',
  description: 'Nothing since nine.',
  requester: { name: 'Kim Sato', email: 'kim@example.com' },
}
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

async function stored(): Promise<number> {
  const rows = await Promise.all(
    (['ticket', 'ticket_event', 'ticket_token', 'notice'] as const).map((table) =>
      desk.world.read.selectFrom(table).selectAll().execute(),
    ),
  )
  return rows.flat().length
}

describe('a malformed request names its fields and stores nothing:', () => {
  test.each(malformed)('%s', async (_, json, paths) => {
    const { status, headers, body } = await desk.ask('/tickets', { json })
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
    expect(status).toBe(422)
    expect(body.type).toBe(`/problem-codes/${body.code}/`)
    expect(body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(paths.toSorted())
    for (const { message } of body.errors) expect(message.length).toBeGreaterThan(3)
    expect(await stored()).toBe(0)
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
    const answer = await desk.ask('/tickets', { method: 'POST', ...sent })
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await stored()).toBe(0)
  })

  test.each([['null'], ['[]'], ['"text"'], ['7']])('JSON that is %s', async (body) => {
    const answer = await desk.ask('/tickets', { body, headers: { 'content-type': 'application/json' } })
    expect(answer.body).toMatchObject({ status: 422, code: 'request.invalid', errors: [{ path: '' }] })
    expect(await stored()).toBe(0)
  })
})

describe('a good request', () => {
  test('is answered with where it is, its key and what is promised', async () => {
    const { status, headers, body } = await desk.ask('/tickets', {
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
    const { body } = await desk.ask('/tickets', { json: good })
    expect(body).toMatchObject({ level: 1, priority: 'P3', promise: { respondBy: '2026-11-24T13:00:00.000Z' } })
  })

  test('can be read with its token, and a wrong token looks like a request that is not there', async () => {
    const { body: opened } = await desk.ask('/tickets', { json: good })
    const read = (token: string) => desk.ask('/request', { headers: { authorization: `Bearer ${token}` } })
    expect((await read(opened.token)).body).toMatchObject({ ref: opened.ref, state: 'new', title: good.title })
    const missing = await desk.ask('/request')
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
    const { body } = await desk.ask('/tickets', { json: { ...good, type: 'change', window } })
    const { body: view } = await desk.ask('/request', { headers: { authorization: `Bearer ${body.token}` } })
    expect(view).toMatchObject({ state: 'waiting', waitingOn: 'window' })
  })
})

describe('a plain form', () => {
  const form = (fields: Record<string, string>) =>
    desk.ask('/tickets', { method: 'POST', body: new URLSearchParams(fields) })
  const filled = { title: good.title, description: good.description, name: 'Kim Sato', email: 'kim@example.com' }

  test('is answered with a page that says the reference, the promise and how to follow it', async () => {
    const { status, body } = await form({ ...filled, automation: 'order-sync', type: '', impact: '', urgency: '' })
    expect(status).toBe(201)
    expect(body).toMatch(/TKT-[2-9A-HJ-NP-Z]{5}/)
    expect(body).toContain('<strong>Tue 24 Nov 2026, 09:30 (Europe/Berlin)</strong>')
    expect(body).toMatch(/href="\/request\/#[\w-]{22}"/)
  })

  test('that misses something comes back with everything that was typed, and stores nothing', async () => {
    const { status, body } = await form({
      ...filled,
      email: 'kim',
      automation: 'payouts',
      description: '<b>7</b> & "8"',
    })
    expect(status).toBe(422)
    expect(body).toContain('2 things are missing or wrong')
    expect(body).toContain('name="detail.run-id"')
    expect(body).toContain('&lt;b&gt;7&lt;/b&gt; &amp; &quot;8&quot;')
    expect(body).not.toContain('<b>7</b>')
    expect(await stored()).toBe(0)
  })

  test('opened from an article asks what the article asks, and promises before anything is sent', async () => {
    const { status, body } = await desk.ask('/tickets/new?article=runbooks/asks')
    expect(status).toBe(200)
    expect(body).toContain('name="detail.order"')
    expect(body).toContain('name="article" value="runbooks/asks"')
    expect(body).toMatch(/<option value="order-sync" selected>/)
    expect(body).toContain('Support desk aims to reply by <strong>Tue 24 Nov 2026, 09:30 (Europe/Berlin)</strong>')
  })

  test('opened for an article that readers may not see tells nothing of it', async () => {
    const { status, body } = await desk.ask('/tickets/new?article=runbooks/internal')
    expect(status).toBe(200)
    expect(body).not.toContain('runbooks/internal')
  })

  test('sent from an article that readers may not see tells nothing of what it asks', async () => {
    const { articles } = desk.world
    const asks = articles.get('runbooks/asks') as Article
    add(articles, { ...asks, id: 'runbooks/secret', title: 'The secret way in', audience: 'support' })
    const { status, body } = await form({ ...filled, title: '', article: 'runbooks/secret', automation: 'order-sync' })
    expect(status).toBe(422)
    expect(body).not.toContain('detail.order')
    expect(body).not.toContain('The secret way in')
    expect(body).toContain('2 things are missing or wrong')
    expect(await stored()).toBe(0)
  })

  test('that brings a key comes through the door of machines, where no form is read', async () => {
    const headers = { authorization: `Bearer ${await machineKey(desk.world, 'workato')}` }
    const answer = await desk.ask('/tickets', { method: 'POST', body: new URLSearchParams(filled), headers })
    expect(answer.body).toMatchObject({ status: 415, code: 'request.unsupported-type' })
    expect(await stored()).toBe(0)
  })

  test('of the escalate page knows from where it was sent what it is about', async () => {
    const body = new URLSearchParams({ ...filled, automation: '' })
    const headers = { referer: 'http://localhost:4321/escalate/?article=runbooks%2Fasks' }
    const answer = await desk.ask('/tickets', { method: 'POST', body, headers })
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('name="detail.order"')
  })

  test('then brings the answers asked for', async () => {
    const { status } = await form({ ...filled, automation: 'payouts', 'detail.run-id': 'j-7' })
    expect(status).toBe(201)
  })

  test('shows the request on a plain page to whoever has its key, and to nobody else', async () => {
    const { body: opened } = await desk.ask('/tickets', { json: good })
    const plain = (token: string) => desk.ask('/request/page', { method: 'POST', body: new URLSearchParams({ token }) })
    expect((await plain(opened.token)).body).toContain(good.title)
    expect((await plain(opened.token)).body).toMatch(/<dt>First reply due<\/dt><dd>14:00 today, in /)
    const ana = await desk.as('Ana')
    await ana(`/desk/tickets/${opened.ref}/acknowledgement`, { method: 'PUT' })
    expect((await plain(opened.token)).body).toMatch(/<dt>First reply:<\/dt><dd>kept, /)
    const does = (fields: Record<string, string>) =>
      desk.ask('/request/page', { method: 'POST', body: new URLSearchParams({ token: opened.token, ...fields }) })
    expect((await does({ act: 'reopen' })).body).toContain('Say in a sentence what is still wrong.')
    const files = new FormData()
    for (const [name, value] of Object.entries({ token: opened.token, act: 'reply', body: 'It hangs <b>again</b>.' }))
      files.append(name, value)
    files.append('file', new File(['failed'], 'run.log', { type: 'text/plain' }))
    const replied = await desk.ask('/request/page/attachments', { method: 'POST', body: files })
    for (const said of ['Your reply is sent.', 'File added: run.log', 'It hangs &lt;b&gt;again&lt;/b&gt;.'])
      expect(replied.body).toContain(said)
    await ana(`/desk/tickets/${opened.ref}/resolution`, { method: 'PUT', json: { note: 'Reconnected.' } })
    expect((await does({ act: 'reopen', body: 'Not for me.' })).body).toContain('Your request is open again.')
    await ana(`/desk/tickets/${opened.ref}/resolution`, { method: 'PUT', json: { note: 'Now it is.' } })
    expect((await does({ act: 'confirm' })).body).toContain('Your request is closed.')
    expect((await does({ act: 'rate', score: '4', body: 'Quick.' })).body).toContain('You rated it 4 of 5: well.')
    expect((await does({ act: 'rate', score: '9' })).body).toContain('Nothing was changed')
    expect((await does({ act: 'withdraw' })).body).toContain('role="status"')
    const other = await desk.ask('/tickets', { json: good })
    const withdrawn = await desk.ask('/request/page', {
      method: 'POST',
      body: new URLSearchParams({ token: other.body.token, act: 'withdraw' }),
    })
    expect(withdrawn.body).toContain('Your request is withdrawn.')
    const wrong = await plain('AAAAAAAAAAAAAAAAAAAAAA')
    expect(wrong.status).toBe(404)
    expect(wrong.body).not.toContain(good.title)
  })
})

describe('links to all requests', () => {
  const askFor = (email: string) => desk.ask('/request/links', { json: { email } })
  const notices = () => desk.world.read.selectFrom('notice').selectAll().where('kind', '=', 'links').execute()

  test('go to the address that filed them, once in a while, and nobody is told whether it is known', async () => {
    await desk.open()
    await desk.open({ title: 'Another thing' })
    const answers = [
      await askFor('KIM@example.com'),
      await askFor('kim@example.com'),
      await askFor('nobody@example.com'),
    ]
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([202, '']))
    const [notice, ...more] = await notices()
    expect(more).toEqual([])
    expect(notice?.recipient).toBe('kim@example.com')
    expect(
      JSON.parse(notice?.body ?? '')
        .tickets.map(({ title }: { title: string }) => title)
        .sort(),
    ).toEqual(['Another thing', 'Orders do not arrive'])
    desk.world.after('PT11M')
    await askFor('kim@example.com')
    expect(await notices()).toHaveLength(2)
  })

  test('open the requests they name', async () => {
    const { ref } = await desk.open()
    await askFor('kim@example.com')
    const mails: Mail[] = []
    await sendNotices(desk.world, {
      mail: async (mail) => void mails.push(mail),
      webhook: null,
      publicUrl: 'https://help.example.com',
      asOf: desk.world.now(),
    })
    const mail = mails.find(({ subject }) => subject === 'Links to your requests')
    const token = /help\.example\.com\/request\/#([\w-]{22})/.exec(mail?.text ?? '')?.[1]
    const { body } = await desk.ask('/request', { headers: { authorization: `Bearer ${token}` } })
    expect(body.ref).toBe(ref)
  })

  test('are asked for with an address', async () => {
    expect((await askFor('kim')).body).toMatchObject({ status: 422, errors: [{ path: 'email' }] })
    const form = await desk.ask('/request/links', { method: 'POST', body: new URLSearchParams({ email: 'kim' }) })
    expect(form.status).toBe(422)
  })
})
