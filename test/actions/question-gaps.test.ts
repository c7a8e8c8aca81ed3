import { expect } from 'vitest'
import { doInCommunity } from '#api/actions/community.ts'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { recordSignals } from '#api/actions/signals.ts'
import { tryGaps } from '#api/actions/try-gaps.ts'
import type { World } from '#api/actions/world.ts'
import { makeSearch } from '#api/outside/search/search.ts'
import { memberWith } from '#api/store/members.ts'
import type { Writer } from '#domain/community/facts.ts'
import type { QuestionCommand } from '#domain/community/verbs.ts'
import { signalSchema } from '#domain/knowledge/signal.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'

const noor: Writer = { kind: 'support', name: 'Noor', email: 'noor@example.com', teams: ['finance-automation'] }
const searched = 'labels print twice in the warehouse'
const weak = (query = searched) => signalSchema.parse({ kind: 'search', query, weak: true, results: 0 })
const ask = { title: 'Why do warehouse labels print twice?', text: 'Since noon.', automation: 'order-sync' }

const gapsOf = async (world: World, state: 'open' | 'closed') => (await readGaps(world, { state, limit: 10 })).items

function onGround(world: World) {
  const search = makeSearch({ articles: [...world.articles.values()], glossary: [], taught: () => world.taught.list })
  const sweep = async () => {
    await gatherGaps(world)
    return tryGaps(world, search)
  }
  const act = async (id: string, command: QuestionCommand, by = noor) =>
    must(await doInCommunity(world, { act: { id, command } }, by))
  return { sweep, act }
}

forEachDialect(
  'a question is a gap once it can be read; an official answer closes it, and opens it again when taken back',
  async (ground) => {
    const world = await ground.world()
    const { sweep, act } = onGround(world)
    const kim = await world.transact((tx) =>
      memberWith(tx, { id: 'kim', name: 'Kim', email: 'kim@example.com', at: '2026-03-02T09:00:00.000Z' }),
    )
    const by: Writer = { kind: 'member', id: kim.id, name: kim.name }
    await recordSignals(world, [weak()], { source: 'portal' })
    const { id = '' } = must(await doInCommunity(world, { ask: { ...ask, searched } }, by)) ?? {}
    await sweep()
    expect(await gapsOf(world, 'open')).toMatchObject([{ count: 1, questions: [], kinds: { questions: 0 } }])

    await act(id, { act: 'show', post: 0 })
    await act(id, { act: 'hide', post: 0, reason: 'A look again' })
    await act(id, { act: 'show', post: 0 })
    await sweep()
    const url = `/community/${id}/`
    const [gap] = await gapsOf(world, 'open')
    expect(gap).toMatchObject({
      kinds: { weak: 1, questions: gap?.wordings.length },
      automation: { id: 'order-sync' },
      questions: [{ title: ask.title, url, settled: false }],
    })

    await act(id, { act: 'answer', text: 'Switch the second printer off.' })
    expect(await sweep()).toEqual({ closed: 1, reopened: 0 })
    expect(await gapsOf(world, 'closed')).toMatchObject([
      { answeredBy: { id: `community/${id}`, title: ask.title, url }, questions: [{ settled: true }] },
    ])
    await recordSignals(world, [weak()], { source: 'portal' })
    expect(await gapsOf(world, 'closed')).toHaveLength(1)

    await act(id, { act: 'unmark', post: 1 })
    expect(await sweep()).toEqual({ closed: 0, reopened: 1 })
    await act(id, { act: 'accept', post: 1 }, by)
    expect(await sweep()).toEqual({ closed: 1, reopened: 0 })
  },
)

forEachDialect('a question answers what it says, too, that others looked for in other words', async (ground) => {
  const world = await ground.world()
  const { sweep, act } = onGround(world)
  for (const query of ['twin labels', 'warehouse twin labels'])
    await recordSignals(world, [weak(query)], { source: 'portal' })
  expect(await sweep()).toEqual({ closed: 0, reopened: 0 })
  const text = 'The warehouse prints twin labels.'
  const { id = '' } = must(await doInCommunity(world, { ask: { ...ask, title: 'Printer stutters', text } }, noor)) ?? {}
  await act(id, { act: 'answer', text: 'Switch the second printer off.' })
  world.contentVersion = 'the next build'
  expect(await sweep()).toMatchObject({ closed: 2 })
  const closed = await gapsOf(world, 'closed')
  expect(closed.map(({ answeredBy }) => answeredBy?.id)).toEqual([`community/${id}`, `community/${id}`])
  expect(closed.map(({ questions }) => questions.length).sort()).toEqual([0, 1])
})
