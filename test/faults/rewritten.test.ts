import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { indexOf } from '#api/actions/clock-index.ts'
import { openTicket } from '#api/actions/open.ts'
import { sealOlder } from '#api/actions/seal.ts'
import { verify } from '#api/actions/verify.ts'
import { makeSeal } from '#api/outside/seal.ts'
import type { Tx } from '#api/store/handle.ts'
import { unsealed } from '#api/store/schema.ts'
import { canonical, chainedRows, eventParser, firstHash, readLog } from '#api/store/ticket-events.ts'
import { findTicket, toRow } from '#api/store/tickets.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

async function lived(world: TestWorld): Promise<string> {
  const { ref } = must(
    await openTicket(world, { title: 'Orders stop', description: 'At nine.', requester: kim, details: {} }),
  )
  await act(world, { ref }, { type: 'acknowledge' }, { by: as.ana })
  await act(world, { ref }, { type: 'reply', body: 'It was our fault.', attachments: [] }, { by: as.ana })
  return ref
}

/** Writes another log in the place of one, so that every hash, the row and the clock index fit: all that the database alone can show. */
async function rewrite(world: TestWorld, ref: string, change: (events: TicketEvent[]) => TicketEvent[]): Promise<void> {
  const stored = await findTicket(world.read, { ref })
  if (!stored) throw new Error(`${ref} is not there`)
  const { id } = stored.ticket
  const events = change((await readLog(world.read, id)).map(eventParser()))
  const ticket = foldTicket(id, events)
  const index = indexOf({ ticket, events, model: world.model }, world.now())
  const { id: _, ...row } = toRow({ ...stored, ticket, index })
  await world.transact(async (tx: Tx) => {
    await tx.deleteFrom('ticket_event').where('ticket_id', '=', id).execute()
    await tx
      .insertInto('ticket_event')
      .values(chainedRows(id, firstHash, events))
      .execute()
    await tx.updateTable('ticket').set(row).where('id', '=', id).execute()
  })
}

const problems = async (world: TestWorld) =>
  (await verify(world)).problems.map(({ ref, problem }) => `${ref ?? 'database'}: ${problem}`)

forEachDialect('who rewrites a whole log cannot seal it', async (ground) => {
  const world = await ground.world()
  const [ref, other] = [await lived(world), await lived(world)]
  expect(await problems(world)).toEqual([])
  await rewrite(world, ref, (events) => JSON.parse(canonical(events).replace('our fault', 'your fault')))
  const told = [expect.stringMatching(`^${ref}: its log was rewritten`)]
  expect(await problems(world)).toEqual(told)
  const { ticket } = (await findTicket(world.read, { ref: other })) ?? { ticket: null }
  const stolen = await world.read
    .selectFrom('ticket_seal')
    .select('seal')
    .where('ticket_id', '=', ticket?.id ?? '')
    .executeTakeFirstOrThrow()
  await world.transact((tx) =>
    tx
      .updateTable('ticket_seal')
      .set(stolen)
      .where('ticket_id', '!=', ticket?.id ?? '')
      .execute(),
  )
  expect(await problems(world)).toEqual(told)
})

forEachDialect('a log that was cut short, and a seal that is gone, show', async (ground) => {
  const world = await ground.world()
  const ref = await lived(world)
  await rewrite(world, ref, (events) => events.slice(0, -1))
  expect(await problems(world)).toEqual([expect.stringMatching(`^${ref}: its log was rewritten`)])
  await world.transact((tx) => tx.deleteFrom('ticket_seal').execute())
  expect(await problems(world)).toEqual([`${ref}: its log is not sealed`])
})

forEachDialect(
  'a database that was sealed with another key is told so once; without a key nothing is said of seals',
  async (ground) => {
    const world = await ground.world()
    await lived(world)
    await lived(world)
    const { problems: elsewhere } = await verify({ ...world, seal: makeSeal('another secret, as long as this is') })
    expect(elsewhere).toEqual([
      { ref: null, problem: expect.stringMatching(/^2 logs are sealed with another key: .*SEAL_SECRET/) },
    ])
    expect((await verify({ ...world, seal: null })).problems).toEqual([])
  },
)

forEachDialect(
  'logs that are older than seals are sealed at start, as they stand; a seal that is gone is not',
  async (ground) => {
    const world = await ground.world()
    const [older, gone] = [await lived(world), await lived(world)]
    await world.transact(async (tx) => {
      const { ticket } = (await findTicket(tx, { ref: gone })) ?? { ticket: null }
      await tx.updateTable('ticket_seal').set({ seal: unsealed }).execute()
      await tx
        .deleteFrom('ticket_seal')
        .where('ticket_id', '=', ticket?.id ?? '')
        .execute()
    })
    const told = (refs: string[]) => refs.map((ref) => `${ref}: its log is not sealed`).toSorted()
    expect((await problems(world)).toSorted()).toEqual(told([older, gone]))
    expect(await sealOlder(world)).toBe(1)
    expect(await sealOlder(world)).toBe(0)
    expect(await problems(world)).toEqual(told([gone]))
  },
)
