import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import type { World } from '#api/actions/world.ts'
import type { Command } from '#domain/ticket/command.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { as, kim } from '#kit/world.ts'

/** More than the ticker takes at once, and how many of them are looked at by themselves. */
const many = 150
const looked = 15

/** What people had done to each of several tickets before time went on. */
const lives: Command[][] = [
  [],
  [{ type: 'acknowledge' }],
  [{ type: 'acknowledge' }, { type: 'wait', on: 'requester', until: '2026-11-24T10:00:00.000Z' }],
  [{ type: 'reprioritise', impact: 'high', urgency: 'high', reason: 'Payroll.' }],
  [{ type: 'resolve', note: 'Reconnected.' }],
]

/** A ticket, and what people did to it. */
async function live(world: World, commands: readonly Command[], about: { automation?: string } = {}): Promise<void> {
  const report = { title: 'Orders do not arrive', description: 'Nothing since nine.', requester: kim, details: {} }
  const { ref } = must(await openTicket(world, { ...report, ...about }))
  for (const command of commands) must(await act(world, { ref }, command, { by: as.ana }))
}

forEachDialect('tickets that are ticked together end as each does by itself', async (ground) => {
  const world = await ground.world()
  for (let index = 0; index < many; index++) {
    await live(world, lives[index % lives.length] ?? [], index % 3 ? { automation: 'order-sync' } : {})
    world.after('PT7S')
  }
  world.after('PT26H')
  const ids = (await world.read.selectFrom('ticket').select('id').orderBy('opened_at').execute()).map(({ id }) => id)
  const alone: string[] = []
  for (const id of ids.slice(0, looked)) {
    const others = ids.filter((other) => other !== id)
    alone.push(...(await tick(world, { asOf: world.now(), dryRun: true, except: others })).map(told))
  }
  const done = await tick(world, { asOf: world.now() })
  const refs = new Set(alone.map((line) => line.slice(0, line.indexOf(' '))))
  expect(refs.size).toBeGreaterThan(looked / 2)
  expect(
    done
      .filter(({ ref }) => refs.has(ref))
      .map(told)
      .toSorted(),
  ).toEqual(alone.toSorted())
  expect(new Set(done.map(({ ref }) => ref)).size).toBeGreaterThan(100)
  expect(await tick(world, { asOf: world.now() })).toEqual([])
  expect((await verify(world)).problems).toEqual([])
})

const told = ({ ref, type, at, what }: Awaited<ReturnType<typeof tick>>[number]) => `${ref} ${at} ${type} ${what}`

forEachDialect('what was told stays told on a machine whose clock is put back', async (ground) => {
  const world = await ground.world()
  for (const commands of lives) await live(world, commands)
  let told = 0
  for (let step = 0; step < 30; step++) {
    world.after('PT40M')
    told += (await tick(world, { asOf: world.now() })).length
    world.after('-PT24H')
    expect((await verify(world)).problems).toEqual([])
    world.after('PT24H')
  }
  expect(told).toBeGreaterThan(lives.length)
})
