import { execFile } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { periodOf, report } from '#api/actions/read/reports.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { tick } from '#api/actions/tick.ts'
import { findTicket } from '#api/store/tickets.ts'
import { promisesShown } from '#domain/clocks/told.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { csvOf, tableOf } from '#domain/views/report-tables.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { actOf, anySteps } from '#kit/life.ts'
import { must } from '#kit/must.ts'
import { often } from '#kit/often.ts'
import { shared } from '#kit/shared.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'
import { loadContent } from '#site/authoring/content.ts'

const root = join(import.meta.dirname, '../..')
const says: Command = { type: 'reply', body: 'on it', attachments: [] }

async function open(world: TestWorld, title: string) {
  const opened = await openTicket(world, {
    title,
    description: 'x',
    requester: kim,
    automation: 'order-sync',
    details: {},
  })
  const { ref, token } = must(opened)
  const does = async (by: Actor, command: Command) => must(await act(world, { ref }, command, { by }))
  const asks = async (command: Command) => must(await act(world, { token }, command, { by: 'requester' }))
  return { ref, token, does, asks }
}

function reportOf(world: TestWorld, from: string, to = from) {
  const period = periodOf(world, { from, to })
  if (!period) throw new Error('backwards')
  return report(world, period, new Map())
}

