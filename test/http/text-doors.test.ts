import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const latin = (text: string) => Buffer.from(text, 'latin1')
const report = (title: string) =>
  JSON.stringify({ title, description: 'Since nine.', requester: { name: 'Kim', email: 'kim@example.com' } })
const json = 'application/json'
const urlencoded = 'application/x-www-form-urlencoded'
const fields = (title: string) => `title=${title}&description=Since+nine&name=Kim&email=kim%40example.com`

async function send(path: string, body: string | Buffer, type: string, headers: Record<string, string> = {}) {
  const answer = await desk.ask(path, {
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': type, ...headers },
  })
  const stored = await desk.world.read.selectFrom('ticket').select('title').execute()
  return { status: answer.status, problem: answer.body, titles: stored.map(({ title }) => title) }
}

/** A form of several parts; `given` are the headers of the title and its bytes. */
function multipart(title: Buffer, { headers = '', more = '' } = {}): Buffer {
  const part = (name: string, value: string | Buffer, rest = '') =>
    Buffer.concat([
      Buffer.from(`--x\r\ncontent-disposition: form-data; name="${name}"\r\n${rest}\r\n`),
      Buffer.from(value),
      Buffer.from('\r\n'),
    ])
  return Buffer.concat([
    Buffer.from(more),
    part('title', title, headers),
    part('description', 'Since nine.'),
    part('name', 'Kim'),
    part('email', 'kim@example.com'),
    Buffer.from('--x--\r\n'),
  ])
}
const form = 'multipart/form-data; boundary=x'

const declared: [what: string, body: string | Buffer, type: string][] = [
  ['JSON in Latin-1', latin(report('Größe')), `${json}; charset=ISO-8859-1`],
  ['JSON in Windows-1252, quoted', latin(report('Größe')), `${json}; charset="windows-1252"`],
  ['JSON in UTF-16', Buffer.from(report('Größe'), 'utf16le'), `${json};charset=utf-16le`],
  ['JSON with a byte order mark', `\ufeff${report('Größe')}`, json],
  ['a form in Latin-1', latin(fields('Gr%F6%DFe')), `${urlencoded}; charset=iso-8859-1`],
  ['a form that names its charset in itself', fields('Gr%F6%DFe&_charset_=iso-8859-1'), urlencoded],
  ['a form of parts in Latin-1', multipart(latin('Größe')), `${form}; charset=latin1`],
  ['one part in Latin-1', multipart(latin('Größe'), { headers: 'content-type: text/plain; charset=latin1\r\n' }), form],
  ['a form of parts in UTF-8', multipart(Buffer.from('Größe'), { more: 'what stands before is ignored\r\n' }), form],
]

test.each(declared)('%s is read by its charset', async (_, body, type) => {
  const { status, titles } = await send('/tickets', body, type)
  expect([status, titles]).toEqual([201, ['Größe']])
})

const undeclared: [what: string, body: string | Buffer, type: string, error: { path: string; message: string }][] = [
  ['JSON', latin(report('Größe')), json, { path: '', message: 'Byte 13 is not UTF-8.' }],
  [
    'JSON that says UTF-8',
    latin(report('Größe')),
    `${json}; charset=utf-8`,
    { path: '', message: 'Byte 13 is not UTF-8.' },
  ],
  ['a form', fields('Gr%F6%DFe'), urlencoded, { path: 'title', message: 'Byte 3 is not UTF-8.' }],
  [
    'the name of a field',
    `Gr%F6%DFe=1&${fields('Orders')}`,
    urlencoded,
    { path: 'the name of a field', message: 'Byte 3 is not UTF-8.' },
  ],
  ['a form of parts', multipart(latin('Größe')), form, { path: 'title', message: 'Byte 3 is not UTF-8.' }],
  [
    'half a surrogate as bytes',
    Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xed, 0xa0, 0xbd]), Buffer.from('"}')]),
    json,
    { path: '', message: 'Byte 12 is not UTF-8.' },
  ],
]

