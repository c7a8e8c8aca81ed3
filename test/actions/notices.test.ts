import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import type { Sending } from '#api/actions/send.ts'
import { tick } from '#api/actions/tick.ts'
import { Refused } from '#api/outside/limits.ts'
import { type Mail, makeMail } from '#api/outside/mail.ts'
import { undelivered } from '#api/store/failing-notices.ts'
import { confirmed } from '#kit/confirmed.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { openMailbox } from '#kit/mail.ts'
import { must } from '#kit/must.ts'
import { filed, report } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, kim, type TestWorld, worldInMemory, worldOn } from '#kit/world.ts'

const publicUrl = 'https://help.example.com'
async function opened(world: TestWorld): Promise<string> {
  const done = await filed(world)
  return done.ref
}

const away = new Error('connection refused')
const refused = new Refused('550 no such mailbox')

/** Keeps mails in a list; fails while `down`. */
function collector() {
  const box = { mails: [] as Mail[], down: null as Error | null, tries: 0 }
  const mail = async (mail: Mail) => {
    box.tries++
    if (box.down) throw box.down
    box.mails.push(mail)
  }
  const deliver = (world: TestWorld, more: Partial<Sending> = {}) =>
    sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now(), ...more })
  return Object.assign(box, { deliver })
}

forEachDialect('each notice is sent once', async (ground) => {
  const world = await ground.world()
  const box = collector()
  await opened(world)
  expect(await box.deliver(world)).toMatchObject({ sent: 2, failed: 0 })
  expect(await box.deliver(world)).toMatchObject({ sent: 0, failed: 0 })
  expect(box.mails.map(({ to }) => to).toSorted()).toEqual(['desk@example.com', 'kim@example.com'])
})

forEachDialect('the link in a mail to the requester opens the request, and is kept nowhere', async (ground) => {
  const world = await ground.world()
  const box = collector()
  const ref = await opened(world)
  await act(world, { ref }, { type: 'reply', body: 'Looking.', attachments: [] }, { by: as.ana })
  await box.deliver(world)
  const letters = box.mails.filter(({ to }) => to === kim.email)
  expect(letters).toHaveLength(2)
  for (const { text } of letters) {
    const token = /\/request\/#([\w-]+)/.exec(text)?.[1] ?? ''
    const seen = await viewRequest(world, token)
    expect(seen.ok && seen.value.ref).toBe(ref)
    const kept = await world.read.selectFrom('notice').select('body').where('body', 'like', `%${token}%`).execute()
    expect(kept).toEqual([])
  }
})

forEachDialect('what is refused is tried again later and later, and given up with its reason', async (ground) => {
  const world = await ground.world()
  const box = collector()
  await opened(world)
  box.down = refused
  expect(await box.deliver(world)).toMatchObject({ sent: 0, failed: 2 })
  expect(await box.deliver(world)).toMatchObject({ failed: 0 })
  world.after('PT59S')
  expect(await box.deliver(world)).toMatchObject({ failed: 0 })
  world.after('PT1S')
  expect(await box.deliver(world)).toMatchObject({ failed: 2 })
  world.after('PT4M')
  box.down = null
  expect(await box.deliver(world)).toMatchObject({ sent: 2 })
  await opened(world)
  box.down = refused
  let givenUp = 0
  for (let turn = 0; turn < 20; turn++) {
    givenUp += (await box.deliver(world)).givenUp
    world.after('PT9H')
  }
  expect(givenUp).toBe(2)
  expect(box.tries).toBe(2 * 3 + 2 * 8)
  expect(await undelivered(world.read)).toMatchObject([
    { attempts: 8, error: refused.message },
    { attempts: 8, error: refused.message },
  ])
})

