import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { makeMail, type SendMail } from '#api/outside/mail.ts'
import { makeWebhook, type SendWebhook } from '#api/outside/webhook.ts'
import { freePort } from '#kit/free-port.ts'
import { type LadderProcess, ladderEnv, startLadder } from '#kit/ladder-process.ts'
import { openMailbox } from '#kit/mail.ts'
import { must } from '#kit/must.ts'
import { client, oidcProvider, oidcSettings, signInAt } from '#kit/oidc.ts'
import { receiver } from '#kit/receiver.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { shared } from '#kit/shared.ts'
import { type Fault, wireTo } from '#kit/wire.ts'
import { kim, type TestWorld, worldInMemory } from '#kit/world.ts'

const publicUrl = 'https://help.example.com'
const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
const limits = { connect: 300, idle: 300, whole: 900 }
const report = { title: 'Orders do not arrive', description: 'Nothing since nine.', requester: kim, details: {} }

const stalls = (from: 'near' | 'far', says: RegExp): Fault => ({ from, says, makes: 'stall' })
const breaks = (from: 'near' | 'far', says: RegExp): Fault => ({ from, says, makes: 'cut' })

test.each<[string, Fault]>([
  ['stalls before it greets', stalls('far', /^220/)],
  ['hangs up before it greets', breaks('far', /^220/)],
  ['stalls at EHLO', stalls('near', /^EHLO/)],
  ['stalls at AUTH', stalls('near', /^AUTH/)],
  ['stalls at MAIL', stalls('near', /^MAIL/)],
  ['stalls at RCPT', stalls('near', /^RCPT/)],
  ['stalls at DATA', stalls('near', /^DATA/)],
  ['stalls in the text', stalls('near', /Subject:/)],
  ['stalls after the last dot', stalls('near', /\r\n\.\r\n$/)],
  ['hangs up at RCPT', breaks('near', /^RCPT/)],
  ['hangs up after the last dot', breaks('near', /\r\n\.\r\n$/)],
  ['answers byte by byte', { byteEvery: 100 }],
])('a mail server that %s is given up in time, and each mail arrives once when it is well again', async (_, fault) => {
  const world = await worldInMemory()
  const mailbox = await openMailbox()
  const wire = await wireTo(Number(new URL(mailbox.url).port))
  const options = { url: `smtp://ladder:secret@127.0.0.1:${wire.port}`, from: 'Ladder <l@example.com>' }
  const deliver = (mail: SendMail) => sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now() })
  await opened(world)
  wire.fault = fault
  expect(await inTime(() => deliver(makeMail({ ...options, limits })))).toMatchObject({
    sent: 0,
    failed: 2,
    givenUp: 0,
  })
  expect(mailbox.mails).toEqual([])
  wire.fault = null
  world.after('PT1M')
  expect(await deliver(makeMail(options))).toMatchObject({ sent: 2 })
  expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(2)
  expect(mailbox.mails).toHaveLength(2)
  await wire.close()
  await mailbox.close()
  await world.close()
})

test('a mail whose receipt is lost comes again under the same id, so that a receiver can tell', async () => {
  const world = await worldInMemory()
  const mailbox = await openMailbox()
  const wire = await wireTo(Number(new URL(mailbox.url).port))
  const mail = makeMail({ url: `smtp://127.0.0.1:${wire.port}`, from: 'Ladder <l@example.com>', limits })
  const deliver = () => sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now() })
  await opened(world)
  wire.fault = breaks('far', /queued/)
  expect(await deliver()).toMatchObject({ failed: 2 })
  wire.fault = null
  world.after('PT1M')
  expect(await deliver()).toMatchObject({ sent: 2 })
  expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(2)
  await wire.close()
  await mailbox.close()
  await world.close()
})

