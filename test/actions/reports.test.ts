import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { report } from '#api/actions/read/reports.ts'
import { csvOf, tableOf } from '#api/http/desk/report-tables.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { as, kim } from '#kit/world.ts'

forEachDialect('reports tell what was kept, what was late and why, and what is open', async (ground) => {
  const world = await ground.world({ now: '2026-11-24T08:00:00Z' })
  const open = async (title: string) => {
    const opened = must(
      await openTicket(world, {
        title,
        description: 'x',
        requester: kim,
        automation: 'order-sync',
        details: {},
      }),
    )
    return opened
  }
  const kept = await open('=cmd|kept')
  world.after('PT10M')
  await act(world, { ref: kept.ref }, { type: 'reply', body: 'on it', attachments: [] }, { by: as.ana })
  await act(world, { ref: kept.ref }, { type: 'resolve', note: 'done' }, { by: as.ana })
  await act(world, { token: kept.token }, { type: 'rate', score: 4 }, { by: 'requester' })
  await open('left alone')
  world.after('PT2H')
  const day = (text: string) => Temporal.Instant.from(`${text}T00:00:00Z`)
  const made = await report(world, { from: day('2026-11-24'), to: day('2026-11-25') }, new Map())
  const policy = made.attainment.filter(({ dimension, key }) => dimension === 'policy' && key === 'Business-critical')
  expect(policy.find(({ clock }) => clock === 'respond')).toMatchObject({ met: 1, breached: 1 })
  expect(policy.find(({ clock }) => clock === 'resolve')).toMatchObject({ met: 1, breached: 0 })
  expect(made.breaches.find(({ clock }) => clock === 'respond')).toMatchObject({
    title: 'left alone',
    late: 5400,
    due: '2026-11-24T08:40:00.000Z',
    why: { who: 'level 1', seconds: 7200 },
  })
  expect(made.backlog).toEqual([{ level: 1, open: 1, waiting: 0, median: 7200, oldest: 7200, ages: [1, 0, 0, 0, 0] }])
  expect(made.satisfaction).toEqual([{ month: '2026-11', scores: [0, 0, 0, 1, 0] }])
  expect(made.ledger.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(600 + 7200)
  expect(made).toMatchObject({ tickets: 2, truncated: false })
})

forEachDialect('a cell that a spreadsheet would run is written as text', async (ground) => {
  const world = await ground.world()
  const empty = await report(world, { from: world.now().subtract('PT1H'), to: world.now() }, new Map())
  const breach = {
    ref: 'TKT-1',
    title: '=1+1, "x"',
    clock: 'respond',
    level: 1,
    team: 't',
    due: 'd',
    late: 1,
    why: null,
  }
  const csv = csvOf(tableOf('breaches', { ...empty, breaches: [breach as never] }))
  expect(csv.split('\r\n')[1]).toBe('TKT-1,"\'=1+1, ""x""",respond,1,t,d,1,,')
})
