import { copyFileSync, readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import { expect, onTestFinished, test } from 'vitest'
import { bringMails } from '#api/mail-in.ts'
import type { Alert } from '#api/outside/alert.ts'
import { makeLog } from '#api/outside/log.ts'
import { makeMail, type SendMail } from '#api/outside/mail.ts'
import { openMailDoor } from '#api/outside/mail-door.ts'
import { start } from '#api/server.ts'
import { certificateFor } from '#kit/certificate.ts'
import { openMailbox } from '#kit/mail.ts'
import { listDeskTickets } from '#kit/mail-in.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { type TestWorld, worldInMemory } from '#kit/world.ts'

const quiet: Alert = { failed: () => {}, noted: () => {}, recovered: () => {} }

/** A Ladder that mail reaches at an address of its own. */
async function ladderAt(name: string, protocol = 'smtp') {
  const address = `help@${name}.example`
  const mailIn = { address, own: [address], host: `${name}.example` }
  const world = await worldInMemory({ mailIn, chance: name })
  const outcomes: string[] = []
  const bringing = await bringMails({
    world,
    settings: { MAIL_LISTEN: `${protocol}://127.0.0.1:0`, MAIL_IMAP: '' },
    log: makeLog('silent'),
    alert: quiet,
    heard: ({ outcome }) => outcomes.push(outcome),
  })
  onTestFinished(async () => {
    await bringing.stop()
    await world.close()
  })
  const url = `smtp://127.0.0.1:${bringing.port}`
  const send = (mail: SendMail) =>
    sendNotices(world, { mail, webhook: null, publicUrl: `https://${name}.example`, asOf: world.now() })
  return { address, world, url, outcomes, send, port: bringing.port ?? 0 }
}

function client(url: string, more: { lmtp?: boolean } = {}) {
  const transport = createTransport({ url, ignoreTLS: true, ...more } as Parameters<typeof createTransport>[0])
  onTestFinished(() => transport.close())
  return transport
}

const repliesIn = async (world: TestWorld) =>
  (await listDeskTickets(world)).flatMap(({ events }) => events.filter(({ type }) => type === 'ticket.replied'))

test('over the wire: a mail opens a ticket, the answer to its receipt reaches it, another address is refused', async () => {
  const ladder = await ladderAt('one')
  const box = await openMailbox()
  onTestFinished(box.close)
  const smtp = client(ladder.url)
  const first = {
    from: 'Kim <kim@example.com>',
    to: ladder.address,
    subject: 'Größe 文件',
    text: 'Hällo',
    attachments: [{ filename: 'a.txt', content: 'x' }],
  }
  await smtp.sendMail(first)
  await ladder.send(makeMail({ url: box.url, from: `Help <${ladder.address}>` }))
  const receipt = box.mails.find(({ text }) => text?.includes('your request'))
  expect(receipt?.headers.get('auto-submitted')).toBe('auto-generated')
  const to = receipt?.replyTo?.value[0]?.address ?? ''
  await smtp.sendMail({
    from: 'kim@example.com',
    to,
    subject: `Re: ${receipt?.subject}`,
    text: 'And this.\n',
    inReplyTo: receipt?.messageId ?? '',
  })
  const tickets = await listDeskTickets(ladder.world)
  expect(tickets.map(({ ticket }) => ticket)).toMatchObject([{ title: 'Größe 文件', description: 'Hällo' }])
  expect(tickets[0]?.events.map(({ type }) => type)).toEqual(['ticket.opened', 'ticket.attached', 'ticket.replied'])
  await expect(smtp.sendMail({ ...first, to: 'other@one.example' })).rejects.toMatchObject({ responseCode: 550 })
  await expect(
    smtp.sendMail({ ...first, attachments: [{ filename: 'big', content: Buffer.alloc(26 * 1024 * 1024) }] }),
  ).rejects.toMatchObject({ responseCode: 552 })
  expect(ladder.outcomes).toEqual(['opened', 'replied'])
})

test('by LMTP every recipient has an answer, and the mail is taken once', async () => {
  const ladder = await ladderAt('one', 'lmtp')
  const lmtp = client(ladder.url, { lmtp: true })
  const sent = await lmtp.sendMail({
    from: 'kim@example.com',
    to: [ladder.address, 'desk@example.com'],
    subject: 'Twice',
    text: 'x',
  })
  expect(sent.accepted).toHaveLength(2)
  expect(ladder.outcomes).toEqual(['opened'])
})

test('what could not be kept is brought again, and what was kept when the answer was lost is taken once', async () => {
  const ladder = await ladderAt('one')
  const seen: string[] = []
  const failures: unknown[] = []
  const { receiveMail } = await import('#api/actions/receive-mail.ts')
  const { mailIn } = ladder.world
  if (!mailIn) throw new Error('mail comes in here')
  const door = await openMailDoor({
    url: 'smtp://127.0.0.1:0',
    isOurs: () => true,
    receive: async (mail) => {
      seen.push(mail.key)
      if (seen.length === 1) throw new Error('it ended between fetch and store')
      await receiveMail(ladder.world, mailIn, mail)
      if (seen.length === 2) throw new Error('it ended between store and answer')
    },
    failed: (error) => failures.push(error),
  })
  onTestFinished(door.stop)
  const smtp = client(`smtp://127.0.0.1:${door.port}`)
  const mail = { from: 'kim@example.com', to: ladder.address, subject: 'Once', text: 'x', messageId: '<once@x>' }
  await expect(smtp.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 })
  await expect(smtp.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 })
  await smtp.sendMail(mail)
  expect(seen).toEqual(Array(3).fill('id:once@x'))
  expect(failures).toHaveLength(2)
  expect(await listDeskTickets(ladder.world)).toHaveLength(1)
})