test.each<[string, Fault]>([
  ['stalls before it reads', stalls('near', /^POST/)],
  ['hangs up before it reads', breaks('near', /^POST/)],
  ['stalls before it answers', stalls('far', /^HTTP/)],
  ['hangs up before it answers', breaks('far', /^HTTP/)],
  ['answers byte by byte', { byteEvery: 100 }],
])('a webhook that %s is given up in time, and each event arrives when it is well again', async (_, fault) => {
  const world = Object.assign(await worldInMemory(), { webhooks: [{ name: 'crm', team: null, events: null }] })
  const there = await receiver(() => ({ status: 204 }))
  const wire = await wireTo(there.port)
  const options = { url: `http://127.0.0.1:${wire.port}/hook`, secret, allowPrivate: true }
  const deliver = (webhook: SendWebhook) =>
    sendNotices(world, {
      mail: async () => {},
      webhook: (_, ...call) => webhook(...call),
      publicUrl,
      asOf: world.now(),
    })
  await opened(world)
  wire.fault = fault
  expect(await inTime(() => deliver(makeWebhook({ ...options, limits })))).toMatchObject({ sent: 2, failed: 1 })
  wire.fault = null
  world.after('PT1M')
  expect(await deliver(makeWebhook(options))).toMatchObject({ sent: 1, failed: 0 })
  expect(new Set(there.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  await wire.close()
  await there.close()
  await world.close()
})

test('a webhook that goes on talking after its status is not listened to', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n')
    const talking = setInterval(() => socket.write('and '), 20)
    socket.on('close', () => clearInterval(talking))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/hook`
  const webhook = makeWebhook({ url, secret, allowPrivate: true, limits })
  const at = Temporal.Instant.from('2026-11-24T08:00:00Z')
  await inTime(() => webhook({ id: 'm', at, body: '{}' }, new AbortController().signal))
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

test('a mail server that stalls holds no webhook and no end; what it did not take is sent once by the next process', async () => {
  const mailbox = await openMailbox()
  const wire = await wireTo(Number(new URL(mailbox.url).port))
  const there = await receiver(() => ({ status: 204 }))
  const folder = ladderFolder()
  const env = {
    DATABASE_URL: `sqlite:${folder}/ladder.db`,
    SMTP_URL: `smtp://127.0.0.1:${wire.port}`,
    WEBHOOK_URL: there.url,
    WEBHOOK_SECRET: secret,
    WEBHOOK_PRIVATE: '1',
  }
  wire.fault = stalls('far', /^220/)
  const ladder = await startLadder(env)
  const post = () => ladder.ask('/api/tickets', { json: { ...report, details: {} } })
  expect((await post()).status).toBe(201)
  await expect.poll(() => there.calls.length).toBe(1)
  expect((await post()).status).toBe(201)
  await expect.poll(() => there.calls.length).toBe(2)
  await expectQuickEnd(ladder)
  expect(mailbox.mails).toEqual([])
  wire.fault = null
  const next = await startLadder(env)
  await expect.poll(() => mailbox.mails.length).toBe(4)
  expect(new Set(mailbox.mails.map(({ messageId }) => messageId)).size).toBe(4)
  await expectQuickEnd(next)
  await wire.close()
  await there.close()
  await mailbox.close()
})

test('SIGTERM ends the process in under ten seconds though everybody stalls', async () => {
  const folder = ladderFolder()
  const there = await receiver(() => null)
  const mailbox = await openMailbox()
  const wire = await wireTo(Number(new URL(mailbox.url).port))
  wire.fault = stalls('near', /^DATA/)
  const ladder = await startLadder({
    DATABASE_URL: `sqlite:${folder}/ladder.db`,
    SMTP_URL: `smtp://127.0.0.1:${wire.port}`,
    WEBHOOK_URL: there.url,
    WEBHOOK_SECRET: secret,
    WEBHOOK_PRIVATE: '1',
  })
  await ladder.ask('/api/tickets', { json: report })
  await expect.poll(() => there.calls.length).toBe(1)
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"title":')),
  })
  const unfinished = fetch(`${ladder.url}/api/tickets`, { method: 'POST', body, duplex: 'half' } as RequestInit)
  unfinished.catch(() => {})
  await setTimeout(50)
  await expectQuickEnd(ladder)
  await wire.close()
  await there.close()
  await mailbox.close()
})

