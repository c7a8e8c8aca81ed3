import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { verified } from '#kit/seal.ts'
import { shared } from '#kit/shared.ts'
import { spawnTicketServer } from '#kit/spawn.ts'

const rounds = 50
const callers = 4

type Acknowledged = { tickets: string[]; replies: string[] }

test(`killed ${rounds} times at random moments under load, it has lost nothing it acknowledged`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-kill-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'ladder.db')
  const all: Acknowledged = { tickets: [], replies: [] }
  const program = (await shared('programs'))['ticket-server']
  let next = spawnTicketServer(program, folder)
  for (let round = 1; round <= rounds; round++) {
    const server = next
    server.send({ url: `sqlite:${file}`, sweeps: true })
    const [{ port }] = (await once(server, 'message')) as [{ port: number }]
    if (round < rounds) next = spawnTicketServer(program, folder)
    const here = await loadUntilKilled(server, port, round)
    expect(missing(file, here), `round ${round}`).toEqual([])
    all.tickets.push(...here.tickets)
    all.replies.push(...here.replies)
  }
  expect(missing(file, all)).toEqual([])
  expect(all.tickets.length).toBeGreaterThan(rounds)
  expect(all.replies.length).toBeGreaterThan(0)
  const store = openStore(`sqlite:${file}`)
  const found = await verified(store)
  expect(found.problems).toEqual([])
  expect(found.tickets).toBeGreaterThanOrEqual(all.tickets.length)
  await store.close()
  console.log(
    `${rounds} kills: ${all.tickets.length} tickets and ${all.replies.length} replies acknowledged, all there; verify is clean.`,
  )
}, 600_000)

async function loadUntilKilled(server: ChildProcess, port: number, round: number): Promise<Acknowledged> {
  const done: Acknowledged = { tickets: [], replies: [] }
  const first = Promise.withResolvers<void>()
  let alive = true
  const api = `http://127.0.0.1:${port}/api`
  const load = Array.from({ length: callers }, async (_, caller) => {
    for (let turn = 0; alive; turn++) {
      try {
        await ticketAndReply(api, `round ${round} caller ${caller} turn ${turn}`, done)
        first.resolve()
      } catch (error) {
        if (alive) throw error
      }
    }
  })
  const failing = Promise.all(load)
  await Promise.race([failing, first.promise])
  await Promise.race([failing, setTimeout(Math.random() * 200)])
  alive = false
  server.kill('SIGKILL')
  await once(server, 'exit')
  await failing
  return done
}

async function ticketAndReply(api: string, words: string, done: Acknowledged): Promise<void> {
  const opened = await post(`${api}/tickets`, {
    title: words,
    description: 'Nothing since nine.',
    requester: { name: 'Kim Sato', email: 'kim@example.com' },
    automation: 'order-sync',
  })
  if (opened.status !== 201) throw new Error(`answered ${opened.status} ${await opened.text()}`)
  const { ref, token } = (await opened.json()) as { ref: string; token: string }
  done.tickets.push(ref)
  const replied = await post(`${api}/request/replies`, { body: words }, token)
  const answer = await replied.text()
  if (replied.status !== 201) throw new Error(`answered ${replied.status} ${answer}`)
  done.replies.push(words)
}

function post(url: string, body: unknown, token?: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
}

/** What was acknowledged and is not in the database: tickets with their first notice, replies by their words. */
function missing(file: string, { tickets, replies }: Acknowledged): string[] {
  const database = new SQLite(file)
  const ticket = database.prepare(
    "select 1 from ticket join notice on notice.ticket_id = ticket.id and notice.kind = 'opened' where ref = ?",
  )
  const written = new Set(
    database
      .prepare("select json_extract(data, '$.body') from ticket_event where type = 'ticket.replied'")
      .pluck()
      .all() as string[],
  )
  const gone = [...tickets.filter((ref) => !ticket.get(ref)), ...replies.filter((words) => !written.has(words))]
  database.close()
  return gone
}
