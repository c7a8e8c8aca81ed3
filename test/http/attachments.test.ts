import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const megabytes = (count: number) => new Uint8Array(count * 1024 * 1024)

function form(name: string, bytes: Uint8Array<ArrayBuffer> | string, extra: Record<string, string> = {}): FormData {
  const data = new FormData()
  data.set('file', new File([bytes], name, { type: 'text/html' }))
  for (const [key, value] of Object.entries(extra)) data.set(key, value)
  return data
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

test('a requester adds a file, and finds it again as a download that cannot run', async () => {
  const { ref, token } = await desk.open()
  const sent = await desk.ask('/request/attachments', {
    body: form('../../screen"shot.png', png),
    headers: bearer(token),
  })
  expect([sent.status, sent.body]).toMatchObject([
    201,
    { ref, version: 2, name: 'screenshot.png', type: 'image/png', size: 11, internal: false },
  ])
  const got = await desk.app.request(`http://localhost:4321/api/request/attachments/${sent.body.id}`, {
    headers: bearer(token),
  })
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(png)
  expect(got.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''screenshot.png")
  expect(got.headers.get('content-security-policy')).toContain('sandbox')
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  const seen = await desk.ask('/request', { headers: bearer(token) })
  expect(seen.body.events.at(-1)).toMatchObject({ text: 'File added: screenshot.png', attachments: [sent.body.id] })
})

test('what claims to be a page is a file without a type', async () => {
  const { token } = await desk.open()
  const sent = await desk.ask('/request/attachments', {
    body: form('page.html', '<!doctype html><script>alert(1)</script>'),
    headers: bearer(token),
  })
  expect(sent.body.type).toBe('application/octet-stream')
})

test('files are found only by those who may see their ticket', async () => {
  const [mine, other] = [await desk.open(), await desk.open()]
  const ana = await desk.as('Ana')
  const add = (extra: Record<string, string>) =>
    ana(`/desk/tickets/${mine.ref}/attachments`, { body: form('log.txt', 'all is well', extra) })
  const [open, internal] = [await add({}), await add({ internal: 'true' })]
  expect([open.body.internal, internal.body.internal, internal.body.type]).toEqual([false, true, 'text/plain'])
  const at = (path: string, token?: string) => desk.ask(path, token ? { headers: bearer(token) } : {})
  expect((await at(`/request/attachments/${open.body.id}`, mine.token)).status).toBe(200)
  for (const [id, token] of [
    [internal.body.id, mine.token],
    [open.body.id, other.token],
    ['none', mine.token],
  ])
    expect((await at(`/request/attachments/${id}`, token)).body).toMatchObject({
      status: 404,
      code: 'attachment.not-found',
    })
  expect((await at(`/request/attachments/${open.body.id}`, 'wrong-token-wrong-token')).body.code).toBe(
    'ticket.not-found',
  )
  expect((await at(`/desk/tickets/${mine.ref}/attachments/${open.body.id}`)).status).toBe(401)
  expect((await ana(`/desk/tickets/${mine.ref}/attachments/${internal.body.id}`)).body).toBe('all is well')
  expect((await ana(`/desk/tickets/${other.ref}/attachments/${internal.body.id}`)).status).toBe(404)
  const page = (await ana(`/desk/tickets/${mine.ref}`)).body
  expect(page.attachments.map(({ internal: hidden }: { internal: boolean }) => hidden)).toEqual([false, true])
})

test('a reply names files of its own ticket that the requester may open', async () => {
  const [mine, other] = [await desk.open(), await desk.open()]
  const ana = await desk.as('Ana')
  const add = async (ref: string, extra: Record<string, string> = {}) =>
    (await ana(`/desk/tickets/${ref}/attachments`, { body: form('a.txt', 'a', extra) })).body.id
  const own = await add(mine.ref)
  for (const id of [await add(mine.ref, { internal: 'true' }), await add(other.ref), 'none']) {
    const refused = await ana(`/desk/tickets/${mine.ref}/replies`, {
      json: { body: 'See there.', attachments: [own, id] },
    })
    expect(refused.body).toMatchObject({ status: 404, code: 'attachment.not-found' })
  }
  const sent = await ana(`/desk/tickets/${mine.ref}/replies`, { json: { body: 'See there.', attachments: [own] } })
  expect(sent.status).toBe(201)
})

test('a file that is too large is refused, also before it has come in full', async () => {
  const { token } = await desk.open()
  const send = (body: BodyInit, headers = {}) =>
    desk.ask('/request/attachments', { body, headers: { ...bearer(token), ...headers } })
  expect((await send(form('a.bin', megabytes(10)))).status).toBe(201)
  expect((await send(form('b.bin', new Uint8Array(10 * 1024 * 1024 + 1)))).body).toMatchObject({
    status: 413,
    code: 'attachment.too-large',
  })
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled++
      controller.enqueue(megabytes(1))
    },
  })
  const cut = await desk.app.request('http://localhost:4321/api/request/attachments', {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { ...bearer(token), 'content-type': 'multipart/form-data; boundary=x' },
  } as RequestInit)
  expect([cut.status, pulled < 20]).toEqual([413, true])
  const announced = await send('x', { 'content-length': '99999999', 'content-type': 'multipart/form-data; boundary=x' })
  expect(announced.status).toBe(413)
})