forEachDialect('reports tell what was kept, what was late and why, and what is open', async (ground) => {
  const world = await ground.world({ now: '2026-11-24T08:00:00Z' })
  const kept = await open(world, '=cmd|kept')
  world.after('PT10M')
  await kept.does(as.ana, { type: 'assign', to: 'ana@example.com' })
  await kept.does(as.ana, says)
  await kept.does(as.ana, { type: 'resolve', note: 'done' })
  await kept.asks({ type: 'rate', score: 4 })
  await open(world, 'left alone')
  world.after('PT2H')
  const made = await reportOf(world, '2026-11-24')
  expect(made.attainment.filter(({ dimension }) => dimension === 'person')).toEqual([])
  world.model = { ...world.model, reportPeople: true }
  const byPerson = (await reportOf(world, '2026-11-24')).attainment.filter(({ dimension }) => dimension === 'person')
  const answered = byPerson.filter(({ clock }) => clock === 'respond')
  expect(answered.map(({ name, met, breached }) => [name, met, breached])).toEqual([
    ['', 0, 1],
    ['Ana Ruiz', 1, 0],
  ])
  const [late] = made.breaches.filter(({ clock, reason }) => clock === 'respond' && reason === null)
  if (!late) throw new Error('nothing is late')
  const why = (clock: 'respond' | 'resolve', reason: string) =>
    act(world, { ref: late.ref }, { type: 'explain', clock, cycle: late.cycle, reason }, { by: as.ana })
  expect(await why('resolve', 'too-many')).toMatchObject({ ok: false, error: { code: 'breach.not-broken' } })
  expect(await why('respond', 'unheard-of')).toMatchObject({ ok: false, error: { code: 'breach.unknown-reason' } })
  must(await why('respond', 'no-answer'))
  must(await why('respond', 'too-many'))
  expect(must(await why('respond', 'too-many')).events).toEqual([])
  const explained = await reportOf(world, '2026-11-24')
  expect(explained.breaches.find(({ clock }) => clock === 'respond')?.reason).toBe('Too many at once')
  expect(explained.reasons.find(({ reason }) => reason !== null)).toMatchObject({
    reason: 'Too many at once',
    count: 1,
  })
  const policy = made.attainment.filter(({ dimension, key }) => dimension === 'policy' && key === 'Business-critical')
  expect(policy.find(({ clock }) => clock === 'respond')).toMatchObject({ met: 1, breached: 1 })
  expect(policy.find(({ clock }) => clock === 'resolve')).toMatchObject({ met: 1, breached: 0 })
  expect(made.breaches.find(({ clock }) => clock === 'respond')).toMatchObject({
    title: 'left alone',
    late: 5400,
    due: '2026-11-24T08:40:00.000Z',
    level: 1,
    levelName: 'Support desk',
    team: { id: 'support-desk', name: 'Support desk' },
    person: null,
    why: { who: 'level 1', seconds: 7200 },
  })
  expect(made.backlog).toEqual([{ level: 1, open: 1, waiting: 0, median: 7200, oldest: 7200, ages: [1, 0, 0, 0, 0] }])
  expect(made.satisfaction).toEqual([{ month: '2026-11', scores: [0, 0, 0, 1, 0] }])
  expect(made.ledger.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(600 + 7200)
  expect(made.opened).toBe(2)
})

forEachDialect(
  'days and months are the organisation’s: a breach belongs to the day it was due there',
  async (ground) => {
    const world = await ground.world({ now: '2026-11-30T22:50:00Z' })
    await open(world, 'around midnight in Berlin')
    world.at('2026-12-20T08:00:00Z')
    const due = ['2026-11-30T23:20:00.000Z', 'respond']
    const at = async (day: string) =>
      (await reportOf(world, day)).breaches
        .map((breach) => [breach.due, breach.clock])
        .filter(([, clock]) => clock === 'respond')
    expect(await at('2026-11-30')).toEqual([])
    expect(await at('2026-12-01')).toEqual([due])
    const december = await reportOf(world, '2026-12-01', '2026-12-31')
    expect(december).toMatchObject({
      timeZone: 'Europe/Berlin',
      from: '2026-11-30T23:00:00.000Z',
      to: '2026-12-31T23:00:00.000Z',
      opened: 0,
    })
    const months = december.attainment.filter(({ dimension, clock }) => dimension === 'month' && clock === 'respond')
    expect(months).toMatchObject([{ key: '2026-12', breached: 1 }])
    const [head, ...rows] = csvOf(tableOf('breaches', december)).split('\r\n')
    const row = rows.find((line) => line.includes(',respond,'))
    expect(head).toMatch(/first_day,last_day,time_zone$/)
    expect(row).toContain('2026-12-01 00:20:00,2026-11-30T23:20:00.000Z')
    expect(row).toMatch(/2026-12-01,2026-12-31,Europe\/Berlin$/)
  },
)

forEachDialect('over random lives, a breach that the log holds is in every later report', async (ground) => {
  const world = await ground.world({ now: '2026-12-21T06:00:00Z' })
  const tokens: string[] = []
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const { ref, token } = await open(world, 'Orders do not arrive')
      tokens.push(token)
      for (const step of steps) {
        world.after(`PT${step.seconds}S`)
        await tick(world, { asOf: world.now() })
        const stored = await findTicket(world.read, { ref })
        if (!stored) throw new Error(`${ref} is gone`)
        const { by, command } = actOf({ ticket: stored.ticket, model: world.model, now: world.now() }, step)
        await act(world, { ref }, command, { by })
      }
      await tick(world, { asOf: world.now() })
    }),
    { numRuns: often(5, 12), seed: 20261125 },
  )
  const made = await reportOf(world, '2026-12-01', '2027-12-31')
  const keys = made.breaches.map(({ ref, clock, cycle, due }) => `${ref} ${clock} ${cycle} ${due}`)
  const logged = await world.read
    .selectFrom('ticket_event')
    .innerJoin('ticket', 'ticket.id', 'ticket_event.ticket_id')
    .select(['ref', 'data'])
    .where('ticket_event.type', '=', 'clock.breached')
    .execute()
  expect(logged.length).toBeGreaterThan(12)
  for (const { ref, data } of logged) {
    const { clock, cycle, due } = JSON.parse(data) as { clock: string; cycle: string; due: string }
    expect(keys).toContain(`${ref} ${clock} ${cycle} ${due}`)
  }
  // A month's report after the other holds the same breaches as the one of all of them.
  let sum = 0
  for (let first = Temporal.PlainDate.from('2026-12-01'); first.year < 2028; first = first.add({ months: 1 })) {
    const last = first.add({ months: 1 }).subtract({ days: 1 })
    sum += (await reportOf(world, first.toString(), last.toString())).breaches.length
  }
  expect(sum).toBe(made.breaches.length)
  // What a requester reads says the same.
  for (const token of tokens) {
    const view = must(await viewRequest(world, token))
    const late = promisesShown(view.clocks).filter(({ state }) => state === 'breached')
    const { ref } = view
    const told = made.breaches.filter((breach) => breach.ref === ref && /respond|update|resolve/.test(breach.clock))
    expect(late.map(({ name, cycle, breachedAt }) => `${name} ${cycle} ${breachedAt}`).sort()).toEqual(
      told.map(({ clock, cycle, due }) => `${clock} ${cycle} ${due}`).sort(),
    )
  }
})

