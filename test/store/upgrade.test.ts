import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { migrationNames } from '#api/store/migrate.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { sayUnavailable, Unavailable } from '#api/store/unavailable.ts'
import type { Command } from '#domain/ticket/command.ts'
import { sqliteInMemory } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { fill, heldBy, killedWithin, migrateOnly, only } from '#kit/former.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { secret, verified } from '#kit/seal.ts'
import { as, type TestWorld, worldOn } from '#kit/world.ts'

/** A request that was answered and solved, and one that waits. */
async function used(world: TestWorld) {
  const solved = await filed(world)
  const commands: Command[] = [
    { type: 'acknowledge' },
    { type: 'reply', body: 'Reconnected.', attachments: [] },
    { type: 'resolve', note: 'Reconnected.' },
  ]
  for (const command of commands) must(await act(world, { ref: solved.ref }, command, { by: as.ana }))
  return { solved, open: await filed(world, { title: 'Invoices are late' }) }
}

/** Logs that are older than seals have none until Ladder is started. */
const unsealed = 'its log is not sealed'

async function found(store: Store) {
  const { tickets, problems } = await verified(store)
  return { tickets, problems: [...new Set(problems.map(({ problem }) => problem))] }
}

forEachDialect.shared(
  'an upgrade that is killed within any of its migrations goes on and loses nothing',
  async (ground) => {
    const { store, dialect, url } = ground
    await used(await ground.world())
    const held = await heldBy(store)
    if (dialect === 'postgres') await sql`drop schema public cascade; create schema public`.execute(store.db)
    const old = dialect === 'postgres' ? url : `${url}.old`
    const former = openStore(old)
    onTestFinished(() => former.close())
    await migrateOnly(former, 1)
    const filled = await fill(former, held)
    for (const [done] of migrationNames.slice(1).entries()) {
      expect(await killedWithin(old, done === 0 ? 1 : 2)).toBe('SIGKILL')
      const ran = await former.db.selectFrom('migration').select('name').orderBy('name').execute()
      expect(ran.map(({ name }) => name)).toEqual(migrationNames.slice(0, done + 1))
    }
    expect(await former.migrate(() => Temporal.Now.instant())).toEqual(migrationNames.slice(-1))
    expect(await found(former)).toEqual({ tickets: 2, problems: [unsealed] })
    const now = await heldBy(former)
    for (const table of filled) {
      const kept = (rows: Record<string, unknown>[] = []) => rows.map((row) => JSON.stringify(only(table, row))).sort()
      expect(kept(now.get(table.name)), table.name).toEqual(kept(held.get(table.name)))
    }
  },
)

forEachDialect(
  'a database that a newer Ladder has brought up to date is refused, and left as it is',
  async (ground) => {
    const { store } = ground
    await filed(await ground.world())
    const applied = { name: '9999-later', applied_at: '2027-11-24T08:00:00.000Z' }
    await store.transact((tx) => tx.insertInto('migration').values(applied).execute())
    const before = await heldBy(store)
    const refused = await store.migrate(() => Temporal.Now.instant()).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Unavailable)
    expect(sayUnavailable(refused as Unavailable)).toBe(
      `The database was brought up to date by a newer Ladder (it has 9999-later; the last that this one knows is ${migrationNames.at(-1)}). ` +
        'Start the newer one, or put a copy from before the upgrade in its place: npm run ladder -- restore FILE --force.',
    )
    expect(await heldBy(store)).toEqual(before)
  },
)

test('neither server, command nor doctor goes on with a newer database', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ladder-newer-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const DATABASE_URL = `sqlite:${join(dir, 'ladder.db')}`
  const store = openStore(DATABASE_URL)
  await store.migrate(() => Temporal.Now.instant())
  await store.db.insertInto('migration').values({ name: '9999-later', applied_at: '' }).execute()
  await store.close()
  const told = 'brought up to date by a newer Ladder (it has 9999-later'
  await expect(startLadder({ DATABASE_URL })).rejects.toThrow(told)
  expect(await ladderIn({ DATABASE_URL, DATA_DIR: dir }, ['verify'])).toMatchObject({
    code: 1,
    err: expect.stringContaining(told),
  })
  expect((await ladderIn({ DATABASE_URL, DATA_DIR: dir }, ['doctor'])).out).toContain(told)
})

/** As `init` of a release wrote it, for ever. */
const homes = resolve(import.meta.dirname, '../golden/homes')

describe.each(readdirSync(homes))('a home of release %s', (release) => {
  test('is checked, upgraded with its database, and served', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'ladder-former-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    cpSync(join(homes, release), dir, { recursive: true })
    const checked = await ladderIn({}, ['check', '--home', dir])
    expect(checked, checked.out).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain('Nothing wrong.')

    mkdirSync(join(dir, 'data'))
    const DATABASE_URL = `sqlite:${join(dir, 'data/ladder.db')}`
    const { store, close } = await sqliteInMemory()
    const { open } = await used(await worldOn(store))
    const former = openStore(DATABASE_URL)
    await migrateOnly(former, 1)
    await fill(former, await heldBy(store))
    await Promise.all([close(), former.close()])
    const ladder = await startLadder({
      LADDER_FROM: dir,
      CONTENT_DIR: join(dir, 'content'),
      DATABASE_URL,
      SEAL_SECRET: secret,
    })
    const headers = { authorization: `Bearer ${open.token}` }
    expect(await (await ladder.ask('/api/request', { headers })).json()).toMatchObject({ ref: open.ref })
    const json = { title: 'Records are missing', description: 'Since nine.', automation: 'example-sync' }
    const requester = { name: 'Kim Sato', email: 'kim@acme.example' }
    expect((await ladder.ask('/api/tickets', { json: { ...json, requester } })).status).toBe(201)
    await ladder.end()
    const upgraded = openStore(DATABASE_URL)
    expect(await found(upgraded)).toEqual({ tickets: 3, problems: [] })
    await upgraded.close()
  })
})
