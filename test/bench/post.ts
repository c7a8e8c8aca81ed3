// Durable tickets a second beside bare commits with the same pragmas. Usage: post.ts [SECONDS]
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { kim } from '#kit/world.ts'
import { figure, median } from './figure.ts'
import { ended } from './processes.ts'

const root = resolve(import.meta.dirname, '../..')
const seconds = Number(process.argv[2] ?? 12)
const callers = 16
const folder = mkdtempSync(join(tmpdir(), 'ladder-bench-'))
const report = {
  title: 'Orders do not arrive',
  description: 'Nothing has come through since nine this morning, and nobody can bill.',
  requester: kim,
  automation: 'order-sync',
}

try {
  await ticketsBesideCommits()
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
  const shareOfEach = (posts: number[]) => median(posts.map((post, round) => post / (bare[round] ?? commits)))
  figure('bare commits', commits, 'a second')
  figure('POST, one caller', median(serial), 'a second')
  figure(`POST, ${callers} callers`, median(served), 'a second')
  figure('POST of bare commits, one caller', shareOfEach(serial))
  figure(`POST of bare commits, ${callers} callers`, shareOfEach(served))
}

/** One row a commit, with the pragmas of the store. */
function bareCommits(file: string, length: number): number {
  const database = new SQLite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('temp_store = MEMORY')
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
