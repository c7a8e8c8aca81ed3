import { expect } from 'vitest'
import { doInCommunity } from '#api/actions/community.ts'
import { openTicket } from '#api/actions/open.ts'
import { listQuestions } from '#api/store/questions.ts'
import { readQueue } from '#api/store/queue.ts'
import { readTickets } from '#api/store/tickets.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { must } from '#kit/must.ts'
import { as, kim } from '#kit/world.ts'

const titles = [
  'Badge printer jams',
  'Orders wait',
  'The printer is slow',
  'Printer ink',
  'Badge is lost',
  'No printer',
]

/** Every page of a list, as its titles. */
async function pages<C>(read: (after: C | undefined) => Promise<{ titles: string[]; next: C | null }>) {
  const all: string[] = []
  for (let after: C | null | undefined; after !== null; ) {
    const page = await read(after)
    all.push(...page.titles)
    after = page.next
  }
  return all
}

forEachDialect('what says it comes page by page in the order of its list, however much of it does', async (ground) => {
  const world = await ground.world()
  const { read, dialect } = world
  for (const title of titles) {
    world.after('PT1M')
    must(await openTicket(world, { title, description: 'x', requester: kim, details: {} }))
    must(await doInCommunity(world, { ask: { title, text: 'x' } }, { ...as.ana, kind: 'support' }))
  }
  const now = world.now().toString()
  const expected = {
    printer: ['Badge printer jams', 'The printer is slow', 'Printer ink', 'No printer'],
    'badge print': ['Badge printer jams'],
    zebra: [],
    '???': [],
  }
  for (const [text, found] of Object.entries(expected))
    for (const limit of [1, 3]) {
      const questions = await pages((after: { at: string; id: string } | undefined) =>
        listQuestions(read, { filter: { view: 'newest', text }, after, limit, dialect }).then(({ items, next }) => ({
          titles: items.map(({ title }) => title),
          next,
        })),
      )
      expect([text, limit, ...questions]).toEqual([text, limit, ...found.toReversed()])
      for (const by of ['due', 'subject'] as const) {
        const filter = { states: 'active' as const, text, ...(text === 'printer' ? { phrases: ['printer'] } : {}) }
        const tickets = await pages((after: Parameters<typeof readQueue>[1]['after']) =>
          readQueue(world, { filter, sort: { by, descending: false }, after, limit, now }).then(
            async ({ ids, next }) => ({ titles: (await readTickets(read, ids)).map(({ title }) => title), next }),
          ),
        )
        const inOrder = by === 'due' ? found : found.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
        expect([text, limit, by, ...tickets]).toEqual([text, limit, by, ...inOrder])
      }
    }
})