const keys: Record<string, string>[] = [{}, { 'idempotency-key': 'one' }]
for (const headers of keys) {
  test.each(undeclared)(
    `%s that is not UTF-8 is refused, and the byte is named ${JSON.stringify(headers)}`,
    async (_, body, type, error) => {
      const { status, problem, titles } = await send('/tickets', body, type, headers)
      expect([status, problem.code, problem.errors, titles]).toEqual([400, 'request.unreadable', [error], []])
    },
  )
}

test('a charset that nobody knows is refused', async () => {
  const { status, problem } = await send('/tickets', report('Orders'), `${json}; charset=klingon`)
  expect([status, problem.errors]).toEqual([
    415,
    [{ path: 'content-type', message: '"klingon" is no charset that is known.' }],
  ])
})

test('JSON of the desk and of requesters is read by the same door', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  const body = new Uint8Array(latin('{"body":"Größe"}'))
  const wrong = await ana(`/desk/tickets/${ref}/notes`, { body, headers: { 'content-type': json } })
  expect([wrong.status, wrong.body.errors]).toEqual([400, [{ path: '', message: 'Byte 12 is not UTF-8.' }]])
  const right = await ana(`/desk/tickets/${ref}/notes`, {
    body,
    headers: { 'content-type': `${json}; charset=latin1` },
  })
  expect([right.status, right.body.events[0].data.body]).toEqual([201, 'Größe'])
  const searched = await desk.ask('/searches', {
    body: new Uint8Array(latin('{"searches":"ö"}')),
    headers: { 'content-type': 'text/plain' },
  })
  expect([searched.status, searched.body.code]).toEqual([400, 'request.unreadable'])
})

test.each([
  ['/suggestions?q=%FF', 'q', 'Byte 1 is not UTF-8.'],
  ['/suggestions?q=Gr%F6%DFe', 'q', 'Byte 3 is not UTF-8.'],
  ['/suggestions?q=%ED%A0%BD', 'q', 'Byte 2 is not UTF-8.'],
  ['/suggestions?q=a%00b', 'q', 'It holds control characters.'],
  ['/promise?article=%1B', 'article', 'It holds control characters.'],
  ['/desk/tickets?text=%C3', 'text', 'Byte 1 is not UTF-8.'],
  ['/desk/tickets/TKT-%FF', 'the path', 'Byte 23 is not UTF-8.'],
  ['/desk/tickets/TKT-%00', 'the path', 'It holds control characters.'],
  ['/auth/callback/oidc?state=%00', 'state', 'It holds control characters.'],
])('%s is refused, and what is wrong is named', async (path, field, message) => {
  const ana = await desk.as('Ana')
  const { status, body } = await ana(path)
  expect([status, body.code, body.errors]).toEqual([400, 'request.unreadable', [{ path: field, message }]])
})

test('a question of several lines, and one that is only blanks, are answered', async () => {
  expect((await desk.ask('/suggestions?q=orders%0D%0Ado+not%09arrive')).status).toBe(200)
  expect((await desk.ask('/suggestions?q=%20%C2%A0%E2%80%8B')).body.total).toBe(0)
})

test('signing in with characters that cannot be kept is refused, not broken', async () => {
  const sign = (email: string) => desk.ask('/auth/sign-in/email', { json: { email, password: 'x'.repeat(12) } })
  for (const email of ['ana\u0000@example.com', 'ana\ud83d@example.com']) {
    const { status, body } = await sign(email)
    expect([status, body.code]).toEqual([400, 'request.unreadable'])
  }
})

test('a file keeps its name in any script, without what turns it', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  const attach = async (name: string) => {
    const body = new FormData()
    body.append('file', new File(['a,b'], name))
    return (await ana(`/desk/tickets/${ref}/attachments`, { body })).body.name
  }
  expect(await attach('Mu\u0308ller \u202egpj.exe')).toBe('Müller gpj.exe')
  expect(await attach('C:\\Users\\kim\\"Größe".csv')).toBe('Größe.csv')
  expect(await attach(`${'😀'.repeat(150)}.txt`)).toBe(`${'😀'.repeat(116)}.txt`)
})
