// The ticker over tickets that nobody has answered and nobody accepted: two clocks of each are late. Usage: tick.ts [DUE CLOCKS] [sqlite|postgres …]
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import { makeRandom } from '#api/outside/random.ts'
import type { Store } from '#api/store/open.ts'
import { kim, worldOn } from '#kit/world.ts'
import { figure } from './figure.ts'
import { onBoth } from './on-both.ts'

const dueClocks = Number(process.argv[2] ?? 10_000)
const tickets = Math.ceil(dueClocks / 2)
/** Opened in one transaction: of many more some would be given one reference. */
const together = 200
const report = {
  title: 'Orders do not arrive',
  description: 'Nothing has come through since nine this morning, and nobody can bill.',
  requester: kim,
  automation: 'order-sync',
}

await onBoth(process.argv.slice(3), ticker)

/** Tickets of which both are late, all at once; then the same again, when nothing is due. */
async function ticker(store: Store): Promise<void> {
  await store.migrate(() => Temporal.Now.instant())
  const world = { ...(await worldOn(store)), random: makeRandom() }
  for (let made = 0; made < tickets; made += together)
    await store.transact(async (tx) => {
      const inside = { ...world, transact: <T>(work: (inner: typeof tx) => Promise<T>) => work(tx), read: tx }
      const count = Math.min(together, tickets - made)
      for (let index = 0; index < count; index++) await openTicket(inside, { ...report, details: {} })
    })
  const at = (instant: string) => Temporal.Instant.from(instant)
  await tick(world, { asOf: at('2026-11-24T08:25:00Z') })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const began = performance.now()
  const usage = process.cpuUsage()
  const done = await tick(world, { asOf: at('2026-11-24T08:30:00.001Z') })
  const took = performance.now() - began
  delay.disable()
  const { user, system } = process.cpuUsage(usage)
  const again = performance.now()
  await tick(world, { asOf: at('2026-11-24T08:30:00.001Z') })
  const breaches = done.filter(({ type }) => type === 'clock.breached').length
  if (breaches !== 2 * tickets) throw new Error(`${breaches} clocks breached, not ${2 * tickets}.`)
  figure(`tick, ${store.dialect}`, took / 1000, 's')
  figure(`tick, ${store.dialect}, processor`, (user + system) / 1e6, 's')
  figure(`tick, ${store.dialect}, longest stall`, delay.max / 1e6, 'ms')
  figure(`tick, ${store.dialect}, nothing due`, performance.now() - again, 'ms')
  await store.close()
}