test('what is no file is refused, and nothing is stored', async () => {
  const { token } = await desk.open()
  const send = (sent: object) => desk.ask('/request/attachments', { headers: bearer(token), ...sent })
  const none = new FormData()
  none.set('file', 'text')
  expect((await send({ body: none })).body).toMatchObject({ status: 422, errors: [{ path: 'file' }] })
  expect((await send({ body: form('empty.txt', '') })).status).toBe(422)
  expect((await send({ json: {} })).status).toBe(415)
  const broken = { headers: { ...bearer(token), 'content-type': 'multipart/form-data; boundary=x' } }
  expect((await send({ body: 'no parts', ...broken })).body).toMatchObject({ status: 400, code: 'request.malformed' })
  expect((await desk.ask('/request', { headers: bearer(token) })).body.version).toBe(1)
})

test('a file sent twice under one key is attached once, whatever boundary the form has', async () => {
  const { token } = await desk.open()
  const headers = { ...bearer(token), 'idempotency-key': 'file-1' }
  const [one, two] = [form('a.txt', 'a'), form('a.txt', 'a')]
  const first = await desk.ask('/request/attachments', { body: one, headers })
  const again = await desk.ask('/request/attachments', { body: two, headers })
  expect(again.body).toEqual(first.body)
  const other = await desk.ask('/request/attachments', { body: form('a.txt', 'b'), headers })
  expect(other.body.code).toBe('request.key-reused')
})

test('a request that has not changed is not sent again to its page', async () => {
  const { token } = await desk.open()
  const first = await desk.ask('/request', { headers: bearer(token) })
  const match = { ...bearer(token), 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await desk.ask('/request', { headers: match })).status).toBe(304)
  await desk.ask('/request/replies', { json: { body: 'Hello?' }, headers: bearer(token) })
  expect((await desk.ask('/request', { headers: match })).status).toBe(200)
})

/** Files that are there already: rows as large as is said, without their bytes. */
async function hold(ref: string, sizes: number[], at: string): Promise<void> {
  await desk.world.transact(async (tx) => {
    const { id } = await tx.selectFrom('ticket').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
    for (const [index, size] of sizes.entries())
      await tx
        .insertInto('attachment')
        .values({
          id: `${ref}-${at}-${index}`,
          ticket_id: id,
          name: 'a.bin',
          type: 'application/octet-stream',
          size,
          internal: 0,
          by_kind: 'requester',
          created_at: at,
          bytes: new Uint8Array(),
        })
        .execute()
  })
}

const megabyte = 1024 * 1024

test('a ticket, an address and a day hold only so much, and the next day there is room again', async () => {
  const { ref, token } = await desk.open()
  const other = await desk.open()
  const someone = await desk.open({ requester: { name: 'Li', email: 'li@example.com' } })
  const send = async (to: string) => {
    const { status, body } = await desk.ask('/request/attachments', {
      body: form('a.png', png),
      headers: bearer(to),
    })
    return status === 201 ? status : [status, body.code]
  }
  const now = desk.world.now().toString({ fractionalSecondDigits: 3 })
  await hold(ref, Array(10).fill(10 * megabyte), now)
  expect(await send(token)).toEqual([409, 'attachment.too-many'])
  expect(await send(other.token)).toEqual([429, 'attachment.day-full'])
  expect(await send(someone.token)).toBe(201)
  const ana = await desk.as('Ana')
  expect((await ana(`/desk/tickets/${other.ref}/attachments`, { body: form('a.png', png) })).status).toBe(201)
  for (let index = 0; index < 20; index++) {
    const { ref: many } = await desk.open({ requester: { name: 'P', email: `p${index}@example.com` } })
    await hold(many, [100 * megabyte], now)
  }
  expect(await send(someone.token)).toEqual([429, 'attachment.day-full'])
  desk.world.after('PT24H1S')
  expect([await send(other.token), await send(someone.token)]).toEqual([201, 201])
})

test('a bomb, a file that is two things, and a name that is a path are kept as bytes and served as a download', async () => {
  const { token } = await desk.open()
  const bomb = gzipSync(new Uint8Array(9 * megabyte), { level: 9 })
  const both = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.from('*/=1;alert(1)//<html><script>alert(1)</script>')])
  const pdf = Buffer.from('%PDF-1.7\n<script>alert(1)</script>')
  const before = process.memoryUsage().rss
  for (const [name, bytes, type] of [
    ['bomb.gz', bomb, 'application/gzip'],
    ['both.gif', both, 'image/gif'],
    ['page.pdf', pdf, 'application/pdf'],
    ['..\\..\\etc/passwd', png, 'image/png'],
    ['a\r\nset-cookie: x=y.svg', Buffer.from('<svg onload="alert(1)"/>'), 'application/octet-stream'],
  ] as const) {
    const sent = await desk.ask('/request/attachments', {
      body: form(name, new Uint8Array(bytes)),
      headers: bearer(token),
    })
    expect([name, sent.status, sent.body.type]).toEqual([name, 201, type])
    const got = await desk.app.request(`http://localhost:4321/api/request/attachments/${sent.body.id}`, {
      headers: bearer(token),
    })
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(new Uint8Array(bytes))
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/)
    expect(got.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
    expect([got.headers.get('x-content-type-options'), got.headers.get('set-cookie')]).toEqual(['nosniff', null])
    expect(got.headers.get('cache-control')).toContain('no-store')
  }
  // Nothing was unpacked: nine megabytes more would show, and so would a thousand times as much.
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * megabyte)
  const packed = await desk.ask('/request/replies', {
    method: 'POST',
    body: gzipSync(JSON.stringify({ body: 'x'.repeat(20 * megabyte) })),
    headers: { ...bearer(token), 'content-type': 'application/json', 'content-encoding': 'gzip' },
  })
  expect(packed.status).toBeGreaterThanOrEqual(400)
  expect(packed.status).toBeLessThan(500)
})