forEachDialect('a day without the mail server loses nothing; five days are given up', async (ground) => {
  const world = await ground.world()
  const box = collector()
  await opened(world)
  box.down = away
  for (let minutes = 0; minutes < 25 * 60; minutes += 10) {
    expect(await box.deliver(world)).toMatchObject({ sent: 0, givenUp: 0 })
    world.after('PT10M')
  }
  box.down = null
  world.after('PT1H')
  expect(await box.deliver(world)).toMatchObject({ sent: 2 })
  await opened(world)
  box.down = away
  let givenUp = 0
  for (let hours = 0; hours < 6 * 24; hours++) {
    givenUp += (await box.deliver(world)).givenUp
    if (hours < 5 * 24) expect(givenUp).toBe(0)
    world.after('PT1H')
  }
  expect(givenUp).toBe(2)
})

forEachDialect('slow calls do not outlast the lease: another process sends nothing twice', async (ground) => {
  const world = await ground.world()
  await confirmed(world, kim.email)
  for (let index = 0; index < 12; index++) await opened(world)
  const sent: (string | undefined)[] = []
  const other = collector()
  const mail = async ({ messageId }: Mail) => {
    await other.deliver(world)
    world.after('PT45S')
    sent.push(messageId)
  }
  const slow = async () => {
    while ((await sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now() })).sent > 0);
  }
  await slow()
  const all = [...sent, ...other.mails.map(({ messageId }) => messageId)]
  expect([all.length, new Set(all).size]).toEqual([24, 24])
})

forEachDialect('a server in trouble is not asked for every waiting mail', async (ground) => {
  const world = await ground.world()
  const box = collector()
  for (let index = 0; index < 8; index++) await opened(world)
  box.down = away
  await box.deliver(world)
  expect(box.tries).toBe(3)
  box.down = null
  world.after('PT1M')
  expect(await box.deliver(world)).toMatchObject({ sent: 16 })
})

forEachDialect('a process that ends while sending leaves its notices to be sent again', async (ground) => {
  const world = await ground.world()
  await opened(world)
  const stuck = Promise.withResolvers<never>()
  const taken = Promise.withResolvers<void>()
  const hangs = () => {
    taken.resolve()
    return stuck.promise
  }
  const ended = sendNotices(world, { mail: hangs, webhook: null, publicUrl, asOf: world.now() })
  await taken.promise
  const box = collector()
  expect(await box.deliver(world)).toMatchObject({ sent: 0 })
  world.after('PT5M')
  expect(await box.deliver(world)).toMatchObject({ sent: 2 })
  stuck.reject(new Error('gone'))
  await ended
  world.after('PT1H')
  expect(await box.deliver(world)).toMatchObject({ sent: 0 })
})

forEachDialect.shared('several processes send each notice once', async (ground, context) => {
  if (ground.dialect === 'sqlite') context.skip('SQLite serves one process')
  const world = await ground.world()
  const box = collector()
  await confirmed(world, kim.email)
  for (let index = 0; index < 60; index++) await opened(world)
  const others = [
    world,
    await worldOn(await ground.another(), { chance: 'second' }),
    await worldOn(await ground.another(), { chance: 'third' }),
  ]
  const done = await Promise.all(others.map((other) => box.deliver(other)))
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(120)
  expect(new Set(box.mails.map(({ messageId }) => messageId)).size).toBe(120)
})

