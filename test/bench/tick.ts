// The ticker over tickets whose first answer is late. Usage: tick.ts [DUE CLOCKS] [sqlite|postgres …]
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import type { Store } from '#api/store/open.ts'
import { kim, worldOn } from '#kit/world.ts'
import { figure } from './figure.ts'
import { onBoth } from './on-both.ts'

const dueClocks = Number(process.argv[2] ?? 10_000)
const report = {
  title: 'Orders do not arrive',
  description: 'Nothing has come through since nine this morning, and nobody can bill.',
  requester: kim,
  automation: 'order-sync',
}

await onBoth(process.argv.slice(3), ticker)

/** Tickets whose first answer is late, all at once; then the same again, when nothing is due. */
async function ticker(store: Store): Promise<void> {
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store)
  await store.transact(async (tx) => {
    const inside = { ...world, transact: <T>(work: (inner: typeof tx) => Promise<T>) => work(tx), read: tx }
    for (let index = 0; index < dueClocks; index++) await openTicket(inside, { ...report, details: {} })
  })
  const at = (instant: string) => Temporal.Instant.from(instant)
  await tick(world, { asOf: at('2026-11-24T08:25:00Z') })
  const began = performance.now()
  const usage = process.cpuUsage()
  const done = await tick(world, { asOf: at('2026-11-24T08:30:00.001Z') })
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(usage)
  const again = performance.now()
  await tick(world, { asOf: at('2026-11-24T08:30:00.001Z') })
  const breaches = done.filter(({ type }) => type === 'clock.breached').length
  if (breaches < dueClocks) throw new Error(`${breaches} clocks breached, not ${dueClocks}.`)
  figure(`tick, ${store.dialect}`, took / 1000, 's')
  figure(`tick, ${store.dialect}, processor`, (user + system) / 1e6, 's')
  figure(`tick, ${store.dialect}, nothing due`, performance.now() - again, 'ms')
  await store.close()
}
