import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { figuresNow } from '#api/actions/read/figures.ts'
import { type Metrics, makeMetrics } from '#api/outside/metrics.ts'
import { measured } from '#api/outside/search/measured.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { openStore } from '#api/store/open.ts'
import { startSweep } from '#api/sweeps.ts'
import { deskInMemory, type TestDesk } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { keptLog } from '#kit/log.ts'
import { machineKey } from '#kit/machine-key.ts'
import { filed } from '#kit/report.ts'

let desk: TestDesk
let metrics: Metrics
beforeEach(async () => {
  metrics = makeMetrics()
  desk = await deskInMemory({ metrics })
})
afterEach(() => desk.close())

const from = (address: string, headers: Record<string, string> = {}) =>
  desk.app.request(
    'http://localhost:4321/api/metrics',
    { headers },
    { incoming: { socket: { remoteAddress: address } } },
  )

test('figures are for machines with a key, and for this machine when no proxy speaks for another', async () => {
  const key = await machineKey(desk.world, 'prometheus')
  expect((await from('127.0.0.1')).status).toBe(200)
  expect((await from('::1')).status).toBe(200)
  expect((await from('192.0.2.7')).status).toBe(401)
  expect((await from('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' })).status).toBe(401)
  expect((await from('192.0.2.7', { authorization: `Bearer ${key}` })).status).toBe(200)
})

test('figures count tickets by state, and requests by route without anything that was asked', async () => {
  const { ref } = await desk.open()
  const ana = await desk.as('Ana')
  await ana(`/desk/tickets/${ref}/acknowledgement`, { method: 'PUT' })
  await desk.open()
  const text = await (await from('127.0.0.1')).text()
  expect(text).toContain('ladder_tickets{state="new"} 1')
  expect(text).toContain('ladder_tickets{state="open"} 1')
  expect(text).toContain('route="/api/desk/tickets/:ref/acknowledgement",status="200"} 1')
  expect(text).not.toContain(ref)
})

forEachDialect(
  'figures say what is due, how far the ticker is behind, and what waits to be sent since when',
  async (ground) => {
    const world = await ground.world()
    await filed(world)
    world.after('PT216H')
    const figures = await figuresNow(world)
    const text = await metrics.text({ figures, copies: null })
    const of = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
    expect(of('ladder_clocks_due{when="late"}')).toBe(1)
    expect(of('ladder_ticker_lag_seconds')).toBeGreaterThan(3600)
    expect(of('ladder_outbox_waiting{channel="mail"}')).toBeGreaterThan(0)
    expect(of('ladder_outbox_oldest_seconds{channel="mail"}')).toBe(9 * 24 * 3600)
    expect(of('ladder_outbox_given_up{channel="mail"}')).toBe(0)
    expect(of('ladder_database_up')).toBe(1)
  },
)

test('while the database is away, figures of the process go on', async () => {
  const away = openStore('postgres://ladder@127.0.0.1:1/nowhere')
  const text = await metrics.text({
    figures: await figuresNow({ read: away.db, now: desk.world.now }),
    copies: null,
  })
  await away.close()
  expect(text).toContain('ladder_database_up 0')
  expect(text).toContain('ladder_process_cpu_seconds_total')
  expect(text).not.toMatch(/^ladder_(tickets|clocks_due|ticker_lag_seconds|outbox_waiting)[ {]/m)
})

test('every expression of the dashboard asks for figures and labels that a server gives', async () => {
  const search = measured(makeSearch({ articles: [], glossary: [] }), metrics.search)
  await search('orders', { limit: 1 })
  metrics.mail('opened')
  metrics.sweep({ sweep: 'ticker', ok: false, seconds: 1 })
  metrics.backup({ outcome: 'made', seconds: 1 })
  const swept = Promise.withResolvers<void>()
  const sweeping = startSweep({ name: 'ticker', every: 1, work: async () => {} }, keptLog().alert, (turn) => {
    metrics.sweep(turn)
    swept.resolve()
  })
  await swept.promise
  await sweeping.stop()
  await desk.open()
  await desk.ask('/health')
  const samples = (await (await from('127.0.0.1')).text())
    .split('\n')
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => ({
      name: /^\w+/.exec(line)?.[0] ?? '',
      labels: [...line.matchAll(/(\w+)="/g)].map(([, label]) => label),
    }))
  const board = JSON.parse(readFileSync(join(import.meta.dirname, '../../deploy/grafana.json'), 'utf8'))
  const expressions: string[] = [
    ...board.panels.flatMap(({ targets = [] }: { targets?: { expr: string }[] }) => targets.map(({ expr }) => expr)),
    ...board.templating.list.flatMap(({ query }: { query: { query?: string } }) => query.query ?? []),
  ]
  expect(expressions.length).toBeGreaterThan(20)
  for (const expression of expressions) {
    const names = [...expression.matchAll(/\bladder_\w+/g)].map(([name]) => name)
    expect(names.length, expression).toBeGreaterThan(0)
    const given = samples.filter(({ name }) => names.includes(name))
    expect(new Set(given.map(({ name }) => name)), expression).toEqual(new Set(names))
    const asked = [...expression.matchAll(/by \(([^)]+)\)|(\w+)=~?"/g)].flatMap(([, by, label]) =>
      (by ?? label ?? '').split(', '),
    )
    // Prometheus adds these itself.
    for (const label of asked.filter((one) => !['job', 'instance'].includes(one)))
      expect(
        given.some(({ labels }) => labels.includes(label)),
        `${label} in ${expression}`,
      ).toBe(true)
  }
})
