import { afterEach, beforeEach, expect, test } from 'vitest'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(() => desk.close())

const broken: [what: string, type: string, body: string][] = [
  ['no boundary', 'multipart/form-data', '--x\r\n'],
  ['a boundary that never comes', 'multipart/form-data; boundary=x', 'title=Orders'],
  [
    'a part that does not end',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nOrd',
  ],
  ['a part without headers', 'multipart/form-data; boundary=x', '--x\r\n\r\nOrders\r\n--x--\r\n'],
  [
    'a part without a name',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data\r\n\r\nOrders\r\n--x--\r\n',
  ],
  ['something behind the boundary', 'multipart/form-data; boundary=x', '--xyz\r\n\r\n--x--\r\n'],
  [
    'no end',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nOrders\r\n--x',
  ],
  ['a boundary that is too long', `multipart/form-data; boundary=${'x'.repeat(71)}`, '--x--\r\n'],
  ['nothing in it', 'multipart/form-data; boundary=x', ''],
]

for (const path of ['/tickets', '/request/links', '/request/page', '/request/attachments']) {
  test.each(broken)(`a form sent to ${path} with %s is refused, with an idempotency key too`, async (_, type, body) => {
    const keys: Record<string, string>[] = [{}, { 'idempotency-key': 'one' }]
    for (const key of keys) {
      const answer = await desk.ask(path, { body, headers: { 'content-type': type, ...key } })
      expect(answer.body).toMatchObject({ status: 400, code: 'request.malformed' })
    }
  })
}
