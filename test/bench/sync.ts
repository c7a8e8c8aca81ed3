import { setImmediate, setTimeout } from 'node:timers/promises'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import type { Store } from '#api/store/open.ts'
import type { FeedPage } from '#domain/views/key-ticket.ts'
import { deskOn, type TestDesk } from '#kit/desk-app.ts'
import { machineKey } from '#kit/machine-key.ts'
import { must } from '#kit/must.ts'
import { as, kim, worldOn } from '#kit/world.ts'
import { figure, shareOf } from './figure.ts'
import { manyTickets } from './many-tickets.ts'
import { onBoth } from './on-both.ts'

// `GET /api/tickets` by cursor, as other tools keep a copy of 100,000 tickets: a part of it alone, the whole of it while people
// write, and what is left to read then. Prints numbers; asserts nothing.
// Usage: sync.ts [TICKETS] [sqlite|postgres …]
const wanted = Number(process.argv[2] ?? 100_000)
const writers = 4
/** Milliseconds between what one of them writes. */
const pause = 20
const polls = 50
/** So many tickets tell how fast they are read. */
const enough = 20_000

await onBoth(process.argv.slice(3), bench)

async function bench(store: Store): Promise<void> {
  await store.migrate(() => Temporal.Now.instant())
  await manyTickets(await worldOn(store), store, wanted)
  const desk = await deskOn(store, { chance: 'those who write' })
  const key = await machineKey(desk.world, 'copy', { scopes: ['read-team'], team: 'support-desk' })
  const name = `sync, ${store.dialect}`
  figure(`${name}, tickets in a second`, await copyOf(desk, key).rate(enough), 'a second')

  const work = startWriting(desk)
  const beside = copyOf(desk, key)
  const rate = await beside.rate(Number.POSITIVE_INFINITY)
  const written = await work.stop()
  await beside.whole()
  figure(`${name}, tickets in a second while people write`, rate, 'a second')
  figure(`${name}, written meanwhile`, written)
  const there = await store.db
    .selectFrom('ticket')
    .select(['ref', 'version'])
    .where('teams', 'like', '%|support-desk|%')
    .execute()
  const wrong = there.filter(({ ref, version }) => beside.versions.get(ref) !== version).length
  figure(`${name}, tickets in the copy`, beside.versions.size)
  figure(`${name}, missed or stale`, wrong + Math.max(0, beside.versions.size - there.length))
  const times: number[] = []
  for (let poll = 0; poll < polls; poll++) {
    const began = performance.now()
    await beside.page()
    times.push(performance.now() - began)
  }
  figure(`${name}, asking in vain`, shareOf(times, 0.95), 'ms')
  await desk.close()
}

/** A copy that is kept by the cursor of each answer. */
function copyOf(desk: TestDesk, key: string) {
  const versions = new Map<string, number>()
  let cursor: string | null = null
  async function page(): Promise<FeedPage> {
    // Over the network others get their turn between two requests, too.
    await setImmediate()
    const after = cursor === null ? '' : `&cursor=${cursor}`
    const answer = await desk.app.request(`http://localhost:4321/api/tickets?limit=100${after}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    const read = (await answer.json()) as FeedPage
    for (const { ref, version } of read.items) versions.set(ref, version)
    cursor = read.cursor
    return read
  }
  async function whole(most = Number.POSITIVE_INFINITY): Promise<number> {
    let count = 0
    for (;;) {
      const { items, more } = await page()
      count += items.length
      if (!more || count >= most) return count
    }
  }
  return {
    versions,
    page,
    whole,
    /** Reads all there is, or so many: how many tickets in a second. */
    async rate(most: number) {
      const began = performance.now()
      const count = await whole(most)
      return count / ((performance.now() - began) / 1000)
    },
  }
}

/** People who write on tickets and open new ones until they are stopped; how often they did. */
function startWriting({ world }: TestDesk) {
  let isOver = false
  let written = 0
  const all = Array.from({ length: writers }, async (_, writer) => {
    const tickets = await world.read
      .selectFrom('ticket')
      .select('ref')
      .where('state', 'in', ['new', 'open', 'waiting'])
      .where('ref', 'not like', '%-%-%')
      .orderBy('id')
      .execute()
    for (let turn = writer; !isOver; turn += writers) {
      const { ref = '' } = tickets[(turn * 7919) % tickets.length] ?? {}
      if (turn % 2 === 0)
        must(await act(world, { ref }, { type: 'note', body: `Seen ${turn}.`, attachments: [] }, { by: as.ana }))
      else
        must(
          await openTicket(world, { title: `Run ${turn} failed`, description: 'Again.', requester: kim, details: {} }),
        )
      written++
      await setTimeout(pause)
    }
  })
  return {
    async stop() {
      isOver = true
      await Promise.all(all)
      return written
    },
  }
}
