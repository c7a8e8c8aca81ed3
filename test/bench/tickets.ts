// Durable tickets a second beside bare commits, the ticker over 10,000 due clocks, memory of the server at rest.
// Prints numbers; asserts nothing. Usage: tickets.ts [SECONDS] [tickets|tick|postgres|memory …]
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import type { Dialect } from '#api/store/handle.ts'
import { openStore } from '#api/store/open.ts'
import { startPostgres } from '#kit/postgres.ts'
import { kim, worldOn } from '#kit/world.ts'

const root = resolve(import.meta.dirname, '../..')
const seconds = Number(process.argv[2] ?? 4)
const callers = 16
const dueClocks = 10_000
const folder = mkdtempSync(join(tmpdir(), 'ladder-bench-'))
const report = {
  title: 'Orders do not arrive',
  description: 'Nothing has come through since nine this morning, and nobody can bill.',
  requester: kim,
  automation: 'order-sync',
}

const chosen = process.argv.slice(3)
const isChosen = (part: string) => chosen.length === 0 || chosen.includes(part)

try {
  if (isChosen('tickets')) await ticketsBesideCommits()
  if (isChosen('tick')) await ticker('sqlite', `sqlite:${join(folder, 'tick.db')}`)
  if (isChosen('memory')) await memoryAtRest()
  const postgres = isChosen('postgres') ? await startPostgres(() => {}) : null
  if (postgres) {
    await ticker('postgres', `${postgres.url}/postgres`)
    await postgres.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Turn and turn about, so that a busy machine is as unfair to one as to the other. */
async function ticketsBesideCommits(): Promise<void> {
  const server = fork(join(root, 'test/kit/ticket-server.ts'), { execArgv: ['--no-warnings'] })
  server.send({ url: `sqlite:${join(folder, 'served.db')}` })
  const [{ port }] = (await once(server, 'message')) as [{ port: number }]
  await tickets(port, { callers, length: 1 })
  const rounds = [1, 2, 3]
  const bare: number[] = []
  const serial: number[] = []
  const served: number[] = []
  const length = seconds / rounds.length
  for (const round of rounds) {
    bare.push(bareCommits(join(folder, `bare-${round}.db`), length))
    serial.push(await tickets(port, { callers: 1, length }))
    served.push(await tickets(port, { callers, length }))
  }
  await ended(server)
  const commits = median(bare)
  const line = (posts: number) => `${posts.toFixed(0)} a second, ${(posts / commits).toFixed(2)} of the bare commits`
  say('bare better-sqlite3 commits, one by one', `${commits.toFixed(0)} a second`)
  say('durable POST /api/tickets, one caller', line(median(serial)))
  say(`durable POST /api/tickets, ${callers} callers (to reach: 0.5)`, line(median(served)))
}

/** One row a commit, with the pragmas of the store. */
function bareCommits(file: string, length: number): number {
  const database = new SQLite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.exec('create table entry (id integer primary key, body text not null) strict')
  const insert = database.prepare('insert into entry (body) values (?)')
  const body = JSON.stringify(report)
  const until = performance.now() + length * 1000
  const began = performance.now()
  let count = 0
  while (performance.now() < until) {
    insert.run(body)
    count++
  }
  const rate = (count * 1000) / (performance.now() - began)
  database.close()
  return rate
}

async function tickets(port: number, { callers, length }: { callers: number; length: number }): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const body = JSON.stringify(report)
  const began = performance.now()
  const until = began + length * 1000
  let count = 0
  const call = () =>
    new Promise<void>((done, fail) => {
      const sent = request(
        {
          port,
          host: '127.0.0.1',
          path: '/api/tickets',
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (answer) => {
          answer.resume()
          answer.on('end', () =>
            answer.statusCode === 201 ? done() : fail(new Error(`answered ${answer.statusCode}`)),
          )
        },
      )
      sent.on('error', fail)
      sent.end(body)
    })
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        await call()
        count++
      }
    }),
  )
  agent.destroy()
  return (count * 1000) / (performance.now() - began)
}

/** Tickets whose first answer is late, all at once; then the same again, when nothing is due. */
async function ticker(dialect: Dialect, url: string): Promise<void> {
  const store = openStore(url)
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store)
  await store.transact(async (tx) => {
    const inside = { ...world, transact: <T>(work: (inner: typeof tx) => Promise<T>) => work(tx), read: tx }
    for (let index = 0; index < dueClocks; index++) await openTicket(inside, { ...report, details: {} })
  })
  const at = (instant: string) => Temporal.Instant.from(instant)
  await tick(world, { asOf: at('2026-11-24T08:25:00Z') })
  const began = performance.now()
  const usage = process.cpuUsage()
  const done = await tick(world, { asOf: at('2026-11-24T08:30:00.001Z') })
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(usage)
  const again = performance.now()
  await tick(world, { asOf: at('2026-11-24T08:30:00.001Z') })
  const breaches = done.filter(({ type }) => type === 'clock.breached').length
  say(
    `tick, ${dialect}, ${breaches} due clocks (to reach: 10,000 in 2 s)`,
    `${(took / 1000).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor), ${done.length} events`,
  )
  say(`tick, ${dialect}, nothing due`, `${(performance.now() - again).toFixed(1)} ms`)
  await store.close()
}

async function memoryAtRest(): Promise<void> {
  const env = {
    ...process.env,
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    DEMO: '1',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
  }
  const server = spawn(process.execPath, ['--no-warnings', join(root, 'api/main.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const part of server.stdout) if (String(part).includes('Ladder is ready')) break
  await new Promise((resolve) => setTimeout(resolve, 5000))
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1])
  say('memory of the server at rest (to reach: 150 MB)', `${(kilobytes / 1024).toFixed(0)} MB`)
  await ended(server)
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function say(what: string, number: string): void {
  process.stdout.write(`${what.padEnd(62)} ${number}\n`)
}
