import { expect } from 'vitest'
import { act } from '#api/actions/act.ts'
import {
  announce,
  continueKnownProblem,
  followKnownProblem,
  listKnownProblems,
  updateKnownProblem,
} from '#api/actions/announce.ts'
import { viewRequest } from '#api/actions/read/request.ts'
import { forEachDialect, type Ground } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { filed } from '#kit/report.ts'
import { as } from '#kit/world.ts'

const { ana } = as
const jonas = { name: 'Jo Martin', email: 'jo@example.com' }

async function worldWithProblem(ground: Ground) {
  const world = await ground.world()
  const opened = await filed(world)
  const problem = must(
    await announce(
      world,
      { title: 'Order sync stands still', body: 'We reconnect it. More by ten.', ticket: opened.ref },
      ana,
    ),
  )
  return { world, first: opened, problem: problem }
}

forEachDialect('a known problem names its automation and counts who reports it', async (ground) => {
  const { world, problem } = await worldWithProblem(ground)
  expect(problem).toMatchObject({ automation: { id: 'order-sync', name: 'Order sync' }, reports: 1 })
  expect(await listKnownProblems(world, { automation: 'order-sync' })).toHaveLength(1)
  expect(await listKnownProblems(world, { automation: 'invoice-approval' })).toEqual([])
})

forEachDialect('following gives a request of one’s own, once per person', async (ground) => {
  const { world, problem } = await worldWithProblem(ground)
  const followed = must(await followKnownProblem(world, problem.id, jonas))
  const again = must(await followKnownProblem(world, problem.id, { ...jonas, email: 'JO@example.com' }))
  expect(again.ref).toBe(followed.ref)
  expect((await listKnownProblems(world))[0]?.reports).toBe(2)
})

forEachDialect(
  'a known problem says how far support is, planned work has its times, and ending is taken back',
  async (ground) => {
    const { world, first, problem } = await worldWithProblem(ground)
    expect(problem).toMatchObject({ state: 'investigating', planned: null })
    const { id } = problem
    expect(must(await updateKnownProblem(world, { id, body: 'A bad token.', state: 'identified' }, ana)).state).toBe(
      'identified',
    )
    expect(must(await updateKnownProblem(world, { id, body: 'Over.', ended: true }, ana)).state).toBe('solved')
    expect(await listKnownProblems(world)).toEqual([])
    world.after('PT1M')
    const back = must(await continueKnownProblem(world, { id, body: 'It goes on.' }, ana))
    expect(back).toMatchObject({ state: 'identified', endedAt: null, body: 'It goes on.' })
    expect(must(await continueKnownProblem(world, { id, body: 'Said twice.' }, ana)).body).toBe('It goes on.')
    expect(must(await viewRequest(world, first.token)).events.at(-1)?.body).toBe('It goes on.')
    const planned = { from: '2026-11-28T21:00:00Z', to: '2026-11-28T22:00:00+00:00' }
    expect(
      must(await announce(world, { title: 'NetSuite release', body: 'No orders.', planned }, ana)).planned,
    ).toEqual({
      from: '2026-11-28T21:00:00.000Z',
      to: '2026-11-28T22:00:00.000Z',
    })
  },
)

forEachDialect('one update answers everybody, and each keeps their own clocks', async (ground) => {
  const { world, first, problem } = await worldWithProblem(ground)
  world.after('PT20M')
  const followed = must(await followKnownProblem(world, problem.id, jonas))
  world.after('PT5M')
  await updateKnownProblem(world, { id: problem.id, body: 'Reconnected. Orders are being replayed.' }, ana)
  for (const [token, elapsed] of [
    [first.token, 1500],
    [followed.token, 300],
  ] as const) {
    const seen = must(await viewRequest(world, token))
    expect(seen.events.at(-1)?.body).toBe('Reconnected. Orders are being replayed.')
    expect(seen.clocks.find(({ name }) => name === 'respond')).toMatchObject({ state: 'met', elapsed })
  }
})

forEachDialect('what is over is listed no more, takes no follower, and ends once', async (ground) => {
  const { world, problem } = await worldWithProblem(ground)
  const end = { id: problem.id, body: 'Solved.', ended: true }
  expect(await updateKnownProblem(world, end, ana)).toMatchObject({ ok: true })
  expect(await updateKnownProblem(world, end, ana)).toMatchObject({ ok: true })
  expect(await listKnownProblems(world)).toEqual([])
  expect(await listKnownProblems(world, { ended: true })).toHaveLength(1)
  expect(await followKnownProblem(world, problem.id, jonas)).toMatchObject({ error: { code: 'known-problem.ended' } })
  expect(await followKnownProblem(world, 'nothing', jonas)).toMatchObject({
    error: { code: 'known-problem.not-found' },
  })
})

forEachDialect(
  'whoever is at the desk may tell all who report it, and answers none of them otherwise',
  async (ground) => {
    const { world, first, problem } = await worldWithProblem(ground)
    const noor = as.noor
    expect(await updateKnownProblem(world, { id: problem.id, body: 'Ours to mend.' }, noor)).toMatchObject({ ok: true })
    const seen = await viewRequest(world, first.token)
    expect(seen.ok && seen.value.events.at(-1)).toMatchObject({ type: 'ticket.replied', by: { name: 'Noor' } })
    const refused = await act(
      world,
      { ref: first.ref },
      { type: 'reply', body: 'By the way.', attachments: [] },
      { by: noor },
    )
    expect(refused).toMatchObject({ error: { code: 'desk.not-your-level' } })
  },
)
