import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, watch, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test, vi } from 'vitest'
import { backUp, makeBackups } from '#api/backups.ts'
import { makeMetrics } from '#api/outside/metrics.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { sqliteOnDisk } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { ladderIn } from '#kit/ladder-command.ts'
import { sourceOf } from '#kit/programs.ts'
import { filed } from '#kit/report.ts'
import { secret } from '#kit/seal.ts'
import { workDir } from '#kit/work-dir.ts'
import { type TestWorld, worldOn } from '#kit/world.ts'

const debian = '/usr/lib/postgresql'
const tools = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []

const dir = workDir('backup')
let count = 0
const folder = () => join(dir, String(++count))
beforeAll(() => {
  vi.stubEnv('PATH', [...tools.sort().reverse(), process.env.PATH].join(delimiter))
})

const env = (url: string) => ({ DATABASE_URL: url, SEAL_SECRET: secret, AUTH_SECRET: secret, DATA_DIR: dir })
const stay = new AbortController().signal
const names = (of: string) => readdirSync(of).sort()

async function fill(store: Store, tickets: number, world?: TestWorld): Promise<TestWorld> {
  world ??= await worldOn(store)
  for (let no = 0; no < tickets; no++) await filed(world, { title: `Orders stop ${no}` })
  return world
}

forEachDialect.shared('copies are made when due, kept as many as are wanted, and can be restored', async (ground) => {
  const { store, url, dialect } = ground
  const world = await fill(store, 3)
  const settings = { DATABASE_URL: url, BACKUP_DIR: folder(), BACKUP_HOURS: 24, BACKUP_KEEP: 2 }
  let now = Temporal.Instant.from('2026-11-02T03:00:00Z')
  const metrics = makeMetrics()
  const backups = makeBackups(settings, { now: () => now, closing: stay, heard: metrics.backup })
  if (!backups) throw new Error('a folder is set')
  await Promise.all([backups.sweep.work(), backups.sweep.work()])
  await backups.sweep.work()
  const [first = ''] = names(settings.BACKUP_DIR)
  expect(names(settings.BACKUP_DIR)).toEqual([`ladder-20261102T030000Z.${dialect === 'sqlite' ? 'db' : 'dump'}`])
  expect(statSync(join(settings.BACKUP_DIR, first)).mode & 0o077).toBe(0)

  await fill(store, 1, world)
  writeFileSync(join(settings.BACKUP_DIR, 'ladder-20261101T030000Z.db.part'), 'half')
  for (const day of [3, 4]) {
    now = Temporal.Instant.from(`2026-11-0${day}T03:00:00Z`)
    await backups.sweep.work()
  }
  expect(names(settings.BACKUP_DIR).map((name) => name.slice(7, 15))).toEqual(['20261103', '20261104'])
  expect(backups.state()).toMatchObject({ count: 2, failing: false })
  const told = await metrics.text({ figures: null, copies: backups.state() })
  expect(told).toContain('ladder_backups_total{outcome="made"} 3')
  expect(told).toContain(`ladder_backup_last_timestamp_seconds ${now.epochMilliseconds / 1000}`)
  now = now.add({ hours: 49 })
  expect(backups.state().failing).toBe(true)

  const copy = join(settings.BACKUP_DIR, names(settings.BACKUP_DIR).at(-1) ?? '')
  const over = await ladderIn(env(url), ['restore', copy])
  expect([over.code, over.err]).toEqual([1, expect.stringMatching(/^error: there is a (database|Ladder)/)])
  expect((await ladderIn(env(url), ['restore', copy, '--rehearse'])).out).toMatch(/rows in \d+ tables/)
  const place = dialect === 'sqlite' ? `sqlite:${join(folder(), 'restored.db')}` : await emptyBeside(store, url)
  const restored = await ladderIn(env(place), ['restore', copy])
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(restored.out).toMatch(/^4 tickets, 4 events, \d+ rows in \d+ tables, as in the copy, restored to/)
  expect((await ladderIn(env(place), ['verify'])).out).toContain('4 tickets, 4 events: all sound.')
  // The database that is served is never overwritten, not even by force.
  const live = openStore(place)
  await live.db.selectFrom('ticket').selectAll().execute()
  expect((await ladderIn(env(place), ['restore', copy, '--force'])).code).toBe(1)
  await live.close()
})

async function emptyBeside(store: Store, url: string): Promise<string> {
  const name = `restored_${process.pid}`
  await sql`create database ${sql.id(name)}`.execute(store.db)
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

test('a copy that fails is told by readiness, figures and doctor, and takes none of the old ones', async () => {
  const { store, url, close } = await sqliteOnDisk()
  await fill(store, 1)
  const settings = { DATABASE_URL: url ?? '', BACKUP_DIR: folder(), BACKUP_HOURS: 1, BACKUP_KEEP: 1 }
  await backUp(settings, { now: () => Temporal.Instant.from('2026-11-02T03:00:00Z') })
  const kept = names(settings.BACKUP_DIR)
  const gone = { ...settings, DATABASE_URL: `sqlite:${join(dir, 'nothing.db')}` }
  const heard: string[] = []
  const around = {
    now: () => Temporal.Now.instant(),
    closing: stay,
    heard: (one: { outcome: string }) => heard.push(one.outcome),
  }
  const backups = makeBackups(gone, around)
  await expect(backups?.sweep.work()).rejects.toThrow()
  expect([heard, backups?.state().failing, names(settings.BACKUP_DIR)]).toEqual([['failed'], true, kept])
  expect(await makeMetrics().text({ figures: null, copies: backups?.state() ?? null })).toContain(
    'ladder_backup_failing 1',
  )
  const { out } = await ladderIn({ ...env(url ?? ''), BACKUP_DIR: settings.BACKUP_DIR, BACKUP_HOURS: '1' }, ['doctor'])
  expect(out).toMatch(/^wrong +backups: 1 in .*: one is overdue$/m)
  const inTheWay = join(dir, 'in-the-way')
  writeFileSync(inTheWay, '')
  const cannot = await ladderIn({ ...env(url ?? ''), BACKUP_DIR: inTheWay }, ['backup'])
  expect([cannot.code, cannot.err]).toEqual([1, expect.stringContaining('error: EEXIST')])
  await close()
})

test('a kill in the middle leaves no half copy under a name, and the next clears what it left', async () => {
  const { store, url, close } = await sqliteOnDisk()
  await fill(store, 1)
  store.sqlite?.exec('create table filler (words text)')
  store.sqlite?.exec(
    'insert into filler with recursive n(i) as (select 1 union all select i + 1 from n where i < 15000) select hex(randomblob(1000)) from n',
  )
  const into = folder()
  mkdirSync(into)
  const child = spawn(process.execPath, ['--no-warnings', sourceOf('cli'), 'backup'], {
    env: { ...process.env, ...env(url ?? ''), BACKUP_DIR: into },
  })
  const over = once(child, 'exit')
  const begun = new Promise<void>((resolve) => {
    const watcher = watch(into, (_, name) => {
      if (!name?.endsWith('.part')) return
      watcher.close()
      resolve()
    })
  })
  await Promise.race([begun, over])
  child.kill('SIGKILL')
  await over
  expect(names(into).filter((name) => /\.db$/.test(name))).toEqual([])
  expect(names(into)).toContain('.running')
  const { out } = await ladderIn({ ...env(url ?? ''), BACKUP_DIR: into }, ['backup'])
  expect(out).toMatch(/checked\.$/m)
  expect(names(into)).toEqual([expect.stringMatching(/^ladder-\d{8}T\d{6}Z\.db$/)])
  await close()
})
