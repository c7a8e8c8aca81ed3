import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openTicket } from '#api/actions/open.ts'
import { deskQueue } from '#api/actions/read/queue.ts'
import { verify } from '#api/actions/verify.ts'
import { makeAuth } from '#api/outside/auth.ts'
import { readChanges } from '#api/store/changes.ts'
import { type Carried, filledTables, moveAll, release } from '#api/store/move.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { tablesOf } from '#api/store/tables.ts'
import { Unavailable } from '#api/store/unavailable.ts'
import { postgresServer, sharedPostgres, sqliteOnDisk } from '#kit/databases.ts'
import { fillInstallation } from '#kit/installation.ts'
import { must } from '#kit/must.ts'
import { filed, report } from '#kit/report.ts'
import { as, worldOn } from '#kit/world.ts'

const nothing = () => {}
const text = { text: 'order' }

/** The tables of sign-in are the sign-in library's own: they are made when it starts. */
async function signIn(database: Store): Promise<void> {
  await makeAuth({
    database,
    secret: 'a secret of the tests, long enough',
    publicUrl: 'http://localhost:4321',
    oidc: null,
  })
}

const of = (carried: readonly Carried[], name: string) => carried.find(({ table }) => table === name)

/** References in the order in which tickets were opened, as whoever follows the log is told. */
async function placesIn({ db }: Store): Promise<string[]> {
  const changes = await readChanges(db, { after: 0, limit: 1000 })
  return changes.filter(({ type }) => type === 'ticket.opened').map(({ ref }) => ref)
}

test('an installation moves to PostgreSQL and back: every row, found as before; what it left takes no writes, and can be read', async (context) => {
  if (!(await postgresServer())) return context.skip('needs a PostgreSQL server; only PGlite is here')
  const [first, second, third] = [await sqliteOnDisk(), await sharedPostgres(), await sqliteOnDisk()]
  onTestFinished(async () => {
    for (const one of [first, second, third]) await one.close()
  })
  const { world } = await fillInstallation(first.store)
  const { ref } = await filed(world)
  for (const { store } of [second, third]) await signIn(store)
  const before = must(await deskQueue(world, { limit: 50, view: 'all', ...text }, as.ana))
  expect(before.tickets.length).toBeGreaterThan(0)

  const there = await moveAll(first.store, second.store, nothing)
  expect(there.filter(({ rows }) => rows > 0).map(({ table }) => table)).toEqual(
    expect.arrayContaining(['ticket', 'ticket_event', 'notice', 'attachment', 'ticket_seal', 'question']),
  )
  const moved = await worldOn(second.store, { chance: 'moved' })
  expect((await verify(moved)).problems).toEqual([])
  const found = must(await deskQueue(moved, { limit: 50, view: 'all', ...text }, as.ana))
  expect(found.tickets.map((one) => one.ref)).toEqual(before.tickets.map((one) => one.ref))

  await expect(openTicket(world, report)).rejects.toThrow(Unavailable)
  await expect(openTicket(world, report)).rejects.toMatchObject({ reason: 'moved' })
  expect((await verify(world)).problems).toEqual([])

  const later = await filed(moved, { title: 'Filed after the move' })
  const back = await moveAll(second.store, third.store, nothing)
  await expect(openTicket(moved, report)).rejects.toMatchObject({ reason: 'moved' })
  const home = await worldOn(third.store, { chance: 'home' })
  expect((await verify(home)).problems).toEqual([])
  const same = ['attachment', 'auth_user', 'support_model', 'question', 'question_event', 'signal']
  for (const name of same) expect(of(back, name)).toEqual(of(there, name))
  expect(of(back, 'ticket')?.rows).toBe((of(there, 'ticket')?.rows ?? 0) + 1)
  const places = await placesIn(third.store)
  expect(places.at(-1)).toBe(later.ref)
  expect(places.slice(0, -1)).toEqual(await placesIn(first.store))

  expect(await release(first.store)).toBe(true)
  expect(await release(first.store)).toBe(false)
  expect((await openTicket(world, report)).ok).toBe(true)
  expect(ref).not.toBe(later.ref)
})

test('what moves has a place for every table of both databases, and a target that holds something is seen', async (context) => {
  if (!(await postgresServer())) return context.skip('needs a PostgreSQL server; only PGlite is here')
  const [one, other] = [await sqliteOnDisk(), await sharedPostgres()]
  const shape = async ({ db, dialect }: Store) =>
    (await tablesOf(db, dialect)).map(({ name, columns, key }) => `${name} ${columns} ${key}`).sort()
  expect(await shape(one.store)).toEqual(await shape(other.store))
  expect(await filledTables(other.store)).toEqual([])
  await filed(await worldOn(other.store))
  expect(await filledTables(other.store)).toContain('ticket')
  await one.close()
  await other.close()
})

test('a move that fails on the way has changed nothing on either side', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-move-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [from, to] = [await sqliteOnDisk(), openStore(`sqlite:${join(folder, 'to.db')}`)]
  await to.migrate(() => Temporal.Now.instant())
  const world = await worldOn(from.store)
  await filed(world)
  await to.transact(async (tx) => {
    await tx
      .insertInto('support_model')
      .values({ version: world.model.version, body: '{}', first_used_at: 'x', changed_by: null })
      .execute()
  })
  await expect(moveAll(from.store, to, nothing)).rejects.toThrow(/UNIQUE/)
  expect(await filledTables(to)).toEqual(['support_model'])
  expect((await openTicket(world, report)).ok).toBe(true)
  await to.close()
  await from.close()
})
