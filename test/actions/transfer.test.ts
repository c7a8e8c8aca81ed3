import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import {
  exportTickets,
  importModel,
  importTicket,
  parseTransferLine,
  type TransferLine,
} from '#api/actions/transfer.ts'
import { verify } from '#api/actions/verify.ts'
import { readQueue } from '#api/store/queue.ts'
import { postgresDatabase, sqliteInMemory } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { models } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'

const report = { title: 'Orders do not arrive', description: 'Since nine.', requester: kim, details: {} }

async function lived(world: TestWorld): Promise<string> {
  const opened = must(await openTicket(world, { ...report, automation: 'order-sync' }))
  const { ref, token } = opened
  world.after('PT10M')
  await act(world, { ref }, { type: 'reply', body: 'Looking.', attachments: [] }, { by: as.ana })
  await act(world, { ref }, { type: 'wait', on: 'requester' }, { by: as.ana })
  return token
}

async function linesOf(world: TestWorld): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportTickets(world)) lines.push(JSON.stringify(line))
  return lines
}

async function takeOver(world: TestWorld, lines: readonly string[]): Promise<string[]> {
  const outcomes: string[] = []
  for (const text of lines) {
    const parsed = parseTransferLine(text)
    if (!parsed.ok) throw new Error(parsed.problem)
    const line: TransferLine = parsed.line
    if ('model' in line) await importModel(world, line.model, line.firstUsedAt)
    if ('ticket' in line) outcomes.push(await importTicket(world, line.ticket))
  }
  return outcomes
}

for (const [name, from, to] of [
  ['SQLite to PostgreSQL', sqliteInMemory, postgresDatabase],
  ['PostgreSQL to SQLite', postgresDatabase, sqliteInMemory],
] as const) {
  test(`tickets move from ${name} whole: log, clocks and the links people have`, async () => {
    const [old, fresh] = [await from(), await to()]
    const before = await worldOn(old.store)
    const token = await lived(before)
    const lines = await linesOf(before)
    const after = await worldOn(fresh.store, { chance: 'fresh', model: models.three })
    after.at('2026-11-24T08:10:00Z')
    expect(await takeOver(after, lines)).toEqual(['imported'])
    expect((await verify(after)).problems).toEqual([])
    expect(await viewRequest(after, token)).toMatchObject({ ok: true, value: { state: 'waiting' } })
    expect(await after.read.selectFrom('notice').selectAll().execute()).toEqual([])
    expect((await linesOf(after)).at(-1)).toBe(lines.at(-1))
    await old.close()
    await fresh.close()
  })
}

forEachDialect('what was solved before it came is found by its words', async (ground) => {
  const solved = await sqliteInMemory()
  const before = await worldOn(solved.store)
  await lived(before)
  const { ref, id } = await before.read.selectFrom('ticket').select(['ref', 'id']).executeTakeFirstOrThrow()
  await act(before, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })
  const after = await ground.world({ chance: 'fresh' })
  after.at('2026-11-24T08:10:00Z')
  expect(await takeOver(after, await linesOf(before))).toEqual(['imported'])
  const question = { sort: { by: 'due' as const, descending: false }, now: '2026-11-24T08:10:00.000Z', limit: 5 }
  const found = await readQueue(after, { ...question, filter: { states: 'all', text: 'orders arrive' } })
  expect(found.ids).toEqual([id])
  await solved.close()
})

forEachDialect('importing twice changes nothing, and another log of a ticket is not touched', async (ground) => {
  const world = await ground.world()
  await lived(world)
  const lines = await linesOf(world)
  expect(await takeOver(world, lines)).toEqual(['there already'])
  const { ref } = await world.read.selectFrom('ticket').select('ref').executeTakeFirstOrThrow()
  await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })
  expect(await takeOver(world, lines)).toEqual(['in the way'])
  expect((await verify(world)).problems).toEqual([])
})

forEachDialect('a line that was changed on the way is refused', async (ground) => {
  const world = await ground.world()
  await lived(world)
  const changed = (await linesOf(world)).map((line) => line.replace('Looking.', 'Lurking.'))
  const problems = changed.map(parseTransferLine).flatMap((parsed) => (parsed.ok ? [] : [parsed.problem]))
  expect(problems).toEqual([expect.stringMatching(/event 2 \(ticket.replied\) or its hash was changed/)])
  expect(parseTransferLine('{"a":1}')).toEqual({ ok: false, problem: 'it is no line of `ladder export`' })
})
