/*
 * A day in an hour: reading, searching, filing, chat, desk, ticker, mails and webhooks together, on SQLite and on PostgreSQL with one to
 * four processes. Usage: load.ts [--minutes N] [--speed N] [sqlite | postgres-1 … postgres-4]; how long each of them lasts, and how many
 * times as much comes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { addApiKey } from '#api/actions/api-keys.ts'
import { makeAuth } from '#api/outside/auth.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { freePort } from '#kit/free-port.ts'
import { openMailbox } from '#kit/mail.ts'
import { must } from '#kit/must.ts'
import { startPostgres } from '#kit/postgres.ts'
import { receiver } from '#kit/receiver.ts'
import { secret, verified } from '#kit/seal.ts'
import { worldOn } from '#kit/world.ts'
import { loadContent } from '#site/authoring/content.ts'
import { figure, median, sayNumber, shareOf } from './figure.ts'
import { type Activity, dayAt } from './load-day.ts'
import { ended, memoryOf, processorOf, startServer } from './processes.ts'

const root = resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '12' }, speed: { type: 'string', default: '1' } },
})
const all = ['sqlite', 'postgres-1', 'postgres-2', 'postgres-3', 'postgres-4']
const unknown = positionals.filter((name) => !all.includes(name))
const [minutes, speed] = [Number(values.minutes), Number(values.speed)]
if (unknown.length > 0 || !(minutes > 0) || !(speed > 0)) {
  process.stderr.write(`Usage: npm run bench:load -- [--minutes N] [--speed N] [${all.join('] [')}]\n`)
  process.exit(1)
}
const people = ['ana', 'jonas', 'noor', 'hana']
const password = 'a long enough password'

for (const name of positionals.length > 0 ? positionals : all) {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-load-'))
  const postgres =
    name === 'sqlite' ? null : await startPostgres((text) => process.stdout.write(`${text}\n`), { durable: true })
  try {
    if (name === 'sqlite') await live(name, { url: `sqlite:${join(folder, 'ladder.db')}`, processes: 1, folder })
    else if (postgres) await live(name, { url: `${postgres.url}/postgres`, processes: Number(name.slice(-1)), folder })
    else process.stdout.write(`${name} is not measured: needs a PostgreSQL server; none is here.\n`)
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Wanted = { url: string; processes: number; folder: string }

async function live(name: string, { url, processes, folder }: Wanted): Promise<void> {
  const mailbox = await openMailbox()
  const hook = await receiver(() => ({ status: 200 }))
  const store = openStore(url)
  await store.migrate(() => Temporal.Now.instant())
  const ports = await Promise.all(Array.from({ length: processes }, freePort))
  const servers: Awaited<ReturnType<typeof startServer>>[] = []
  try {
    for (const [index, port] of ports.entries()) {
      const publicUrl: Record<string, string> = servers[0] ? { PUBLIC_URL: servers[0].url } : {}
      servers.push(
        await startServer({
          DATABASE_URL: url,
          DATA_DIR: join(folder, `data-${index}`),
          AUTH_SECRET: secret,
          DEMO: '0',
          SMTP_URL: mailbox.url,
          MAIL_FROM: 'Help <help@example.com>',
          MAIL_IN: 'help@example.com',
          MAIL_LISTEN: `smtp://127.0.0.1:${port}`,
          WEBHOOK_URL: hook.url,
          WEBHOOK_SECRET: `whsec_${Buffer.from(secret).toString('base64')}`,
          WEBHOOK_PRIVATE: '1',
          ...publicUrl,
        }),
      )
    }
    const publicUrl = servers[0]?.url ?? ''
    const day = dayAt({
      urls: servers.map((server) => server.url),
      cookies: await cookiesOf(store, publicUrl),
      key: await keyOf(store),
      mailListen: `smtp://127.0.0.1:${ports[0]}?ignoreTLS=true`,
    })
    const pids = servers.map((server) => server.process.pid)
    const processorBefore = pids.map(processorOf)
    const lived = await run(day, pids)
    const processor = pids.map(processorOf).map((now, index) => now - (processorBefore[index] ?? 0))
    const waited = await untilSent(store)
    print(name, lived, { processor, waited, mails: mailbox.mails.length, hooks: hook.calls.length })
    const { problems } = await verified(store)
    if (problems.length > 0) throw new Error(`ladder verify: ${JSON.stringify(problems.slice(0, 3))}`)
  } finally {
    for (const server of servers) await ended(server.process)
    await store.close()
    await hook.close()
    await mailbox.close()
  }
}

type Lived = { times: Map<string, number[]>; wrong: Map<string, number>; memory: number[][]; length: number }

/** Each activity comes when it comes, whoever still waits; how long it took counts from then. */
async function run(day: Activity[], pids: readonly (number | undefined)[]): Promise<Lived> {
  const length = minutes * 60_000
  const times = new Map(day.map(({ name }) => [name, [] as number[]]))
  const wrong = new Map<string, number>()
  const memory: number[][] = []
  const began = performance.now()
  const under: Promise<void>[] = []
  const one = async ({ name, run }: Activity, turn: number, due: number) => {
    const status = await run(turn)
    times.get(name)?.push(performance.now() - due)
    if (status >= 400 || status === 0) wrong.set(`${name}: ${status}`, (wrong.get(`${name}: ${status}`) ?? 0) + 1)
  }
  const arrive = async (activity: Activity) => {
    const each = 3_600_000 / (activity.perHour * speed)
    let due = began
    for (let turn = 0; ; turn++) {
      due -= Math.log(1 - Math.random()) * each
      if (due > began + length) return
      await setTimeout(Math.max(0, due - performance.now()))
      under.push(one(activity, turn, due))
    }
  }
  const watch = async () => {
    while (performance.now() < began + length) {
      memory.push(pids.map(memoryOf))
      await setTimeout(Math.min(5000, length / 20))
    }
  }
  await Promise.all([...day.map(arrive), watch()])
  await Promise.all(under)
  return { times, wrong, memory, length: (performance.now() - began) / 1000 }
}