test('mails arrive threaded, marked as written by a machine, and without a way to inject headers', async () => {
  const world = await worldInMemory()
  await confirmed(world, kim.email)
  const mailbox = await openMailbox()
  const mail = makeMail({ url: mailbox.url, from: 'Help <help@example.com>' })
  const done = await openTicket(world, { ...report, title: 'Orders\r\nBcc: all@example.com' })
  expect(done.ok).toBe(true)
  mailbox.troubled = true
  expect(await sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now() })).toMatchObject({
    failed: 2,
  })
  mailbox.troubled = false
  world.after('PT1M')
  expect(await sendNotices(world, { mail, webhook: null, publicUrl, asOf: world.now() })).toMatchObject({ sent: 2 })
  const letter = mailbox.mails.find(({ to }) => to && 'text' in to && to.text === kim.email)
  expect(letter?.subject).toMatch(/^We have your request: Orders Bcc: all@example.com \(TKT-/)
  expect(letter?.headers.get('bcc')).toBeUndefined()
  expect(letter?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(letter?.headers.get('precedence')).toBe('bulk')
  expect(letter?.headers.get('x-auto-response-suppress')).toBe('All')
  expect(letter?.messageId).toMatch(/^<[^>]+@help\.example\.com>$/)
  expect(letter?.inReplyTo).toMatch(/^<tkt-\w{5}@help\.example\.com>$/)
  expect(letter?.from?.text).toBe('"Help" <help@example.com>')
  expect(letter?.html).toBe(false)
  await mailbox.close()
  await world.close()
})

test('each mail says what it says in test/golden/mail', async () => {
  const world = await worldInMemory()
  await confirmed(world, kim.email)
  const box = collector()
  const ref = await opened(world)
  const doing = async (by: keyof typeof as, command: Parameters<typeof act>[2]) => {
    must(await act(world, { ref }, command, { by: as[by] }))
    await box.deliver(world)
  }
  const ticks = async (duration: string) => {
    await box.deliver(world)
    world.after(duration)
    await tick(world, { asOf: world.now() })
    await box.deliver(world)
  }
  await ticks('PT25M')
  await ticks('PT6M')
  await doing('noor', { type: 'reply', body: 'Hello Kim,\n\nwe are looking.\n\n-- Noor', attachments: [] })
  await doing('noor', { type: 'assign', to: 'mika@example.com' })
  await act(
    world,
    { ref },
    { type: 'reply', body: 'It is getting worse.', attachments: [] },
    { by: { kind: 'requester', ...kim } },
  )
  await box.deliver(world)
  await doing('noor', {
    type: 'escalate',
    to: 4,
    reason: 'The connector of the vendor is down.',
    handover: { tried: 'a', evidence: 'b', ask: 'c' },
  })
  await doing('hana', { type: 'open-vendor-ticket', reference: 'W-1', nextChase: '2026-11-24T09:00:00.000Z' })
  await ticks('PT40M')
  await doing('hana', { type: 'resolve', note: 'The vendor restarted the connector.\nNothing is lost.' })
  await act(
    world,
    { ref },
    { type: 'reopen', reason: 'Two orders are still missing.' },
    { by: { kind: 'requester', ...kim } },
  )
  await box.deliver(world)
  await doing('hana', { type: 'resolve', note: 'Both orders were sent again.' })
  await ticks('PT400H')
  await box.deliver(world)
  const notices = await world.read.selectFrom('notice').selectAll().execute()
  const known = new Map(notices.map((notice) => [`<${notice.id}@help.example.com>`, notice]))
  const first = new Map<string, Mail>()
  for (const mail of box.mails) {
    const { kind = '', body = '{}' } = known.get(mail.messageId ?? '') ?? {}
    const { clock = 'respond' } = JSON.parse(body)
    if (clock !== 'respond') continue
    const name = first.has(kind) && kind === 'arrived' ? 'arrived-escalated' : kind
    if (!first.has(name)) first.set(name, mail)
  }
  expect([...first.keys()].toSorted()).toEqual([
    'answered',
    'arrived',
    'arrived-escalated',
    'assigned',
    'at-risk',
    'breached',
    'chase',
    'closed',
    'opened',
    'reopened',
    'requester-replied',
    'resolved',
  ])
  for (const [name, { to, subject, text }] of first) {
    const steady = text.replace(/#[\w-]{22}/g, '#TOKEN')
    await expect(`To: ${to}\nSubject: ${subject}\n\n${steady}`).toMatchFileSnapshot(`../golden/mail/${name}.txt`)
  }
  await world.close()
})
