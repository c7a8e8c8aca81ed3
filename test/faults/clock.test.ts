import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { forgetAnswers } from '#api/actions/idempotency.ts'
import { openTicket } from '#api/actions/open.ts'
import { sendLinks } from '#api/actions/request-links.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import { insertApiKey } from '#api/store/api-keys.ts'
import { claimNotices } from '#api/store/outbox.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { serve } from '#kit/e2e.ts'
import { heldKey } from '#kit/machine-key.ts'
import { openMailbox } from '#kit/mail.ts'
import { untrue } from '#kit/promised.ts'
import { receiver } from '#kit/receiver.ts'
import { secret } from '#kit/seal.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, kim } from '#kit/world.ts'
import { startWriters } from '#kit/writers.ts'

const machines = ['ladder_one', 'ladder_two']
const report = { title: 'Orders stop', description: 'Nothing since nine.', requester: kim }

forEachDialect.shared(
  'the clock jumps by an hour and by a day, both ways, under six writers: nothing is lost, nothing comes twice, the log is sound',
  async ({ store, url }) => {
    let ahead = Temporal.Duration.from('PT0S')
    const mailbox = await openMailbox()
    const hooks = await receiver(() => ({ status: 204 }))
    const env = {
      AUTH_SECRET: secret,
      DATABASE_URL: url,
      SMTP_URL: mailbox.url,
      WEBHOOK_URL: hooks.url,
      WEBHOOK_SECRET: `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`,
      WEBHOOK_PRIVATE: '1',
    }
    const server = await serve({ env, clock: () => Temporal.Now.instant().add(ahead) })
    const at = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
    for (const key of machines) await store.transact((tx) => insertApiKey(tx, heldKey(key, at)))
    const send = async (path: string, body: unknown, headers: Record<string, string>) => {
      const answer = await fetch(`${server.url}/api${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      return (await answer.json()) as { ref: string }
    }
    const keyed = () => send('/tickets', { ...report, title: 'under one key' }, { 'idempotency-key': 'one' })
    const first = await keyed()
    const writers = startWriters({ api: () => `${server.url}/api`, people: 4, machines })
    for (const jump of ['PT1H', 'PT0S', '-PT1H', 'PT0S', 'PT24H', '-PT24H', 'PT0S']) {
      ahead = Temporal.Duration.from(jump)
      await writers.progress(1)
      for (const [, ref] of [...writers.written.tickets].slice(-4)) {
        const done = await act(server.world, { ref }, { type: 'acknowledge' }, { by: as.ana })
        expect([jump, done.ok]).toEqual([jump, true])
      }
      await tick(server.world, { asOf: server.world.now() })
      await forgetAnswers(server.world)
      expect([jump, await keyed()]).toEqual([jump, first])
      expect([jump, writers.written.wrong]).toEqual([jump, []])
    }
    await writers.stop()
    writers.written.tickets.set('under one key', first.ref)
    expect(await untrue(store, mailbox, writers.written)).toEqual([])
    const events = await store.db.selectFrom('ticket_event').select('version').execute()
    expect(new Set(hooks.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(hooks.calls.length)
    expect(hooks.calls).toHaveLength(events.length)
    await server.stop()
    await hooks.close()
    await mailbox.close()
  },
  300_000,
)

forEachDialect('a log never runs backwards, and its clocks are those of its latest event', async (ground) => {
  const world = await ground.world({ now: '2026-11-25T08:00:00Z' })
  const { ref } = await opened(world)
  await act(world, { ref }, { type: 'acknowledge' }, { by: as.ana })
  world.after('-PT24H')
  await act(world, { ref }, { type: 'reply', body: 'It runs again.', attachments: [] }, { by: as.ana })
  await act(world, { ref }, { type: 'resolve', note: 'It was the session.' }, { by: as.ana })
  const events = await ground.store.db.selectFrom('ticket_event').select('at').orderBy('version').execute()
  expect(events.map(({ at }) => at)).toEqual(Array(events.length).fill('2026-11-25T08:00:00.000Z'))
  expect((await verify(world)).problems).toEqual([])
})

forEachDialect('mail is not held by a clock that was ahead: put out then, taken then, failed then', async (ground) => {
  const world = await ground.world({ now: '2026-11-25T08:00:00Z' })
  const sent: string[] = []
  const deliver = (mail = async ({ messageId }: { messageId?: string }) => void sent.push(messageId ?? '')) =>
    sendNotices(world, { mail, webhook: null, publicUrl: 'http://localhost', asOf: world.now() })
  await opened(world)
  expect(await deliver(async () => Promise.reject(new Error('try later')))).toMatchObject({ failed: 2 })
  await opened(world)
  const lease = { id: 'of a process that was killed', until: '2026-11-25T08:05:00.000Z' }
  const at = '2026-11-25T08:00:00.000Z'
  const taken = {
    lane: { channel: 'mail' },
    asOf: at,
    holdsFrom: at,
    lease,
    limit: 1,
    dialect: ground.dialect,
  } as const
  expect(await ground.store.transact((tx) => claimNotices(tx, taken))).toHaveLength(1)
  world.after('-PT24H')
  await opened(world)
  expect(await deliver()).toMatchObject({ sent: 3 })
  world.after('PT5M')
  expect(await deliver()).toMatchObject({ sent: 3 })
  expect(new Set(sent).size).toBe(6)
})

forEachDialect(
  'what was taken by a clock that was behind, and given back when it was put right, is sent',
  async (ground) => {
    const world = await ground.world({ now: '2026-11-25T08:00:00Z' })
    const sent: string[] = []
    const deliver = (during = () => {}) =>
      sendNotices(world, {
        mail: async ({ messageId }) => {
          during()
          sent.push(messageId ?? '')
        },
        webhook: null,
        publicUrl: 'http://localhost',
        asOf: world.now(),
      })
    await opened(world)
    world.after('-PT24H')
    expect(await deliver(() => world.after('PT23H'))).toMatchObject({ sent: 1, failed: 0 })
    expect(await deliver()).toMatchObject({ sent: 1, failed: 0 })
    expect(new Set(sent).size).toBe(2)
  },
)

forEachDialect('who was mailed links by a clock that was ahead is mailed them again', async (ground) => {
  const world = await ground.world()
  await opened(world)
  world.after('PT24H')
  await sendLinks(world, kim.email)
  world.after('-PT24H')
  await sendLinks(world, kim.email)
  await sendLinks(world, kim.email)
  const links = await ground.store.db.selectFrom('notice').select('id').where('kind', '=', 'links').execute()
  expect(links).toHaveLength(2)
})

async function opened(world: Parameters<typeof openTicket>[0]) {
  const done = await openTicket(world, { ...report, details: {} })
  if (!done.ok) throw new Error(done.error.code)
  return done.value
}
