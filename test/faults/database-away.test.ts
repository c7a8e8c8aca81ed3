import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, type TestContext, test } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { insertApiKey } from '#api/store/api-keys.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { freePort } from '#kit/free-port.ts'
import { fillDisk } from '#kit/full-disk.ts'
import { type LadderProcess, startLadder } from '#kit/ladder-process.ts'
import { heldKey } from '#kit/machine-key.ts'
import { type Mailbox, openMailbox } from '#kit/mail.ts'
import { type Postgres, startPostgres } from '#kit/postgres.ts'
import { untrue } from '#kit/promised.ts'
import { secret, verified } from '#kit/seal.ts'
import { type Wire, wireTo } from '#kit/wire.ts'
import { startWriters, type Writers } from '#kit/writers.ts'

/** More by hand: FAULT_ROUNDS=100. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 10)
const password = 'correct-horse-battery'
const requester = { name: 'Kim Sato', email: 'kim@example.com' }
const machines = ['ladder_one', 'ladder_two', 'ladder_three']

let postgres: Postgres | null = null
beforeAll(async () => {
  postgres = await startPostgres((text) => process.stdout.write(`${text}\n`), { durable: true })
})
afterAll(() => postgres?.stop())

type Ground = { ladder: LadderProcess; server: Postgres; wire: Wire; mailbox: Mailbox; writers: Writers; store: Store }

/** Ladder on a PostgreSQL server of the test's own, through a wire, under six writers. */
async function underWriters(context: TestContext, settings: string, work: (ground: Ground) => Promise<void>) {
  if (!postgres) return context.skip('needs a PostgreSQL server; none is here')
  const server = postgres
  const name = `ladder_${settings.length}`
  await administer(server, `create database ${name}`)
  const wire = await wireTo(Number(new URL(server.url).port))
  const mailbox = await openMailbox()
  const store = openStore(`${server.url}/${name}`)
  const url = `postgres://ladder@127.0.0.1:${wire.port}/${name}${settings}`
  const ladder = await startLadder({ DATABASE_URL: url, SMTP_URL: mailbox.url })
  const at = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
  for (const key of machines) await store.transact((tx) => insertApiKey(tx, heldKey(key, at)))
  const writers = startWriters({ api: () => `${ladder.url}/api`, people: 3, machines })
  try {
    await writers.progress(1)
    await work({ ladder, server, wire, mailbox, writers, store })
  } finally {
    await server.resume()
    if (ladder.ended() === null) await writers.stop()
    await ladder.stop()
    await store.close()
    await mailbox.close()
    await wire.close()
  }
}

test(
  `PostgreSQL ended ${rounds} times in every way under six writers: the process lives, nothing is lost, nothing comes twice`,
  (context) =>
    underWriters(context, '', async ({ ladder, server, wire, mailbox, writers, store }) => {
      const ways = ['fast', 'immediate', 'terminated', 'cut'] as const
      for (let round = 0; round < rounds; round++) {
        const way = ways[round % ways.length] as (typeof ways)[number]
        await setTimeout(Math.random() * 100)
        if (way === 'cut') wire.cut()
        else if (way === 'terminated') await administer(server, terminateAll)
        else {
          await server.halt(way)
          await readiness(ladder, 503)
          await server.resume()
        }
        await readiness(ladder, 200)
        await writers.progress(1)
        expect([way, ladder.ended(), writers.written.wrong]).toEqual([way, null, []])
      }
      await writers.stop()
      expect(ladder.ended(), ladder.printed()).toBeNull()
      expect(await untrue(store, mailbox, writers.written)).toEqual([])
      const { tickets, replies, later } = writers.written
      console.log(
        `${rounds} ends: ${tickets.size} tickets and ${replies.length} replies acknowledged, ${later} requests told to come back, ${mailbox.mails.length} mails.`,
      )
    }),
  rounds * 60_000,
)

test(
  'a network that stalls holds no request longer than its limit, and readiness says so',
  (context) =>
    underWriters(context, '?query_timeout=1500', async ({ ladder, wire, mailbox, writers, store }) => {
      for (let round = 0; round < 2; round++) {
        const before = writers.written.later
        wire.stall()
        await readiness(ladder, 503)
        const began = performance.now()
        expect((await ladder.ask('/api/health')).status).toBe(200)
        expect(performance.now() - began).toBeLessThan(1000)
        await expect.poll(() => writers.written.later).toBeGreaterThan(before)
        if (round === 0) wire.flow()
        else {
          wire.cut()
          wire.flow()
        }
        await readiness(ladder, 200)
        await writers.progress(2)
      }
      await writers.stop()
      expect([ladder.ended(), writers.written.wrong]).toEqual([null, []])
      expect(await untrue(store, mailbox, writers.written)).toEqual([])
      wire.stall()
      const { code, took } = await ladder.end()
      expect([code, ladder.printed()]).toEqual([0, expect.anything()])
      expect(took).toBeLessThan(10_000)
    }),
  300_000,
)