test('with a certificate mails come encrypted only; a new one is taken as it is put there, a wrong one never', async () => {
  const [first, second] = [certificateFor('first'), certificateFor('second')]
  const files = certificateFor('in-force')
  const put = ({ cert, key }: typeof files) => {
    copyFileSync(cert, files.cert)
    copyFileSync(key, files.key)
  }
  put(first)
  const taken: string[] = []
  const failures: unknown[] = []
  const door = await openMailDoor({
    url: 'smtp://127.0.0.1:0',
    tls: files,
    isOurs: () => true,
    receive: async ({ subject }) => void taken.push(subject),
    failed: (error) => failures.push(error),
  })
  onTestFinished(door.stop)
  const send = async (subject: string, ca: string | null) => {
    const how = ca ? { requireTLS: true, tls: { ca: readFileSync(ca) } } : { ignoreTLS: true }
    const transport = createTransport({ host: '127.0.0.1', port: door.port, ...how })
    await transport.sendMail({ from: 'kim@example.com', to: 'help@one.example', subject, text: 'x' })
  }
  await expect(send('open', null)).rejects.toMatchObject({ responseCode: 530 })
  await send('by the first', first.cert)
  await expect(send('by another', second.cert)).rejects.toThrow('self-signed')
  put({ cert: second.cert, key: first.key })
  await send('by the first still', first.cert)
  await send('and again', first.cert)
  expect(failures.map(String)).toEqual([expect.stringContaining('they do not belong together')])
  put(second)
  await send('by the second', second.cert)
  expect(taken).toEqual(['by the first', 'by the first still', 'and again', 'by the second'])
})

test('a start is refused by a certificate that cannot be used, with which and why', async () => {
  const [one, other] = [certificateFor('one'), certificateFor('other')]
  const started = async (env: Record<string, string>) => {
    const read = await start(
      { MAIL_IN: 'help@one.example', MAIL_LISTEN: 'smtp://127.0.0.1:0', ...env },
      { print: () => {} },
    )
    return read.ok ? 'it started' : read.problems.join()
  }
  const env = { MAIL_LISTEN_CERT: one.cert, MAIL_LISTEN_KEY: one.key }
  expect(await started({ ...env, MAIL_LISTEN_KEY: other.key })).toContain('they do not belong together')
  expect(await started({ ...env, MAIL_LISTEN_KEY: one.cert })).toMatch(
    /^MAIL_LISTEN_KEY is .*, which is none\. Expected a file with a key/,
  )
  expect(await started({ ...env, MAIL_LISTEN_CERT: '/no/such.pem' })).toContain(
    'MAIL_LISTEN_CERT is /no/such.pem (ENOENT)',
  )
  expect(await started({ MAIL_LISTEN_CERT: one.cert })).toMatch(/^MAIL_LISTEN_KEY is .*because MAIL_LISTEN_CERT is set/)
})

test('two Ladders that mail each other fall silent, even through a relay that tears off what says that they are machines', async () => {
  const [one, two] = [await ladderAt('one'), await ladderAt('two')]
  for (const bare of [false, true]) {
    const smtp = { one: client(one.url), two: client(two.url) }
    const from =
      (name: 'one' | 'two', own: string): SendMail =>
      async ({ to, subject, text, headers, messageId, replyTo }) => {
        const target = to.endsWith(`@${name}.example`) ? smtp[name] : null
        const marked = bare ? {} : { 'auto-submitted': 'auto-generated', ...headers }
        await target?.sendMail({ from: own, to, subject, text, headers: marked, messageId, replyTo })
      }
    const before = one.outcomes.length + two.outcomes.length
    await smtp.one.sendMail({ from: two.address, to: one.address, subject: `It began ${bare}`, text: 'x' })
    let turns = 0
    for (let heard = -1; heard !== one.outcomes.length + two.outcomes.length && turns < 200; turns++) {
      heard = one.outcomes.length + two.outcomes.length
      await one.send(from('two', one.address))
      await two.send(from('one', two.address))
    }
    expect(turns).toBeLessThan(60)
    const mails = one.outcomes.length + two.outcomes.length - before
    expect(mails).toBeLessThan(bare ? 60 : 4)
    if (!bare) expect(two.outcomes).toEqual(['ignored'])
  }
  expect((await repliesIn(one.world)).length).toBeLessThan(25)
})
