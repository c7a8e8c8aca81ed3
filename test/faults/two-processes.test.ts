import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeAuth } from '#api/outside/auth.ts'
import { insertApiKey } from '#api/store/api-keys.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { type LadderProcess, startLadder } from '#kit/ladder-process.ts'
import { heldKey } from '#kit/machine-key.ts'
import { openMailbox } from '#kit/mail.ts'
import { type Postgres, startPostgres } from '#kit/postgres.ts'
import { untrue } from '#kit/promised.ts'
import { filed } from '#kit/report.ts'
import { secret } from '#kit/seal.ts'
import { worldOn } from '#kit/world.ts'
import { startWriters } from '#kit/writers.ts'
import { loadContent } from '#site/authoring/content.ts'

const contentDir = join(import.meta.dirname, '../../content')
const machines = ['ladder_one', 'ladder_two']
const login = { name: 'Ana Ruiz', email: 'ana@example.com', password: 'correct-horse-battery' }
const kills = Number(process.env.FAULT_ROUNDS ?? 2)
const late = 40

let postgres: Postgres | null = null
beforeAll(async () => {
  postgres = await startPostgres((text) => process.stdout.write(`${text}\n`), { durable: true })
})
afterAll(() => postgres?.stop())

test(
  `two processes on one database under load, one killed ${kills} times, the database restarted twice: each clock once, nothing lost, every mail sent, the desk hears again`,
  async (context) => {
    if (!postgres) return context.skip('needs a PostgreSQL server; none is here')
    const server = postgres
    const url = `${server.url}/ladder_pair`
    const admin = new pg.Client(`${server.url}/postgres`)
    await admin.connect()
    await admin.query('create database ladder_pair')
    await admin.end()
    const mailbox = await openMailbox()
    const store = openStore(url)
    onTestFinished(async () => {
      await store.close()
      await mailbox.close()
    })
    await store.migrate(() => Temporal.Now.instant())
    const overdue = await openOverdue(store)

    const start = () => startLadder({ DATABASE_URL: url, SMTP_URL: mailbox.url, SEAL_SECRET: secret })
    const pair: [LadderProcess, LadderProcess] = [await start(), await start()]
    const at = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
    for (const key of machines) await store.transact((tx) => insertApiKey(tx, heldKey(key, at)))
    let turn = 0
    const writers = startWriters({
      api: () => `${pair[turn++ % 2]?.url}/api`,
      people: 4,
      machines,
      mayBeGone: true,
    })
    for (const [title, ref] of overdue) writers.written.tickets.set(title, ref)
    const hearing = await hear(pair[1], store)

    for (let round = 0; round < Math.max(2, kills); round++) {
      await writers.progress(1)
      await setTimeout(Math.random() * 200)
      if (round < kills) {
        await pair[0].stop()
        pair[0] = await start()
      }
      if (round < 2) {
        await server.halt(round === 0 ? 'fast' : 'immediate')
        await setTimeout(300)
        await server.resume()
      }
      await writers.progress(1)
      expect([pair[1].ended(), writers.written.wrong]).toEqual([null, []])
    }
    const last = (await (await pair[0].ask('/api/tickets', { json: lastOne })).json()) as { ref: string }
    writers.written.tickets.set(lastOne.title, last.ref)
    await expect.poll(() => hearing.refs.has(last.ref), { timeout: 30_000 }).toBe(true)
    await writers.stop()
    hearing.stop()

    await endLeases(store)
    const wrong = await untrue(store, mailbox, writers.written)
    const again = wrong.filter((one) => /^mail .* came 2 times$/.test(one))
    expect(wrong.filter((one) => !again.includes(one))).toEqual([])
    expect(again.length, 'of a mail that was handed over in the instant of a kill').toBeLessThanOrEqual(kills)
    expect(await breachesOf(store, [...overdue.values()])).toEqual(
      new Map([...overdue.values()].map((ref) => [ref, 1])),
    )
    expect([pair[0].ended(), pair[1].ended()]).toEqual([null, null])
    const { tickets, replies, later } = writers.written
    console.log(
      `${tickets.size} tickets and ${replies.length} replies, each once; ${later} asked again; ${mailbox.mails.length} mails, ${again.length} of them twice; ${hearing.breaks()} times the desk listened anew.`,
    )
    for (const one of pair) await one.end()
  },
  Math.max(2, kills) * 120_000,
)

