import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { tick } from '#api/actions/tick.ts'
import { verify } from '#api/actions/verify.ts'
import type { Tx } from '#api/store/handle.ts'
import { chain, firstHash } from '#api/store/ticket-events.ts'
import { forEachDialect, type Ground } from '#kit/dialects.ts'
import { filed } from '#kit/report.ts'
import { as, type TestWorld } from '#kit/world.ts'

async function lived(ground: Ground): Promise<{ world: TestWorld; ref: string; id: string }> {
  const world = await ground.world()
  const opened = await filed(world)
  const { ref } = opened
  world.after('PT20M')
  await act(world, { ref }, { type: 'reply', body: 'Looking.', attachments: [] }, { by: as.ana })
  await act(world, { ref }, { type: 'wait', on: 'requester' }, { by: as.ana })
  world.after('PT20H')
  await tick(world, { asOf: world.now() })
  const { id } = await world.read.selectFrom('ticket').select('id').executeTakeFirstOrThrow()
  return { world, ref, id }
}

const tampering: [string, (tx: Tx, id: string) => Promise<unknown>, RegExp][] = [
  [
    'a word in an event',
    (tx) =>
      tx
        .updateTable('ticket_event')
        .set({ data: '{"attachments":[],"body":"Lurking."}' })
        .where('version', '=', 2)
        .execute(),
    /event 2 \(ticket.replied\) or its hash was changed/,
  ],
  [
    'the time of an event',
    (tx) => tx.updateTable('ticket_event').set({ at: '2026-11-24T08:05:00.000Z' }).where('version', '=', 2).execute(),
    /event 2/,
  ],
  [
    'an event taken out',
    (tx) => tx.deleteFrom('ticket_event').where('version', '=', 2).execute(),
    /event 2 is missing/,
  ],
  [
    'an event and its own hash',
    async (tx, id) => {
      const row = {
        ticket_id: id,
        version: 1,
        type: 'ticket.noted',
        at: '2026-11-24T08:00:00.000Z',
        actor: '{"kind":"ticker"}',
        data: '{"body":"x"}',
      }
      await tx
        .updateTable('ticket_event')
        .set({ ...row, hash: chain(firstHash, row) })
        .where('version', '=', 1)
        .execute()
    },
    /event 2/,
  ],
  [
    'a column of the row',
    (tx) => tx.updateTable('ticket').set({ priority: 'P4' }).execute(),
    /priority is "P4", its events say "P2"/,
  ],
  [
    'the body of the row',
    (tx) =>
      tx
        .updateTable('ticket')
        .set((eb) => ({ body: eb.fn<string>('replace', ['body', eb.val('Kim Sato'), eb.val('Tim Sato')]) }))
        .execute(),
    /not the fold/,
  ],
  [
    'the clock index',
    (tx) => tx.updateTable('ticket').set({ next_due: '2027-01-01T00:00:00.000Z' }).execute(),
    /nextDue of its clocks is 2027-01-01T00:00:00.000Z, recomputed it is/,
  ],
]

forEachDialect('what was lived through the actions is sound, at any later time', async (ground) => {
  const { world } = await lived(ground)
  expect(await verify(world)).toMatchObject({ tickets: 1, problems: [] })
  world.after('PT2000H')
  expect((await verify(world)).problems).toEqual([])
})

for (const [what, change, said] of tampering) {
  forEachDialect(`verify sees ${what} changed behind its back`, async (ground) => {
    const { world, ref, id } = await lived(ground)
    await ground.store.transact((tx) => change(tx, id))
    const { problems } = await verify(world)
    expect(problems.map((entry) => entry.ref)).toContain(ref)
    expect(problems.map(({ problem }) => problem).join('\n')).toMatch(said)
  })
}
