import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import { parseTransferLine } from '#api/actions/transfer.ts'
import { verify } from '#api/actions/verify.ts'
import { findModel } from '#api/store/models.ts'
import type { Store } from '#api/store/open.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { models } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { as, kim, worldOn } from '#kit/world.ts'

/** A model as a database of the first release holds it, without any field that has a default: what later releases add is missing just so. */
const text = readFileSync(new URL('../golden/support-models/first.json', import.meta.url), 'utf8')
const { version } = JSON.parse(text)

const filled = {
  version,
  vendors: [],
  bounceCap: 2,
  autoClose: 'PT72H',
  atRisk: '75%',
  onReopen: 'resume',
  onPriorityChange: 'forward',
  escalate: [],
  priorities: { raise: {} },
  defaults: { impact: 'medium', urgency: 'medium', criticality: 'normal', reviewEvery: 'P6M' },
  pauses: {
    respond: [],
    update: ['requester'],
    resolve: ['requester', 'window'],
    accept: [],
    hold: ['requester', 'vendor', 'window'],
  },
}

async function keep(store: Store, body: string): Promise<void> {
  await store.db
    .insertInto('support_model')
    .values({ version, body, first_used_at: '2026-11-24T08:00:00.000Z' })
    .execute()
}

forEachDialect(
  'an old model is read with every default filled in, under the version it was kept',
  async ({ store }) => {
    await keep(store, text)
    const model = await findModel(store.db, version)
    expect(model).toMatchObject(filled)
    expect(model?.levels.map(({ vendor }) => vendor)).toEqual([false, false, false, false])
    expect(model?.levels[2]?.handover).toMatchObject([{ required: true }, { name: 'environment', required: false }])
  },
)

forEachDialect(
  'a ticket of an old model is solved, reopened and closed by the clock as any other',
  async ({ store }) => {
    await keep(store, text)
    const old = await worldOn(store, { model: { ...models.five, version } })
    const opened = must(
      await openTicket(old, { title: 'Late', description: 'Since nine.', requester: kim, details: {} }),
    )
    const { ref } = opened
    const world = await worldOn(store, { model: models.three, chance: 'later' })
    await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })
    await act(world, { ref }, { type: 'reopen', reason: 'Not so.' }, { by: as.ana })
    await act(world, { ref }, { type: 'resolve', note: 'Done now.' }, { by: as.ana })
    world.after('PT720H')
    await tick(world, { asOf: world.now() })
    const { state, model } = await world.read.selectFrom('ticket').selectAll().executeTakeFirstOrThrow()
    expect({ state, model }).toEqual({ state: 'closed', model: version })
    expect(await verify(world)).toMatchObject({ tickets: 1, problems: [] })
  },
)

forEachDialect('a kept model that cannot be read says which, where and what was expected', async ({ store }) => {
  await keep(store, text.replace('"PT30M"', '"30 minutes"'))
  await expect(findModel(store.db, version)).rejects.toThrow(
    `support model ${version} cannot be read: levels.1.accept, expected an ISO 8601 duration`,
  )
})

forEachDialect('verify names the tickets of a model that cannot be read, and goes on', async ({ store }) => {
  await keep(store, text.replace('"PT30M"', '"30 minutes"'))
  const old = await worldOn(store, { model: { ...models.five, version } })
  const opened = must(await openTicket(old, { title: 'Late', description: 'Since nine.', requester: kim, details: {} }))
  const world = await worldOn(store, { model: models.three, chance: 'later' })
  expect((await verify(world)).problems).toEqual([
    {
      ref: opened.ref,
      problem: expect.stringMatching(/^its clocks cannot be computed: .*levels\.1\.accept, expected/),
    },
  ])
})

test('an export of an old release is taken over with the same defaults', () => {
  const line = (model: unknown) => parseTransferLine(JSON.stringify({ model, firstUsedAt: '2026-11-24T08:00:00.000Z' }))
  expect(line(JSON.parse(text))).toMatchObject({ ok: true, line: { model: filled } })
  expect(line({ ...JSON.parse(text), levels: [] })).toEqual({
    ok: false,
    problem: `support model ${version} cannot be read: levels, expected at least 2 in the list`,
  })
})
