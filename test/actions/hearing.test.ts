import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { deskCounts, deskQueue } from '#api/actions/read/queue.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { tick } from '#api/actions/tick.ts'
import type { Mail } from '#api/outside/mail.ts'
import type { Command } from '#domain/ticket/command.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { models, modelWith } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { sendNotices } from '#kit/send-notices.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'

const { ana, jonas, noor, hana } = as
const note = (body: string): Command => ({ type: 'note', body, attachments: [] })

/** A ticket of the support desk, acts on it, and what each box was sent since it was last looked into. */
async function begun(world: TestWorld) {
  const { ref } = await filed(world, { automation: 'invoice-approval' })
  const mails: Mail[] = []
  const heard = async () => {
    const mail = async (one: Mail) => void mails.push(one)
    await sendNotices(world, { mail, webhook: null, publicUrl: 'https://help.example.com', asOf: world.now() })
    return mails.splice(0).map(({ to, subject }) => `${to.split('@')[0]}: ${subject.replace(/ TKT.*|: .*| of .*/, '')}`)
  }
  const by = async (who: typeof ana, command: Command) => must(await act(world, { ref }, command, { by: who }))
  const asKim = { kind: 'requester' as const, ...kim }
  const reply: Command = { type: 'reply', body: 'It is back.', attachments: [] }
  await heard()
  return {
    ref,
    heard,
    by,
    replied: () => act(world, { ref }, reply, { by: asKim }),
    view: async (who = ana) => must(await deskTicket(world, ref, who)),
  }
}

forEachDialect('a follower hears what happens on a ticket of others, until they do not follow', async (on) => {
  const world = await on.world()
  const { by, heard, replied, view } = await begun(world)
  await by(noor, { type: 'follow' })
  expect(await by(noor, { type: 'follow' })).toMatchObject({ events: [] })
  expect((await view()).ticket.followers).toEqual([{ name: 'Noor Haddad', email: 'noor@example.com' }])
  expect((await view(noor)).may).toMatchObject({ follow: { code: 'idle.following' }, unfollow: null })
  await replied()
  expect(await heard()).toEqual(['noor: News', 'desk: Reply to'])
  await by(ana, note('Looked at it.'))
  await by(noor, note('My own words.'))
  await by(ana, { type: 'assign', to: 'jonas@example.com' })
  expect(await heard()).toEqual(['noor: News', 'noor: News', 'jonas: Assigned to you'])
  await by(ana, { type: 'escalate', reason: 'Needs more.', handover, to: 2 })
  expect(await heard()).toEqual(['noor: News', 'finance: New at level 2'])
  await by(noor, { type: 'unfollow' })
  await replied()
  expect(await heard()).toEqual(['finance: Reply to'])
})

const handover = { tried: 'Restarted it.', evidence: 'Run 4711 failed.', ask: 'Find out why.', 'run-id': '4711' }

forEachDialect('who has muted a ticket hears only what is urgent and theirs', async (on) => {
  const world = await on.world()
  const { by, heard, replied, view } = await begun(world)
  await by(ana, { type: 'assign', to: 'jonas@example.com' })
  await by(jonas, { type: 'follow' })
  await replied()
  await by(jonas, { type: 'mute' })
  expect((await view(jonas)).ticket.followers).toEqual([])
  expect([(await view(jonas)).isMuted, (await view(ana)).isMuted]).toEqual([true, false])
  await replied()
  expect(await heard()).toEqual(['jonas: Assigned to you'])
  await by(noor, note('Seen this before, @jonas?'))
  expect(await heard()).toEqual(['jonas: You are mentioned'])
  expect((await view(jonas)).ticket.followers).toEqual([])
  world.after('PT72H')
  await tick(world, { asOf: world.now() })
  const urgent = await heard()
  expect(urgent).toContain('jonas: Late')
  expect(urgent.filter((line) => !/^jonas: (Late|At risk)|^finance|^desk|^hq/.test(line))).toEqual([])
  await by(jonas, { type: 'unmute' })
  expect((await view(jonas)).isMuted).toBe(false)
})

