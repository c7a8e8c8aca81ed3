import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import type { Store } from '#api/store/open.ts'
import type { Command } from '#domain/ticket/command.ts'
import { copyTickets } from '#kit/copies.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const seeds = 400
const words = ['order', 'invoice', 'session', 'timeout', 'missing', 'duplicate', 'badge', 'payout', 'warehouse', 'sync']
const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }

/** Fills an empty database with about so many tickets of all kinds: some that people have worked on, and copies of them. */
export async function manyTickets(world: TestWorld, store: Store, wanted: number): Promise<void> {
  await seed(world)
  await copyTickets(store, Math.ceil(wanted / seeds) - 1)
}

async function seed(world: TestWorld): Promise<void> {
  for (let index = 0; index < seeds; index++) {
    world.after('PT7M')
    const opened = must(
      await openTicket(world, {
        title: `${words[index % 10]} ${words[(index * 7) % 9]} fails in run ${index}`,
        description: 'Nothing arrives since this morning, and nobody can work.',
        requester: index % 3 ? kim : { name: `Person ${index}`, email: `person-${index}@example.com` },
        ...(index % 4 ? { automation: index % 3 ? 'order-sync' : 'invoice-approval' } : {}),
        details: {},
      }),
    )
    const { ref } = opened
    const who = index % 2 ? as.ana : as.jonas
    const does = (command: Command, by = who) => act(world, { ref }, command, { by })
    if (index % 5 > 0) await does({ type: 'reply', body: 'Looking.', attachments: [] })
    if (index % 5 > 1) await does({ type: 'assign', to: 'ana@example.com' })
    if (index % 5 > 2) await does({ type: 'note', body: 'Seen before.', attachments: [] })
    if (index % 10 === 9) await does({ type: 'wait', on: 'requester' })
    if (index % 10 === 8) await does({ type: 'escalate', reason: 'x', handover })
    if (index % 40 === 7) {
      await does({ type: 'escalate', reason: 'vendor', handover, to: 4 }, as.hana)
      await does({ type: 'wait', on: 'vendor' }, as.hana)
    }
    if (index % 40 === 2 || index % 40 === 3) await does({ type: 'resolve', note: 'Reconnected.' })
    if (index % 40 === 3) await does({ type: 'close' })
  }
}
