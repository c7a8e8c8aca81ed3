import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMail } from '#api/outside/mail.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'
import { sendNotices } from '#kit/send-notices.ts'

let desk: TestDesk
let box: Mailbox
beforeEach(async () => {
  desk = await deskInMemory()
})
afterEach(async () => {
  await desk.close()
  await box.close()
})

/** Files a request from an address, has the mails delivered to a server, and answers the one that went to the address. */
async function filedFrom(email: string, options: Parameters<typeof openMailbox>[0] = {}) {
  box = await openMailbox(options)
  const json = { title: 'Orders do not arrive', description: 'Since nine.', requester: { name: 'Kïm Müller', email } }
  const { status } = await desk.ask('/tickets', { json })
  const mail = makeMail({ url: box.url, from: 'Ladder <ladder@example.com>' })
  const publicUrl = 'http://localhost:4321'
  const { failed } = await sendNotices(desk.world, { mail, webhook: null, publicUrl, asOf: desk.world.now() })
  expect([status, failed]).toEqual([201, 0])
  const mine = box.commands.findIndex((line) => line.startsWith('RCPT') && !line.includes('@example.com'))
  return {
    commands: box.commands.slice(mine - 1, mine + 1),
    mail: box.mails.find(({ to }) => JSON.stringify(to).includes('ller')),
  }
}

test('an address with umlauts in its domain is delivered to any server, in the form of the network', async () => {
  const { commands, mail } = await filedFrom('  kim@müller.example ', { hideSMTPUTF8: true })
  expect(commands).toEqual([
    expect.stringMatching(/^MAIL FROM:<ladder@example.com>(?!.*SMTPUTF8)/),
    expect.stringMatching(/^RCPT TO:<kim@xn--mller-kva.example>/),
  ])
  expect(mail?.text).toContain('your request is with')
})

test('an address in any script is delivered as such where the server can', async () => {
  const { commands, mail } = await filedFrom('kïm@müller.example')
  expect(commands).toEqual([
    expect.stringMatching(/^MAIL FROM:<ladder@example.com> .*SMTPUTF8/),
    expect.stringMatching(/^RCPT TO:<kïm@müller.example>/),
  ])
  expect(mail?.to).toMatchObject({ value: [{ address: 'kïm@müller.example' }] })
})

test('all requests of an address come back by any way of writing it', async () => {
  await filedFrom('Kim@MÜLLER.example')
  for (const email of ['kim@müller.example', 'kim@xn--mller-kva.example', ' KIM@mu\u0308ller.example'])
    expect((await desk.ask('/request/links', { json: { email } })).status).toBe(202)
  const sent = await desk.world.read.selectFrom('notice').select('recipient').where('kind', '=', 'links').execute()
  expect(sent).toEqual([{ recipient: 'Kim@MÜLLER.example' }])
  const ana = await desk.as('Ana')
  const found = await ana(`/desk/tickets?requester=${encodeURIComponent('kim@xn--mller-kva.example')}`)
  expect(found.body.tickets).toHaveLength(1)
})
