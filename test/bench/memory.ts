// Memory of the server with the demo: at rest, and after many requests of all kinds. Usage: memory.ts [REQUESTS]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { figure } from './figure.ts'
import { ended, memoryOf, startServer } from './processes.ts'

const wanted = Number(process.argv[2] ?? 100_000)
const atOnce = 16
const rest = 5000
const folder = mkdtempSync(join(tmpdir(), 'ladder-bench-'))
const server = await startServer({ DATA_DIR: join(folder, 'data'), DEMO: '1' })
const { pid } = server.process
const report = {
  title: 'Orders do not arrive',
  description: 'Nothing has come through since nine this morning.',
  requester: { name: 'Kim', email: 'kim@example.com' },
  automation: 'order-sync',
}
/** What people ask for, as often as one is asked: one ticket is filed for ninety-nine pages, searches and promises. */
const asked = ['/', '/api/suggestions?q=price+label', '/api/promise', '/api/announcements', '/runbooks/', '/api/health']

try {
  await setTimeout(rest)
  figure('memory at rest', memoryOf(pid), 'MB')
  let sent = 0
  let highest = 0
  const caller = async () => {
    while (sent < wanted) {
      const number = sent++
      const answer = await (number % 100 === 99 ? file() : fetch(server.url + asked[number % asked.length]))
      await answer.arrayBuffer()
      if (answer.status >= 500) throw new Error(`${answer.status} from ${answer.url}`)
      if (number % 1000 === 0) highest = Math.max(highest, memoryOf(pid))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  figure('memory while asked, most', highest, 'MB')
  await setTimeout(rest)
  figure('memory after the requests', memoryOf(pid), 'MB')
} finally {
  await ended(server.process)
  rmSync(folder, { recursive: true, force: true })
}

function file(): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${server.url}/api/tickets`, { method: 'POST', headers, body: JSON.stringify(report) })
}
