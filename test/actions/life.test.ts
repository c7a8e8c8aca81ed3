import fc from 'fast-check'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import { findTicket } from '#api/store/tickets.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { actOf, anySteps, type Step } from '#kit/life.ts'
import { filed } from '#kit/report.ts'
import type { TestWorld } from '#kit/world.ts'

forEachDialect(
  'whatever people do, rows are the fold of their events and clocks are indexed as they stand',
  async (ground) => {
    const world = await ground.world()
    let acts = 0
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        acts += await lived(world, steps)
        expect((await verify(world)).problems).toEqual([])
      }),
      { numRuns: 12, seed: 20261124 },
    )
    expect(acts).toBeGreaterThan(20)
  },
)

/** One ticket's life through the actions; answers how many acts were done. */
async function lived(world: TestWorld, steps: readonly Step[]): Promise<number> {
  const opened = await filed(world)
  const { ref } = opened
  let acts = 0
  for (const step of steps) {
    world.after(`PT${step.seconds}S`)
    if (step.pick % 3 === 0) await tick(world, { asOf: world.now() })
    const stored = await findTicket(world.read, { ref })
    if (!stored) throw new Error(`${ref} is gone`)
    const { by, command } = actOf({ ticket: stored.ticket, model: world.model, now: world.now() }, step)
    if ((await act(world, { ref }, command, { by })).ok) acts++
  }
  return acts
}
