import { deskCounts, deskQueue, deskStateCounts } from '#api/actions/read/queue.ts'
import type { Store } from '#api/store/open.ts'
import type { BulkAct } from '#domain/views/bulk.ts'
import type { QueueQuestion } from '#domain/views/queue.ts'
import { deskOn } from '#kit/desk-app.ts'
import { must } from '#kit/must.ts'
import { as, kim, worldOn } from '#kit/world.ts'
import { figure, shareOf } from './figure.ts'
import { manyTickets } from './many-tickets.ts'
import { onBoth } from './on-both.ts'

// The queue of 100,000 open tickets: every filter of the desk, page after page. Prints numbers; asserts nothing.
// Usage: queue.ts [TICKETS] [sqlite|postgres …]
const wanted = Number(process.argv[2] ?? 100_000)

const questions: Record<string, Partial<QueueQuestion>> = {
  'next, my teams': { view: 'next' },
  'next, another team': { view: 'next' },
  open: {},
  mine: { view: 'mine' },
  unassigned: { view: 'unassigned' },
  'at risk': { view: 'at-risk' },
  breached: { view: 'breached' },
  waiting: { view: 'waiting' },
  vendor: { view: 'vendor' },
  'level 1': { level: 1 },
  'level 2': { level: 2 },
  'level 4': { level: 4 },
  team: { team: 'finance-automation' },
  automation: { automation: 'invoice-approval' },
  requester: { requester: kim.email },
  'one requester': { requester: 'person-6@example.com' },
  'text, common': { text: 'order' },
  'text, in all': { text: 'nothing arrives' },
  'text, rare': { text: 'run 377' },
  'text, half a word': { text: 'dupl' },
  'text, one letter': { text: 'n' },
  'text and level': { text: 'order', level: 2 },
  'text and requester': { text: 'invoice', requester: 'person-6@example.com' },
  'team and unassigned': { team: 'support-desk', assignee: 'none' },
  'breached, level 2': { view: 'breached', level: 2 },
  resolved: { view: 'resolved' },
  closed: { view: 'closed' },
  everything: { view: 'all' },
  'by status': { sort: 'status' },
  'by priority': { sort: 'priority' },
  'by priority, last first': { sort: '-priority' },
  'by subject': { sort: 'subject' },
  'by automation': { sort: 'automation' },
  'by requester': { sort: '-requester' },
  'by assignee': { sort: 'assignee' },
  'by level': { sort: '-level' },
  'my teams by priority': { view: 'next', sort: 'priority' },
  'text by subject': { text: 'order', sort: 'subject' },
  'is:late team:': { text: 'is:late team:support-desk' },
  'is:open priority:': { text: 'is:open priority:P2 order' },
  'assignee:me before:': { text: 'assignee:me before:2027-01-01 invoice' },
  '"quoted"': { text: '"order session fails" is:open' },
  'after, nothing': { text: 'after:2030-01-01 order' },
}

await onBoth(process.argv.slice(3), bench)

async function bench(store: Store): Promise<void> {
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store)
  await manyTickets(world, store, wanted)
  const began = performance.now()
  must(await deskQueue(world, { limit: 50 }, as.ana))
  const looked = performance.now()
  must(await deskQueue(world, { limit: 50, text: 'order' }, as.ana))
  const read = performance.now() - looked
  console.log(
    `the first look of a process took ${(looked - began).toFixed(0)} ms, the first for a word ${read.toFixed(0)} ms more`,
  )
  const { n } = await store.db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  const slow: number[] = []
  console.log(`${store.dialect}, ${n} tickets`)
  for (const [name, question] of Object.entries(questions)) {
    const times: number[] = []
    let cursor: string | undefined
    let rows = 0
    for (let turn = 0; turn < 30; turn++) {
      const began = performance.now()
      const by = name === 'next, another team' ? as.hana : as.ana
      const page = must(await deskQueue(world, { limit: 50, ...question, ...(cursor ? { cursor } : {}) }, by))
      times.push(performance.now() - began)
      rows = Math.max(rows, page.tickets.length)
      cursor = page.next ?? undefined
    }
    slow.push(print(name, times, `${rows} rows`))
  }
  const times: number[] = []
  for (let turn = 0; turn < 20; turn++) {
    const began = performance.now()
    await deskCounts(world, as.ana)
    times.push(performance.now() - began)
  }
  print('counts', times, '')
  for (const text of ['order', 'nothing arrives', 'run 377', 'is:late', 'assignee:me order']) {
    const counting: number[] = []
    for (let turn = 0; turn < 20; turn++) {
      const began = performance.now()
      must(await deskStateCounts(world, { text }, as.ana))
      counting.push(performance.now() - began)
    }
    print(`states, ${text}`, counting, '')
  }
  await bulkActs(store)
  figure(`queue, ${store.dialect}, p95 of the slowest question`, Math.max(...slow), 'ms')
  figure(`queue, ${store.dialect}, p95 of the median question`, shareOf(slow, 0.5), 'ms')
  await store.close()
}

/** The same act on 500 tickets, one transaction each, sent as the desk sends it; then the first look at the queue. */
async function bulkActs(store: Store): Promise<void> {
  const desk = await deskOn(store)
  const hana = await desk.as('Hana')
  const rows = await store.db.selectFrom('ticket').select('ref').where('state', '=', 'open').limit(500).execute()
  const tickets = rows.map(({ ref }) => ref)
  const acts: BulkAct[] = [
    { verb: 'note', with: { body: 'Seen before.' } },
    { verb: 'assign', with: { to: 'jonas@example.com' } },
    { verb: 'resolve', with: { note: 'Reconnected.' } },
  ]
  await deskQueue(desk.world, { limit: 50 }, as.ana)
  for (const act of acts) {
    const began = performance.now()
    const { body } = await hana('/desk/bulk', {
      json: { tickets, act },
      headers: { 'idempotency-key': `bench-${act.verb}` },
    })
    const acted = performance.now()
    must(await deskQueue(desk.world, { limit: 50 }, as.ana))
    const looked = performance.now() - acted
    const named = body.done.length + body.refused.length
    figure(
      `bulk, ${store.dialect}, ${act.verb} on ${body.done.length}, named ${named} of ${tickets.length}`,
      (acted - began) / 1000,
      's',
    )
    console.log(`the first look after it took ${looked.toFixed(1)} ms`)
  }
}

/** Answers the 95th percentile. */
function print(name: string, measured: number[], note: string): number {
  const [half, most] = [shareOf(measured, 0.5), shareOf(measured, 0.95)]
  const said = [half, most].map((time) => time.toFixed(1).padStart(7))
  console.log(`${name.padEnd(22)} p50 ${said[0]} ms   p95 ${said[1]} ms   ${note}`)
  return most
}