type Around = { processor: number[]; waited: number; mails: number; hooks: number }

function print(name: string, { times, wrong, memory, length }: Lived, around: Around): void {
  const lines = [...times].map(([what, took]) => {
    const said = [0.5, 0.95, 0.99].map((share) => sayNumber(shareOf(took, share)))
    const failed = [...wrong]
      .filter(([key]) => key.startsWith(`${what}:`))
      .map(([key, n]) => `${n} × ${key.slice(what.length + 2)}`)
    return `| ${what} | ${took.length} | ${said.join(' | ')} | ${failed.join(', ') || '0'} |`
  })
  const every = [...times.values()].flat()
  const sums = memory.map((each) => each.reduce((sum, one) => sum + one, 0))
  const third = Math.ceil(sums.length / 3)
  const grown = median(sums.slice(-third)) / median(sums.slice(third, 2 * third))
  process.stdout.write(
    `\n### ${name}: ${minutes} minutes, ${speed} days an hour, ${availableParallelism()} cores\n\n| what | times | p50 ms | p95 ms | p99 ms | errors |\n|---|---|---|---|---|---|\n${lines.join('\n')}\n\n`,
  )
  const errors = [...wrong.values()].reduce((sum, one) => sum + one, 0)
  figure(`load, ${name}, errors`, errors)
  figure(`load, ${name}, asked`, every.length / length, 'a second')
  for (const share of [0.5, 0.95, 0.99]) figure(`load, ${name}, p${share * 100}`, shareOf(every, share), 'ms')
  figure(
    `load, ${name}, processor of a core, all processes`,
    around.processor.reduce((sum, one) => sum + one, 0) / length,
  )
  figure(`load, ${name}, memory of a process, most`, Math.max(...memory.flat()), 'MB')
  figure(`load, ${name}, memory, last third of the middle one`, grown)
  figure(`load, ${name}, mails sent`, around.mails)
  figure(`load, ${name}, webhooks sent`, around.hooks)
  figure(`load, ${name}, until the outbox was empty`, around.waited, 's')
}

/** Waits until nothing is unsent that was to be sent by now; answers the seconds. */
async function untilSent({ db }: Store): Promise<number> {
  const began = performance.now()
  for (;;) {
    const now = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
    const left = await db
      .selectFrom('notice')
      .select('id')
      .where('sent_at', 'is', null)
      .where('send_at', '<=', now)
      .limit(1)
      .execute()
    const took = (performance.now() - began) / 1000
    if (left.length === 0) return took
    if (took > 300) throw new Error('Five minutes after the last request the outbox is not empty.')
    await setTimeout(500)
  }
}

async function cookiesOf(store: Store, publicUrl: string): Promise<string[]> {
  const auth = await makeAuth({ database: store, secret, publicUrl, oidc: null })
  return Promise.all(
    people.map(async (who) => {
      const email = `${who}@example.com`
      await auth.add({ name: who, email, password })
      const answer = await fetch(`${publicUrl}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: publicUrl },
        body: JSON.stringify({ email, password }),
      })
      if (!answer.ok) throw new Error(`${who} cannot sign in: ${answer.status} ${await answer.text()}`)
      return answer.headers
        .getSetCookie()
        .map((entry) => entry.split(';')[0])
        .join('; ')
    }),
  )
}

async function keyOf(store: Store): Promise<string> {
  const { content } = await loadContent(join(root, 'content'))
  if (!content) throw new Error('the demo does not check')
  const world = await worldOn(store, { ...content, now: Temporal.Now.instant().toString() })
  return must(await addApiKey(world, { name: 'load', scopes: ['open'] }, 'a bench')).key
}
