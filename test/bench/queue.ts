import { sql } from 'kysely'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { deskCounts, deskQueue, deskStateCounts } from '#api/actions/read/queue.ts'
import type { Store } from '#api/store/open.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { QueueQuestion } from '#domain/views/queue.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld, worldOn } from '#kit/world.ts'
import { figure, shareOf } from './figure.ts'
import { onBoth } from './on-both.ts'

// The queue of 100,000 open tickets: every filter of the desk, page after page. Prints numbers; asserts nothing.
// Usage: queue.ts [TICKETS] [sqlite|postgres …]
const wanted = Number(process.argv[2] ?? 100_000)
const seeds = 400
const words = ['order', 'invoice', 'session', 'timeout', 'missing', 'duplicate', 'badge', 'payout', 'warehouse', 'sync']
const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }

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
  await seed(world)
  await copySeeds(store)
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
  figure(`queue, ${store.dialect}, p95 of the slowest question`, Math.max(...slow), 'ms')
  figure(`queue, ${store.dialect}, p95 of the median question`, shareOf(slow, 0.5), 'ms')
  await store.close()
}

async function seed(world: TestWorld): Promise<void> {
  for (let index = 0; index < seeds; index++) {
    world.after('PT7M')
    const opened = must(
      await openTicket(world, {
        title: `${words[index % 10]} ${words[(index * 7) % 9]} fails in run ${index}`,
        description: 'Nothing arrives since this morning, and nobody can work.',
        requester: index % 3 ? kim : { name: `Person ${index}`, email: `person-${index}@example.com` },
        ...(index % 4 ? { automation: index % 3 ? 'order-sync' : 'invoice-approval' } : {}),
        details: {},
      }),
    )
    const { ref } = opened
    const who = index % 2 ? as.ana : as.jonas
    const does = (command: Command, by = who) => act(world, { ref }, command, { by })
    if (index % 5 > 0) await does({ type: 'reply', body: 'Looking.', attachments: [] })
    if (index % 5 > 1) await does({ type: 'assign', to: 'ana@example.com' })
    if (index % 5 > 2) await does({ type: 'note', body: 'Seen before.', attachments: [] })
    if (index % 10 === 9) await does({ type: 'wait', on: 'requester' })
    if (index % 10 === 8) await does({ type: 'escalate', reason: 'x', handover })
    if (index % 40 === 7) {
      await does({ type: 'escalate', reason: 'vendor', handover, to: 4 }, as.hana)
      await does({ type: 'wait', on: 'vendor' }, as.hana)
    }
    if (index % 40 === 2 || index % 40 === 3) await does({ type: 'resolve', note: 'Reconnected.' })
    if (index % 40 === 3) await does({ type: 'close' })
  }
}

/** Many of each seed, due at other times; logs and words with them. */
async function copySeeds({ db, dialect }: Store): Promise<void> {
  const tables = await db.introspection.getTables()
  const ticketColumns = tables.find(({ name }) => name === 'ticket')?.columns.map(({ name }) => name) ?? []
  const columns = (skip: string[]) => sql.raw(ticketColumns.filter((name) => !skip.includes(name)).join())
  const copies = Math.ceil(wanted / seeds) - 1
  const numbers =
    dialect === 'sqlite'
      ? sql`(with recursive n (i) as (select 1 union all select i + 1 from n where i < ${sql.lit(copies)}) select i from n)`
      : sql`generate_series(1, ${sql.lit(copies)}) as n (i)`
  const body =
    dialect === 'sqlite'
      ? sql`json_set(body, '$.id', id || '-' || i, '$.ref', ref || '-' || i)`
      : sql`(body::jsonb || jsonb_build_object('id', id || '-' || i, 'ref', ref || '-' || i))::text`
  // SQLite numbers rows by itself.
  const given = ['id', 'ref', 'body', 'next_due', 'queue_order', 'no']
  const later =
    dialect === 'sqlite'
      ? sql`strftime('%Y-%m-%dT%H:%M:%fZ', next_due, '+' || (i * 3) || ' minutes')`
      : sql`to_char((next_due::timestamptz + i * interval '3 minutes') at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  await sql`
    insert into ticket (id, ref, body, next_due, queue_order, ${columns(given)})
    select id || '-' || i, ref || '-' || i, ${body}, case when next_due < '9999' then ${later} else next_due end,
      case when next_due < '9999' then 'A' || ${later} || priority else queue_order end,
      ${columns(given)} from ticket cross join ${numbers}`.execute(db)
  await sql`
    insert into ticket_event (ticket_id, version, type, at, actor, data, hash)
    select ticket_id || '-' || i, version, type, at, actor, data, hash from ticket_event cross join ${numbers}`.execute(
    db,
  )
  await sql`
    insert into ticket_text (ticket_id, words)
    select ticket_id || '-' || i, words from ticket_text cross join ${numbers}`.execute(db)
  if (dialect === 'postgres') await sql`vacuum analyze`.execute(db)
}

/** Answers the 95th percentile. */
function print(name: string, measured: number[], note: string): number {
  const [half, most] = [shareOf(measured, 0.5), shareOf(measured, 0.95)]
  const said = [half, most].map((time) => time.toFixed(1).padStart(7))
  console.log(`${name.padEnd(22)} p50 ${said[0]} ms   p95 ${said[1]} ms   ${note}`)
  return most
}
