import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { verified } from '#kit/seal.ts'
import { shared } from '#kit/shared.ts'
import { spawnTicketServer } from '#kit/spawn.ts'
import { broken, startWriters } from '#kit/writers.ts'

const rounds = 10

test(`killed ${rounds} times, and asked again under the same key until it answers, it does each thing once`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const url = `sqlite:${join(folder, 'ladder.db')}`
  const program = (await shared('programs'))['ticket-server']
  let server = spawnTicketServer(program, folder)
  let port = await listening()
  const writers = startWriters({ api: () => `http://127.0.0.1:${port}/api`, people: 6, mayBeGone: true })
  for (let round = 1; round <= rounds; round++) {
    const next = spawnTicketServer(program, folder)
    await writers.progress(1)
    await setTimeout(Math.random() * 50)
    server.kill('SIGKILL')
    await once(server, 'exit')
    server = next
    port = await listening()
  }
  await writers.progress(1)
  await writers.stop()
  server.kill('SIGKILL')
  expect(writers.written.wrong).toEqual([])
  const store = openStore(url)
  expect(await broken(store.db, writers.written)).toEqual([])
  const { problems } = await verified(store)
  expect(problems).toEqual([])
  await store.close()
  const { tickets, replies, later } = writers.written
  console.log(
    `${rounds} kills: ${tickets.size} tickets and ${replies.length} replies, each once; ${later} asked again.`,
  )

  async function listening(): Promise<number> {
    server.send({ url })
    const [message] = (await once(server, 'message')) as [{ port: number }]
    return message.port
  }
}, 300_000)