forEachDialect.shared('the command line tells the same numbers as the API', async (ground) => {
  const { content } = await loadContent(join(root, 'content'))
  if (!content) throw new Error('the demo does not check')
  const { model, automations } = content
  const world = await ground.world({ model, automations, now: '2026-11-20T08:00:00Z' })
  const one = await open(world, 'Ended late')
  world.after('PT30H')
  await one.does(as.ana, says)
  await one.does(as.ana, { type: 'resolve', note: 'done' })
  await one.asks({ type: 'confirm' })
  const days = ['2026-11-01', '2026-11-22'] as const
  const { cli } = await shared('programs')
  const ladder = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      const env = { ...process.env, DATABASE_URL: ground.url, CONTENT_DIR: join(root, 'content') }
      const command = ['--no-warnings', cli, 'report', '--from', days[0], '--to', days[1], ...args]
      execFile(process.execPath, command, { cwd: root, env }, (error, out, err) =>
        error ? reject(new Error(err)) : resolve(out),
      )
    })
  const made = await reportOf(world, ...days)
  expect(made.breaches.length).toBeGreaterThan(0)
  const [json, csv, plain] = await Promise.all([ladder('--json'), ladder('--csv', 'breaches'), ladder()])
  expect({ ...JSON.parse(json), asOf: '' }).toEqual({ ...made, asOf: '' })
  expect(csv).toBe(csvOf(tableOf('breaches', made)))
  expect(plain).toContain('2026-11-01 to 2026-11-22, 1 ticket opened. Days, weeks and months in Europe/Berlin.')
  expect(plain).toContain('Charged to: ')
})

forEachDialect('a table opens right in a spreadsheet, and no cell of it runs', async (ground) => {
  const world = await ground.world()
  const empty = await reportOf(world, '2026-11-24')
  const titles = ['=1+1, "x"', ' =1+1', '＝1+1', '\n=1+1', '@SUM(1)', '-1', '\t=1', 'Größe\r\n2', 'plain']
  const breaches = titles.map((title) => ({
    ref: 'TKT-1',
    title,
    clock: 'respond' as const,
    cycle: '1',
    level: 1,
    levelName: 'Desk',
    team: { id: 't', name: '+t' },
    person: null,
    policy: 'Standard',
    priority: 'P1' as const,
    due: '2026-11-24T08:00:00.000Z',
    late: 1,
    why: null,
    reason: null,
  }))
  const csv = csvOf(tableOf('breaches', { ...empty, breaches }))
  expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const cells = csv.match(/TKT-1,("(?:[^"]|"")*"|[^,]*),/g)
  expect(cells).toEqual([
    'TKT-1,"\'=1+1, ""x""",',
    "TKT-1,' =1+1,",
    "TKT-1,'＝1+1,",
    'TKT-1,"\'\n=1+1",',
    "TKT-1,'@SUM(1),",
    "TKT-1,'-1,",
    "TKT-1,'\t=1,",
    'TKT-1,"Größe\r\n2",',
    'TKT-1,plain,',
  ])
  expect(csv).toContain(",t,'+t,")
})