const lastOne = {
  title: 'The last of all',
  description: 'Nothing since nine.',
  requester: { name: 'Kim Sato', email: 'kim@example.com' },
}

/** Requests of three days ago that nobody has answered: each has a first reply that is late when the processes start. */
async function openOverdue(store: Store): Promise<Map<string, string>> {
  const { content } = await loadContent(contentDir)
  if (!content) throw new Error('the demo does not check')
  const now = Temporal.Now.instant()
    .subtract({ hours: 24 * 9 })
    .toString()
  const world = await worldOn(store, { ...content, now })
  const refs = new Map<string, string>()
  for (let index = 0; index < late; index++) {
    const title = `overdue ${index}`
    refs.set(title, (await filed(world, { title })).ref)
  }
  return refs
}

/** Takes who was killed for gone: what they had claimed is due now. Who still lives has sent everything it had. */
async function endLeases({ db }: Store): Promise<void> {
  const unsent = () => db.selectFrom('notice').select('id').where('sent_at', 'is', null).orderBy('id').execute()
  for (let before = '', quiet = 0; quiet < 8; ) {
    await setTimeout(1000)
    const now = JSON.stringify(await unsent())
    quiet = now === before ? quiet + 1 : 0
    before = now
  }
  const due = Temporal.Now.instant().subtract({ minutes: 1 }).toString({ fractionalSecondDigits: 3 })
  await db
    .updateTable('notice')
    .set({ send_at: due })
    .where('sent_at', 'is', null)
    .where('lease', 'is not', null)
    .execute()
}

/** How often a breach of the first reply stands in the log of each of these. */
async function breachesOf({ db }: Store, refs: string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select(['ticket.ref', 'ticket_event.data'])
    .where('ticket.ref', 'in', refs)
    .where('ticket_event.type', '=', 'clock.breached')
    .execute()
  const counts = new Map(refs.map((ref) => [ref, 0]))
  for (const { ref, data } of rows)
    if ((JSON.parse(data) as { clock: string }).clock === 'respond') counts.set(ref, (counts.get(ref) ?? 0) + 1)
  return counts
}

/** Listens as the desk does: again after every break, from where it was. */
async function hear(ladder: LadderProcess, store: Store) {
  const auth = await makeAuth({ database: store, secret, publicUrl: ladder.url, oidc: null })
  await auth.add(login)
  const signedIn = await ladder.ask('/api/auth/sign-in/email', {
    json: { email: login.email, password: login.password },
    headers: { origin: ladder.url },
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((entry) => entry.split(';')[0])
    .join('; ')
  expect(signedIn.status).toBe(200)
  const refs = new Set<string>()
  const over = new AbortController()
  let after = ''
  let breaks = -1
  const listen = async () => {
    while (!over.signal.aborted) {
      breaks++
      try {
        const headers = { cookie, ...(after ? { 'last-event-id': after } : {}) }
        const answer = await fetch(`${ladder.url}/api/desk/events`, { headers, signal: over.signal })
        const decoder = new TextDecoder()
        let text = ''
        for await (const chunk of answer.body ?? []) {
          text += decoder.decode(chunk, { stream: true })
          const whole = text.split('\n\n')
          text = whole.pop() ?? ''
          for (const event of whole) {
            after = /^id: (\d+)$/m.exec(event)?.[1] ?? after
            const ref = /"ref":"([^"]+)"/.exec(event)?.[1]
            if (ref) refs.add(ref)
          }
        }
      } catch {}
      if (!over.signal.aborted) await setTimeout(300)
    }
  }
  void listen()
  return { refs, breaks: () => breaks, stop: () => over.abort() }
}