test('whoever reads what Ladder prints goes away, and it goes on', async () => {
  const ladder = await startLadder({ DATABASE_URL: `sqlite:${ladderFolder()}/ladder.db`, LOG_LEVEL: 'info' })
  ladder.process.stdout?.destroy()
  ladder.process.stderr?.destroy()
  for (let turn = 0; turn < 3; turn++) expect((await ladder.ask('/api/tickets', { json: report })).status).toBe(201)
  await setTimeout(100)
  expect(ladder.ended()).toBe(null)
  expect((await ladder.end()).code).toBe(0)
})

test('the disk that its log is written to is full, and it goes on', async () => {
  const folder = ladderFolder()
  const port = await freePort()
  const full = openSync('/dev/full', 'w')
  const child = spawn(process.execPath, ['--no-warnings', (await shared('programs')).main], {
    stdio: ['ignore', full, full],
    env: { ...ladderEnv(port, folder), LOG_LEVEL: 'info' },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
    closeSync(full)
  })
  const status = () =>
    fetch(`http://127.0.0.1:${port}/api/ready`).then(
      ({ status }) => status,
      () => 0,
    )
  await expect.poll(status, { timeout: 20_000 }).toBe(200)
  expect([await status(), child.exitCode]).toEqual([200, null])
})

test('an identity provider that stalls holds neither the start nor anybody else; well again, it signs people in', async () => {
  const person = { sub: '1', email: 'ana@example.com', name: 'Ana Ruiz', email_verified: true }
  const provider = await oidcProvider(client, () => person)
  const wire = await wireTo(Number(new URL(provider.issuer).port))
  provider.issuer = `http://127.0.0.1:${wire.port}`
  wire.stall()
  const folder = ladderFolder()
  const ladder = await startLadder({
    DATABASE_URL: `sqlite:${folder}/ladder.db`,
    ...oidcSettings(provider),
  })
  const began = performance.now()
  const refused = ladder.ask('/api/auth/sign-in/social', {
    json: { provider: 'oidc', callbackURL: '/desk/' },
    headers: { origin: ladder.url },
  })
  expect((await ladder.ask('/api/health')).status).toBe(200)
  expect((await refused).status).toBeGreaterThanOrEqual(400)
  wire.flow()
  expect(await signInAt(ladder.url)).toMatchObject({ landed: '/desk/' })
  wire.fault = stalls('near', /^POST \/token/)
  const { landed } = await signInAt(ladder.url)
  expect(landed).not.toBe('/desk/')
  expect(performance.now() - began).toBeLessThan(40_000)
  wire.fault = null
  expect(await signInAt(ladder.url)).toMatchObject({ landed: '/desk/' })
  await ladder.stop()
  await wire.close()
  await provider.stop()
})

test('who goes away in the middle of what they send is no failure of ours', async () => {
  const ladder = await startLadder({ DATABASE_URL: `sqlite:${ladderFolder()}/ladder.db` })
  const { hostname, port } = new URL(ladder.url)
  for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
    const caller = connect(Number(port), hostname)
    await once(caller, 'connect')
    caller.write(
      `POST /api/tickets HTTP/1.1\r\nhost: ladder\r\ncontent-type: ${type}\r\ncontent-length: 99\r\n\r\n{"title":`,
    )
    await setTimeout(100)
    caller.resetAndDestroy()
  }
  await setTimeout(300)
  expect((await ladder.ask('/api/health')).status).toBe(200)
  expect(ladder.printed()).not.toContain('failed')
  await ladder.stop()
})

async function opened(world: TestWorld): Promise<void> {
  must(await openTicket(world, report))
}

/** Two calls at their limits, and what a busy machine adds. */
async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  expect(performance.now() - began).toBeLessThan(5_000)
  return done
}

async function expectQuickEnd(ladder: LadderProcess): Promise<void> {
  const { code, took } = await ladder.end()
  expect([code, ladder.printed()]).toEqual([0, expect.not.stringContaining('Error')])
  expect(took).toBeLessThan(10_000)
}

function ladderFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
