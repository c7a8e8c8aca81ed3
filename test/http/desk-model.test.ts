import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { whatIf } from '#api/actions/read/what-if.ts'
import { readEvents } from '#api/store/ticket-events.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { replayed } from '#domain/clocks/what-if.ts'
import type { WhatIfNews } from '#domain/views/model.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { models, modelWith } from '#kit/model.ts'
import { filed } from '#kit/report.ts'
import { as } from '#kit/world.ts'
import { textIn } from '../authoring/folder.ts'

const example = join(import.meta.dirname, '../../content/model/examples/two-level')
let desk: TestDesk
let dir: string
let ana: Awaited<ReturnType<TestDesk['as']>>
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ladder-model-'))
  cpSync(example, join(dir, 'model'), { recursive: true })
  desk = await deskInMemory({ folder: { dir, mayWrite: false, branch: '' } })
  ana = await desk.as('Ana')
})
afterAll(async () => {
  await desk.close()
  rmSync(dir, { recursive: true, force: true })
})

test('the model in force is read at the desk, with the versions that were', async () => {
  const { status, body } = await ana('/desk/model')
  expect(status).toBe(200)
  expect(body.model).toMatchObject({ version: desk.world.model.version, name: desk.world.model.name })
  expect(body.versions).toMatchObject([{ inForce: true, changedBy: null, differences: null }])
  expect((await desk.ask('/desk/model')).status).toBe(401)
})

test('a proposal is checked as the command line does, with file and line, and nothing is edited', async () => {
  const before = await textIn(dir, 'model/support-model.yaml')
  const proposed = before.replace(/team: [a-z-]+/, 'team: nobody-here')
  const { body } = await ana('/desk/model/checks', {
    json: { files: [{ name: 'support-model.yaml', text: proposed }] },
  })
  const line = proposed.split('\n').findIndex((text) => text.includes('team: nobody-here')) + 1
  expect(body.version).toBeNull()
  expect(body.problems).toContainEqual({
    severity: 'error',
    file: 'model/support-model.yaml',
    line,
    words: expect.stringContaining(`model/support-model.yaml:${line}`),
  })
  const refused = await ana('/desk/model/what-ifs', {
    json: { files: [{ name: 'support-model.yaml', text: proposed }] },
  })
  expect(refused.body).toMatchObject({ status: 422, code: 'model.wrong' })
  expect(await textIn(dir, 'model/support-model.yaml')).toBe(before)
  for (const name of ['../x.yaml', 'glossary.yaml', 'a/b.ics'])
    expect((await ana('/desk/model/checks', { json: { files: [{ name, text: 'x' }] } })).status).toBe(422)
})

forEachDialect('what-if of all tickets is what each one by itself would have been', async (ground) => {
  const world = await ground.world({ now: '2026-11-24T08:00:00Z' })
  for (let index = 0; index < 12; index++) {
    const { ref } = await filed(world, { title: `Orders ${index}`, impact: index % 2 ? 'high' : 'low' })
    world.after(`PT${index * 7}M`)
    if (index % 3 !== 0) await act(world, { ref }, { type: 'reply', body: 'On it.', attachments: [] }, { by: as.ana })
    if (index % 4 === 0) await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })
  }
  world.after('PT30H')
  const proposed = modelWith({
    sla: models.five.sla.map((policy) => ({
      ...policy,
      targets: { ...policy.targets, P1: { respond: 'PT1M', resolve: 'PT2M' } },
    })),
  })
  const told: WhatIfNews[] = []
  for await (const line of whatIf(world, proposed, { closing: new AbortController().signal })) told.push(line)
  const last = told.at(-1)
  if (last?.state !== 'done') throw new Error('it did not end')
  expect(told[0]).toEqual({ state: 'running', done: 0, of: 12 })
  const rows = await world.read.selectFrom('ticket').select('id').execute()
  const broken = { before: 0, after: 0 }
  for (const { id } of rows) {
    const events = await readEvents(world.read, id)
    const count = (clocks: { state: string }[]) => clocks.filter(({ state }) => state === 'breached').length
    broken.before += count(clocksOf(events, world.model, world.now()))
    broken.after += count(clocksOf(replayed(events, proposed), proposed, world.now()))
  }
  const sum = (side: 'before' | 'after') => last.whatIf.clocks.reduce((all, clock) => all + clock[side].breached, 0)
  expect({ before: sum('before'), after: sum('after') }).toEqual(broken)
  expect(last.whatIf).toMatchObject({ tickets: 12, unread: 0 })
  const closing = AbortSignal.abort()
  const none: WhatIfNews[] = []
  for await (const line of whatIf(world, proposed, { closing })) none.push(line)
  expect(none).toEqual([])
})
