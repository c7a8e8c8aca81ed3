import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deskQueue } from '#api/actions/read/queue.ts'
import { migrationNames } from '#api/store/migrate.ts'
import { openStore, type Store } from '#api/store/open.ts'
import type { Table } from '#api/store/tables.ts'
import { sayUnavailable, Unavailable } from '#api/store/unavailable.ts'
import { forEachDialect } from '#kit/dialects.ts'
import {
  emptied,
  fill,
  type Held,
  heldBy,
  killedWithin,
  layDown,
  migrateOnly,
  only,
  tablesAndWords,
} from '#kit/former.ts'
import { fillInstallation } from '#kit/installation.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { startLadder } from '#kit/ladder-process.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { schemaLines } from '#kit/schema-text.ts'
import { secret, verified } from '#kit/seal.ts'
import { as, worldOn } from '#kit/world.ts'

/** Logs that are older than seals have none until Ladder is started. */
const unsealed = 'its log is not sealed'

async function found(store: Store) {
  const { tickets, problems } = await verified(store)
  return { tickets, problems: [...new Set(problems.map(({ problem }) => problem))] }
}

/** Every row of former tables is there still, with what it held. */
async function expectKept(store: Store, { held, tables }: { held: Held; tables: readonly Table[] }) {
  const now = await heldBy(store)
  for (const table of tables) {
    const kept = (rows: Record<string, unknown>[] = []) => rows.map((row) => JSON.stringify(only(table, row))).sort()
    expect(kept(now.get(table.name)), table.name).toEqual(kept(held.get(table.name)))
  }
}

forEachDialect.shared(
  'an upgrade that is killed within any of its migrations goes on and loses nothing',
  async (ground) => {
    const { store } = ground
    await fillInstallation(store)
    const held = await heldBy(store)
    const old = await emptied(ground)
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
    expect(await found(former)).toEqual({ tickets: 3, problems: [unsealed] })
    await expectKept(former, { held, tables: filled })
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

/** Homes as `init` of a release wrote them, and databases as it left them (`test/kit/write-release.ts`), for ever. */
const golden = resolve(import.meta.dirname, '../golden')
const releases = readdirSync(join(golden, 'homes'))

test('of each release that the changelog names there are a home and a database of both kinds', () => {
  const changelog = readFileSync(resolve(golden, '../../CHANGELOG.md'), 'utf8')
  const published = [...changelog.matchAll(/^## (\d+\.\d+)/gm)].map(([, release]) => release)
  expect(releases).toEqual(expect.arrayContaining(published))
  const databases = releases.flatMap((release) => [`${release}.postgres.sql`, `${release}.sqlite.sql`])
  expect(readdirSync(join(golden, 'databases')).sort()).toEqual(databases.sort())
})

describe.each(releases)('an installation of release %s', (release) => {
  forEachDialect.shared(
    'is what a new one is after an upgrade that was killed, and has lost nothing',
    async (ground) => {
      const { store, dialect } = ground
      const wanted = await schemaLines(store)
      const url = await emptied(ground)
      await layDown(release, { dialect, url })
      const former = openStore(url)
      onTestFinished(() => former.close())
      const [held, tables] = [await heldBy(former), await tablesAndWords(former)]
      const ran = await former.db.selectFrom('migration').select('name').orderBy('name').execute()
      const due = migrationNames.slice(ran.length)
      expect(ran.map(({ name }) => name)).toEqual(migrationNames.slice(0, ran.length))
      for (const [done] of due.entries()) expect(await killedWithin(url, done === 0 ? 1 : 2)).toBe('SIGKILL')
      expect(await former.migrate(() => Temporal.Now.instant())).toEqual(due.slice(-1))
      expect(await schemaLines(former)).toEqual(expect.arrayContaining(wanted))
      await expectKept(former, { held, tables })
      expect(await found(former)).toEqual({ tickets: 3, problems: [] })
      const world = await worldOn(former, { chance: 'upgraded' })
      for (const [text, title] of Object.entries({ order0: 'Order 0 is late', order1: 'Order 1 is late' })) {
        const { tickets } = must(await deskQueue(world, { limit: 50, view: 'all', text }, as.ana))
        expect(tickets.map((ticket) => ticket.title)).toEqual([title])
      }
    },
  )

  forEachDialect.shared('is checked and served', async (ground) => {
    const dir = mkdtempSync(join(tmpdir(), 'ladder-former-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    cpSync(join(golden, 'homes', release), dir, { recursive: true })
    const checked = await ladderIn({}, ['check', '--home', dir])
    expect(checked, checked.out).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain('Nothing wrong.')

    const url = await emptied(ground)
    const token = await layDown(release, { dialect: ground.dialect, url })
    const ladder = await startLadder({
      LADDER_FROM: dir,
      CONTENT_DIR: join(dir, 'content'),
      DATABASE_URL: url,
      SEAL_SECRET: secret,
    })
    const headers = { authorization: `Bearer ${token}` }
    expect(await (await ladder.ask('/api/request', { headers })).json()).toMatchObject({ title: 'Order 1 is late' })
    const json = { title: 'Records are missing', description: 'Since nine.', automation: 'example-sync' }
    const requester = { name: 'Kim Sato', email: 'kim@acme.example' }
    expect((await ladder.ask('/api/tickets', { json: { ...json, requester } })).status).toBe(201)
    await ladder.end()
    const upgraded = openStore(url)
    expect(await found(upgraded)).toEqual({ tickets: 4, problems: [] })
    await upgraded.close()
  })
})
