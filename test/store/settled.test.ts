import { mkdtempSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import type { DB } from '#api/store/schema.ts'
import { openFile, sqliteDialect } from '#api/store/sqlite.ts'
import { Unavailable } from '#api/store/unavailable.ts'

let path: string

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ladder-settled-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  path = join(folder, 'ladder.db')
  const store = openStore(`sqlite:${path}`)
  await store.migrate(() => Temporal.Now.instant())
  await store.close()
})

const key = (name: string) => ({
  id: name,
  name,
  hash: name,
  scopes: '[]',
  made_by: 'a test',
  created_at: '2026-11-24T08:00:00.000Z',
})

const namesIn = async (db: Pick<Kysely<DB>, 'selectFrom'>) =>
  (await db.selectFrom('api_key').select('id').orderBy('id').execute()).map(({ id }) => id)

test('nobody is answered before the disk has it, and who comes next goes on meanwhile', async () => {
  const file = openFile(path)
  const disk = Promise.withResolvers<void>()
  const slow = { ...file.settled, wait: () => disk.promise.then(file.settled.wait) }
  const db = new Kysely<DB>({ dialect: sqliteDialect({ ...file, settled: slow }) })
  const answered: string[] = []
  const insert = (name: string) =>
    db
      .transaction()
      .execute((tx) => tx.insertInto('api_key').values(key(name)).execute())
      .then(() => answered.push(name))
  const all = [insert('a'), insert('b')]
  const alone = db
    .insertInto('api_key')
    .values(key('c'))
    .execute()
    .then(() => answered.push('c'))
  await expect.poll(() => namesIn(db)).toEqual(['a', 'b', 'c'])
  expect(answered).toEqual([])
  disk.resolve()
  await Promise.all([...all, alone])
  expect(answered.toSorted()).toEqual(['a', 'b', 'c'])
  await file.settled.close()
  file.reader.close()
  file.writer.close()
})

test('what a disk has refused is told, and nothing is written any more', async () => {
  const store = openStore(`sqlite:${path}`)
  onTestFinished(() => store.close())
  const insert = (name: string) => store.transact((tx) => tx.insertInto('api_key').values(key(name)).execute())
  // Both ends have the log open; taken away before anything of it was brought to the disk, it cannot be.
  store.sqlite?.exec('create table begun (no integer) strict')
  expect(await namesIn(store.db)).toEqual([])
  unlinkSync(`${path}-wal`)
  const refusal = await insert('a').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(Unavailable)
  expect(refusal).toMatchObject({ reason: 'unsettled' })
  const before = await namesIn(store.db)
  await expect(insert('b')).rejects.toMatchObject({ reason: 'unsettled' })
  await expect(store.db.insertInto('api_key').values(key('c')).execute()).rejects.toMatchObject({ reason: 'unsettled' })
  expect(await namesIn(store.db)).toEqual(before)
  expect(await store.wrong()).toBe('unsettled')
})

test('a database that is closed twice closes its log once', async () => {
  const store = openStore(`sqlite:${path}`)
  await store.transact((tx) => tx.insertInto('api_key').values(key('a')).execute())
  await store.close()
  await store.close()
})