test('while the database is away, each door answers as it can or says when to come back', (context) =>
  underWriters(context, '?application_name=doors', async ({ ladder, server, store }) => {
    const auth = await makeAuth({ database: store, secret, publicUrl: ladder.url, oidc: null })
    const email = 'ana@example.com'
    await auth.add({ name: 'Ana Ruiz', email, password })
    const signIn = () => ladder.ask('/api/auth/sign-in/email', { json: { email, password } })
    const signed = await signIn()
    expect(signed.status).toBe(200)
    const cookie = signed.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    await server.halt('fast')
    const bearer = { authorization: 'Bearer unknown' }
    const asked: [number, () => Promise<Response>][] = [
      [200, () => ladder.ask('/api/health')],
      [200, () => ladder.ask('/api/promise')],
      [200, () => ladder.ask('/api/suggestions?q=orders')],
      [503, () => ladder.ask('/api/ready')],
      [503, signIn],
      [503, () => ladder.ask('/api/desk/session', { headers: { cookie } })],
      [503, () => ladder.ask('/api/desk/tickets', { headers: { cookie } })],
      [503, () => ladder.ask('/api/auth/get-session', { headers: { cookie } })],
      [503, () => ladder.ask('/api/auth/sign-out', { headers: { cookie }, json: {} })],
      [503, () => ladder.ask('/api/request', { headers: bearer })],
      [503, () => ladder.ask('/api/tickets', { headers: bearer, json: {} })],
      [503, () => ladder.ask('/api/tickets', { headers: { 'idempotency-key': 'one' }, json: {} })],
      [503, () => ladder.ask('/api/known-problems')],
    ]
    for (const [status, ask] of asked) {
      const answer = await ask()
      const come = answer.headers.get('retry-after')
      expect([answer.url, answer.status, await answer.text(), come]).toMatchObject([
        answer.url,
        status,
        expect.anything(),
        status === 503 ? '2' : null,
      ])
    }
    await server.resume()
    await readiness(ladder, 200)
    expect((await ladder.ask('/api/desk/session', { headers: { cookie } })).status).toBe(200)
  }))

test('a full disk under PostgreSQL is called so, in log and readiness, and everything goes on when there is room', async (context) => {
  if (!postgres) return context.skip('needs a PostgreSQL server; none is here')
  const folder = mkdtempSync(join(tmpdir(), 'ladder-full-'))
  const owner = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout.trim()
  const options = `size=32m,mode=700,uid=${owner || process.getuid?.()}`
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  if (mounted.status !== 0) return context.skip('needs a small file system, and may not mount one')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  await administer(postgres, `create tablespace small location '${folder}'`)
  await administer(postgres, 'create database ladder_small tablespace small')
  const url = `${postgres.url}/ladder_small`
  const ladder = await startLadder({ DATABASE_URL: url })
  const json = { title: 'Orders do not arrive', description: 'Nothing since nine. '.repeat(200), requester }
  const open = () => ladder.ask('/api/tickets', { json })
  expect((await open()).status).toBe(201)
  fillDisk(join(folder, 'filler'))
  let opened = 1
  let refused = await open()
  for (; refused.status === 201; refused = await open()) opened++
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'request.disk-full' }])
  const ready = await ladder.ask('/api/ready')
  expect([ready.status, await ready.json()]).toMatchObject([503, { code: 'request.disk-full' }])
  expect((await ladder.ask('/api/known-problems')).status).toBe(200)
  expect(ladder.printed()).toContain('the disk is full')
  rmSync(join(folder, 'filler'))
  await readiness(ladder, 200)
  expect((await open()).status).toBe(201)
  await ladder.stop()
  const store = openStore(url)
  expect(await verified(store)).toMatchObject({ tickets: opened + 1, problems: [] })
  await store.close()
  await administer(postgres, 'drop database ladder_small with (force)')
  await administer(postgres, 'drop tablespace small')
})

test('a start without its database ends with a sentence, not with a stack', async () => {
  const none = `postgres://ladder:secret@127.0.0.1:${await freePort()}/none`
  const said = await startLadder({ DATABASE_URL: none }).then(
    () => 'it started',
    (error: Error) => error.message,
  )
  expect(said).toContain('The database does not answer (connect ECONNREFUSED')
  expect(said).not.toMatch(/secret|\n\s+at /)
})

const terminateAll =
  "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname like 'ladder%'"

async function administer({ url }: Postgres, query: string): Promise<void> {
  const client = new pg.Client(`${url}/postgres`)
  await client.connect()
  await client.query(query)
  await client.end()
}

/** Waits until the answer is this; "not ready" comes within two seconds. */
async function readiness(ladder: LadderProcess, status: 200 | 503): Promise<void> {
  const began = performance.now()
  for (;;) {
    const answer = await ladder.ask('/api/ready')
    await answer.body?.cancel()
    if (answer.status === status) break
    await setTimeout(10)
  }
  const took = performance.now() - began
  if (status === 503) expect(took).toBeLessThan(2000)
}