forEachDialect('a mention tells the colleague, who follows from then on and may do no more than before', async (on) => {
  const world = await on.world()
  const { ref, by, heard, replied, view } = await begun(world)
  const before = (await view(noor)).may
  const { events } = await by(ana, note('@noor and @NOOR@example.com, see `@Scheduled`.'))
  expect(events.map(({ type, data }) => [type, data])).toMatchObject([
    ['ticket.noted', { mentions: ['noor@example.com'] }],
    ['ticket.followed', { who: 'noor@example.com', because: 'mentioned' }],
  ])
  expect(await heard()).toEqual(['noor: You are mentioned'])
  const { follow: _, unfollow: __, ...rights } = (await view(noor)).may
  const { follow: ___, unfollow: ____, ...were } = before
  expect(rights).toEqual(were)
  await replied()
  expect(await heard()).toEqual(['noor: News', 'desk: Reply to'])
  const unknown = await act(world, { ref }, note('@noor, ask @anna.'), { by: ana })
  expect(unknown).toMatchObject({
    ok: false,
    error: { code: 'ticket.unknown-mention', detail: { errors: [{ path: 'body' }] } },
  })
  expect(JSON.stringify(unknown)).toContain('Did you mean @ana?')
  const machine = { kind: 'machine' as const, name: 'n8n', team: 'support-desk' }
  must(await act(world, { ref }, note('at @Transactional (x.java)'), { by: machine }))
})

forEachDialect(
  'what one follows is found by a view, by an operator and in the count, and hinders nobody else',
  async (on) => {
    const world = await on.world()
    const { ref, by, view } = await begun(world)
    const other = await filed(world, { title: 'Another' })
    const read = (await view()).ticket.version
    await by(hana, { type: 'follow' })
    await by(hana, { type: 'mute' })
    await by(hana, { type: 'follow' })
    must(await act(world, { ref: other.ref }, { type: 'follow' }, { by: noor }))
    must(await act(world, { ref }, { type: 'acknowledge' }, { by: ana, ifVersion: read }))
    expect(await act(world, { ref }, { type: 'close' }, { by: ana, ifVersion: read })).toMatchObject({
      error: { code: 'ticket.changed' },
    })
    const found = async (question: object, who: { email: string } = hana) =>
      must(await deskQueue(world, { limit: 10, ...question }, who)).tickets.map((one) => one.ref)
    expect(await found({ view: 'followed' })).toEqual([ref])
    expect(await found({ text: 'is:followed' })).toEqual([ref])
    expect(await found({ text: 'is:followed another' })).toEqual([])
    expect(await found({ view: 'followed' }, ana)).toEqual([])
    expect([(await deskCounts(world, hana)).followed, (await deskCounts(world, ana)).followed]).toEqual([1, 0])
  },
)

forEachDialect('a follower who has a new address is still the same, and one who has left hears nothing', async (on) => {
  const { store } = on
  const world = await worldOn(store)
  const { ref, by, replied } = await begun(world)
  await by(noor, { type: 'follow' })
  await by(hana, { type: 'follow' })
  await replied()
  const teams = models.five.teams
    .map((team) => ({ ...team, members: team.members.filter(({ name }) => name !== 'Hana Kim') }))
    .map((team) => ({
      ...team,
      members: team.members.map((one) =>
        one.email === 'noor@example.com' ? { ...one, email: 'noor.h@example.com', was: [one.email] } : one,
      ),
    }))
  const later = await worldOn(store, { model: modelWith({ teams }), chance: 'later' })
  const sent: string[] = []
  await sendNotices(later, {
    mail: async ({ to }) => void sent.push(to),
    webhook: null,
    publicUrl: 'https://help.example.com',
    asOf: later.now(),
  })
  expect(sent.filter((to) => /noor|hana/.test(to))).toEqual(['noor.h@example.com'])
  const renamed = { ...noor, email: 'noor.h@example.com' }
  expect(must(await deskQueue(later, { limit: 10, view: 'followed' }, renamed)).tickets).toHaveLength(1)
  must(await act(later, { ref }, { type: 'unfollow' }, { by: renamed }))
  expect(must(await deskQueue(later, { limit: 10, view: 'followed' }, renamed)).tickets).toEqual([])
})
