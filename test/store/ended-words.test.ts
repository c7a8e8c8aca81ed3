import { expect, onTestFinished, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { migrationNames } from '#api/store/migrate.ts'
import { openStore, type Store } from '#api/store/open.ts'
import { findSaying } from '#api/store/saying.ts'
import type { Command } from '#domain/ticket/command.ts'
import { sqliteInMemory } from '#kit/databases.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { fill, heldBy, migrateOnly } from '#kit/former.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { as, type TestWorld, worldOn } from '#kit/world.ts'

const found = async ({ db, dialect }: Pick<Store, 'db' | 'dialect'>, text: string) =>
  (await findSaying(db, text, { dialect })).numbers.length

async function acted(world: TestWorld, ref: string, ...commands: Command[]) {
  for (const command of commands) must(await act(world, { ref }, command, { by: as.ana }))
}

const resolve: Command = { type: 'resolve', note: 'Put right.' }

forEachDialect('the index of words holds what has ended, for as long as it has', async ({ store, world: make }) => {
  const world = await make()
  const { ref } = await filed(world, { title: 'The plotter is quiet' })
  await filed(world, { title: 'The plotter is loud' })
  expect(await found(store, 'plotter')).toBe(0)
  await acted(world, ref, { type: 'acknowledge' }, resolve)
  expect(await found(store, 'plotter')).toBe(1)
  await acted(world, ref, { type: 'reopen', reason: 'Still quiet.' })
  expect(await found(store, 'plotter')).toBe(0)
  await acted(world, ref, resolve)
  expect(await found(store, 'plot quiet')).toBe(1)
  expect(await found(store, 'loud')).toBe(0)
})

test('a database of before finds by its words what had ended', async () => {
  const { store, close } = await sqliteInMemory()
  onTestFinished(close)
  const world = await worldOn(store)
  const { ref } = await filed(world, { title: 'The plotter is quiet' })
  await filed(world, { title: 'The plotter is loud' })
  await acted(world, ref, { type: 'acknowledge' }, resolve)
  const former = openStore('sqlite::memory:')
  onTestFinished(() => former.close())
  await migrateOnly(former, migrationNames.indexOf('0007-ended-words'))
  await fill(former, await heldBy(store))
  expect(await former.migrate(() => Temporal.Now.instant())).toContain('0007-ended-words')
  expect(await found(former, 'quiet')).toBe(1)
  expect(await found(former, 'plotter')).toBe(1)
  expect(await found(former, 'loud')).toBe(0)
})
