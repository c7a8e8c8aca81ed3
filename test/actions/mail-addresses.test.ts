import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { sendLinks } from '#api/actions/request-links.ts'
import type { Mail } from '#api/outside/mail.ts'
import { deskOn, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, type TestWorld } from '#kit/world.ts'

const lure = 'https://evil.example/win'
const report = {
  title: `You have won: ${lure}`,
  description: `Take it at ${lure}.`,
  requester: { name: `Prize ${lure}`, email: 'victim@example.org' },
  details: {},
}

async function delivered(world: TestWorld): Promise<Mail[]> {
  const mails: Mail[] = []
  const mail = async (one: Mail) => void mails.push(one)
  await sendNotices(world, { mail, webhook: null, publicUrl: 'http://localhost:4321', asOf: world.now() })
  return mails
}

const to = (mails: Mail[], address: string) => mails.filter((mail) => mail.to.toLowerCase() === address)

/** As the page does that a link leads to. */
async function follow(desk: TestDesk, { text }: Mail): Promise<void> {
  const token = /\/request\/#([\w-]+)/.exec(text)?.[1]
  const { status } = await desk.ask('/request', { headers: { authorization: `Bearer ${token}` } })
  expect(status).toBe(200)
}

forEachDialect(
  'until somebody opens a link that was mailed, mails carry nothing that the sender has chosen',
  async ({ store }) => {
    const desk = await deskOn(store)
    const { world } = desk
    const { ref, token } = must(await openTicket(world, report))
    const [receipt] = to(await delivered(world), 'victim@example.org')
    expect(receipt?.subject).toBe(`We have your request: ${ref}`)
    expect(receipt?.text).toMatch(/^Hello,\n/)
    // Who filed it has a token too: it shows nothing about the mailbox.
    await desk.ask('/request', { headers: { authorization: `Bearer ${token}` } })
    await act(world, { ref }, { type: 'reply', body: 'Which orders?', attachments: [] }, { by: as.ana })
    await sendLinks(world, 'victim@example.org')
    const [reply, links] = to(await delivered(world), 'victim@example.org')
    for (const mail of [receipt, reply, links]) expect(JSON.stringify(mail)).not.toMatch(/evil|won|Prize/)
    expect(reply?.text).toContain('> Which orders?')
    await follow(desk, must({ ok: true, value: receipt as Mail }))
    await act(world, { ref }, { type: 'reply', body: 'Anybody?', attachments: [] }, { by: as.ana })
    const [known] = to(await delivered(world), 'victim@example.org')
    expect([known?.subject, known?.text]).toEqual([
      expect.stringContaining(report.title),
      expect.stringMatching(/^Hello Prize/),
    ])
  },
)

forEachDialect(
  'an address that nobody has confirmed gets ten mails a day, however it is written; the desk gets all of its',
  async ({ store }) => {
    const desk = await deskOn(store)
    const { world } = desk
    const file = async () => {
      for (let index = 0; index < 15; index++) {
        const email = index % 2 === 0 ? 'victim@example.org' : 'Victim@EXAMPLE.org'
        must(await openTicket(world, { ...report, requester: { name: 'Kim', email } }))
      }
      const mails = await delivered(world)
      return {
        victim: to(mails, 'victim@example.org'),
        desk: mails.filter((mail) => !/example\.org/i.test(mail.to)).length,
      }
    }
    const first = await file()
    expect([first.victim.length, first.desk]).toEqual([10, 15])
    expect((await file()).victim).toEqual([])
    const withdrawn = await store.db
      .selectFrom('notice')
      .select('withdrawn')
      .where('withdrawn', 'is not', null)
      .execute()
    expect(withdrawn).toEqual(Array(20).fill({ withdrawn: 'unconfirmed' }))
    world.after('PT24H')
    expect((await file()).victim).toHaveLength(10)
    await follow(desk, must({ ok: true, value: first.victim[0] as Mail }))
    expect((await file()).victim).toHaveLength(15)
  },
)

forEachDialect(
  'what a machine has filed under its key is trusted, and so are people of the model',
  async ({ store }) => {
    const { world } = await deskOn(store)
    const by = { kind: 'machine', name: 'order-bot' } as const
    must(await openTicket(world, { ...report, title: 'Orders stop' }, { by }))
    must(
      await openTicket(world, {
        ...report,
        title: 'Orders stop',
        requester: { name: 'Ana', email: 'ana@example.com' },
      }),
    )
    const mails = await delivered(world)
    for (const address of ['victim@example.org', 'ana@example.com'])
      expect(to(mails, address)[0]?.subject).toContain('Orders stop')
  },
)
