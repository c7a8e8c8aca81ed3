import fc from 'fast-check'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { deskTicket } from '#api/actions/read/ticket.ts'
import { rehome } from '#api/actions/rehome.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import { findAutomation } from '#api/actions/world.ts'
import { findTicket } from '#api/store/tickets.ts'
import type { SupportModel } from '#domain/model/support-model.ts'
import { may, teamsOf } from '#domain/ticket/may.ts'
import { settled } from '#domain/ticket/settled.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { actOf, anySteps } from '#kit/life.ts'
import { mailbag } from '#kit/mailbag.ts'
import { automations, models } from '#kit/model.ts'
import { often } from '#kit/often.ts'
import { organisations } from '#kit/organisations.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const anyone = as.hana
const isStay = (name: string) => name === 'accept' || name === 'hold'

async function read(world: TestWorld, ref: string) {
  const stored = await findTicket(world.read, { ref })
  const seen = await deskTicket(world, ref, anyone)
  if (!stored || !seen.ok) throw new Error(`${ref} cannot be read`)
  const { ticket } = stored
  return {
    ticket,
    at: settled(ticket, world.model, findAutomation(world, ticket.automation)),
    clocks: seen.value.clocks,
  }
}

/** Somebody in force may act on it, or it is closed. */
async function holds(world: TestWorld, ref: string): Promise<void> {
  const { ticket, at } = await read(world, ref)
  if (ticket.state === 'closed') return
  const people = world.model.teams.flatMap(({ members }) => members)
  const can = people.filter(({ name, email }) =>
    may(world.model, at, 'reply', { kind: 'support', name, email, teams: teamsOf(world.model, email) }),
  )
  expect(can.length).toBeGreaterThan(0)
}

async function reorganise(world: TestWorld, ref: string, model: SupportModel): Promise<void> {
  const before = (await read(world, ref)).clocks
  world.model = model
  await rehome(world)
  const after = (await read(world, ref)).clocks
  for (const clock of before) {
    const same = after.find(({ name, cycle }) => name === clock.name && cycle === clock.cycle)
    if (isStay(clock.name) && same?.endedAt !== clock.endedAt) continue
    expect(same).toEqual(clock)
  }
}

forEachDialect(
  'lives in a database: whatever the organisation becomes, every promise and every ticket is kept',
  async (ground) => {
    const world = await ground.world()
    const bag = mailbag()
    const deliver = async () => {
      const people = world.model.teams.flatMap(({ email, members }) => [
        email,
        ...members.map((member) => member.email),
      ])
      for (const { to } of await bag.deliver(world)) expect([kim.email, ...people]).toContain(to)
    }
    const isSound = async () => expect((await verify(world)).problems).toEqual([])
    let lives = 0
    await fc.assert(
      fc.asyncProperty(
        anySteps.map((steps) => steps.slice(0, 8)),
        fc.array(fc.nat(organisations.length - 1), { minLength: 4, maxLength: 4 }),
        async (steps, changes) => {
          lives++
          world.model = models.five
          await rehome(world)
          const automation = automations[steps.length % automations.length]?.id
          const command = { title: 'It stopped', description: 'At nine.', requester: kim, details: {} }
          const opened = await openTicket(world, { ...command, ...(automation ? { automation } : {}) })
          if (!opened.ok) throw new Error(opened.error.code)
          const { ref } = opened.value
          for (const [index, step] of steps.entries()) {
            world.after(`PT${step.seconds}S`)
            if (index % 2 === 0) await reorganise(world, ref, organisations[changes[index / 2] ?? 0] ?? models.five)
            await holds(world, ref)
            const { ticket } = await read(world, ref)
            const { by, command: asked } = actOf({ ticket, model: world.model, now: world.now() }, step)
            if (by.kind !== 'ticker' && asked.type !== 'group' && asked.type !== 'attach')
              await act(world, { ref }, asked, { by })
            await tick(world, { asOf: world.now() })
            if (step.pick % 3 !== 1) await deliver()
            await holds(world, ref)
            if (lives <= often(3, 10)) await isSound()
          }
          await isSound()
        },
      ),
      { numRuns: often(12, 40), endOnFailure: true },
    )
  },
  180_000,
)

forEachDialect('five reorganisations in a row: one ticket, one promise, always somebody to help', async (ground) => {
  const world = await ground.world()
  const bag = mailbag()
  const opened = await openTicket(world, {
    title: 'Orders do not arrive',
    description: 'Nothing since nine.',
    requester: kim,
    automation: 'order-sync',
    details: {},
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const { ref } = opened.value
  const { promise } = opened.value
  await act(world, { ref }, { type: 'assign', to: 'ana@example.com' }, { by: as.ana })
  await bag.deliver(world)
  const { teams, levels, sla } = models.five
  const story: { becomes: Partial<SupportModel>; at: [level: number, team: string, assignee: string | null] }[] = [
    // Ana takes another name.
    {
      becomes: {
        teams: teams.map((team) => ({
          ...team,
          members: team.members.map((one) =>
            one.email === 'ana@example.com' ? { name: 'Ana Weber', email: 'aw@example.com', was: [one.email] } : one,
          ),
        })),
      },
      at: [1, 'support-desk', 'aw@example.com'],
    },
    // The desk is called otherwise; nobody says what it was.
    {
      becomes: {
        teams: teams.map((team) =>
          team.id === 'support-desk' ? { ...team, id: 'front-desk', name: 'Front desk' } : team,
        ),
        levels: levels.map((level) => (level.team === 'support-desk' ? { ...level, team: 'front-desk' } : level)),
      },
      at: [1, 'front-desk', 'ana@example.com'],
    },
    // Level 1 is given up.
    {
      becomes: {
        teams: teams.filter(({ id }) => id !== 'support-desk'),
        levels: levels.filter(({ level }) => level !== 1),
        escalate: [],
      },
      at: [2, 'finance-automation', null],
    },
    // The owner team is split up; HQ has everything.
    {
      becomes: {
        teams: teams.filter(({ id }) => id === 'automation-hq'),
        levels: levels.filter(({ level }) => level === 0 || level > 2),
        escalate: [],
      },
      at: [3, 'automation-hq', null],
    },
    // A new HQ with new people, new promises for new tickets.
    {
      becomes: {
        teams: teams.map((team) =>
          team.id === 'automation-hq' ? { ...team, id: 'hq', was: ['automation-hq'] } : team,
        ),
        levels: levels.map((level) => (level.team === 'automation-hq' ? { ...level, team: 'hq' } : level)),
        sla: sla.slice(-1),
      },
      at: [3, 'hq', null],
    },
  ]
  for (const { becomes, at } of story) {
    world.after('PT1M')
    await reorganise(world, ref, { ...models.five, ...becomes, version: `v${world.now()}` })
    const { at: now } = await read(world, ref)
    expect([now.level, now.team, now.assignee]).toEqual(at)
    await holds(world, ref)
    const seen = await deskTicket(world, ref, anyone)
    const due = (name: string) => seen.ok && seen.value.clocks.find((clock) => clock.name === name)?.due
    expect(due('resolve')).toBe(promise.resolveBy)
    const people = world.model.teams.flatMap(({ email, members }) => [email, ...members.map((one) => one.email)])
    for (const { to } of await bag.deliver(world)) expect([kim.email, ...people]).toContain(to)
    expect((await verify(world)).problems).toEqual([])
  }
})
