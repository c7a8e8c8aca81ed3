import SQLite from 'better-sqlite3'
import { act } from '#api/actions/act.ts'
import { type DeskQuestion, deskCounts, deskQueue } from '#api/actions/desk-queue.ts'
import { openTicket } from '#api/actions/open-ticket.ts'
import { storeOnSqlite } from '#api/store/open.ts'
import { as, kim, worldOn } from '#kit/world.ts'

/** The queue of 100,000 open tickets: every filter of the desk, first page and later ones. Usage: queue.ts [TICKETS] */
const wanted = Number(process.argv[2] ?? 100_000)
const seeds = 400
const database = new SQLite(':memory:')
const store = storeOnSqlite(database)
await store.migrate()
const world = await worldOn(store)
const words = ['order', 'invoice', 'session', 'timeout', 'missing', 'duplicate', 'badge', 'payout', 'warehouse', 'sync']

for (let index = 0; index < seeds; index++) {
  world.after('PT7M')
  const opened = await openTicket(world, {
    title: `${words[index % 10]} ${words[(index * 7) % 9]} fails in run ${index}`,
    description: 'Nothing arrives since this morning, and nobody can work.',
    requester: index % 3 ? kim : { name: `Person ${index}`, email: `person-${index}@example.com` },
    ...(index % 4 ? { automation: index % 3 ? 'order-sync' : 'invoice-approval' } : {}),
    details: {},
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const { ref } = opened.value
  const who = index % 2 ? as.ana : as.jonas
  if (index % 5 > 0) await act(world, { ref }, { type: 'reply', body: 'Looking.', attachments: [] }, { by: who })
  if (index % 5 > 1) await act(world, { ref }, { type: 'assign', to: 'ana@example.com' }, { by: who })
  if (index % 5 > 2) await act(world, { ref }, { type: 'note', body: 'Seen before.', attachments: [] }, { by: who })
  if (index % 10 === 9) await act(world, { ref }, { type: 'wait', on: 'requester' }, { by: who })
  if (index % 10 === 8)
    await act(
      world,
      { ref },
      { type: 'escalate', reason: 'x', handover: { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' } },
      { by: who },
    )
}

const columns = (table: string, skip: string[]) =>
  (database.pragma(`table_info(${table})`) as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => !skip.includes(name))
const ticketColumns = columns('ticket', ['id', 'ref', 'body', 'next_due', 'source_key'])
const eventColumns = columns('ticket_event', ['ticket_id'])
for (let copy = 1; copy * seeds < wanted; copy++) {
  database.exec(`
    insert into ticket (id, ref, body, next_due, ${ticketColumns})
      select id || '-${copy}', ref || '-${copy}', json_set(body, '$.id', id || '-${copy}', '$.ref', ref || '-${copy}'),
        case when next_due < '9999' then strftime('%Y-%m-%dT%H:%M:%fZ', next_due, '+${copy * 3} minutes') else next_due end,
        ${ticketColumns} from ticket where id not like '%-%';
    insert into ticket_event (ticket_id, ${eventColumns})
      select ticket_id || '-${copy}', ${eventColumns} from ticket_event where ticket_id not like '%-%';
    insert into ticket_text (ticket_id, words)
      select ticket_id || '-${copy}', words from ticket_text where ticket_id not like '%-%';`)
}
database.exec('analyze')

const questions: Record<string, Partial<DeskQuestion>> = {
  next: {},
  mine: { view: 'mine' },
  unassigned: { view: 'unassigned' },
  'at risk': { view: 'at-risk' },
  breached: { view: 'breached' },
  waiting: { view: 'waiting' },
  vendor: { view: 'vendor' },
  'level 1': { level: 1 },
  'level 2': { level: 2 },
  'level 4, none': { level: 4 },
  team: { team: 'finance-automation' },
  automation: { automation: 'invoice-approval' },
  'automation, unknown': { automation: 'none' },
  requester: { requester: kim.email },
  'one requester': { requester: 'person-3@example.com' },
  'text, common': { text: 'order' },
  'text, in all': { text: 'nothing arrives' },
  'text, rare': { text: 'run 377' },
  'text, half a word': { text: 'dupl' },
  'text and level': { text: 'order', level: 2 },
  'team and unassigned': { team: 'support-desk', assignee: 'none' },
  'breached, level 2': { view: 'breached', level: 2 },
  resolved: { view: 'resolved' },
}

console.log(`${database.prepare('select count(*) as n from ticket').pluck().get()} tickets`)
for (const [name, question] of Object.entries(questions)) {
  const times: number[] = []
  let cursor: string | undefined
  let rows = 0
  for (let turn = 0; turn < 30; turn++) {
    const began = performance.now()
    const page = await deskQueue(
      world,
      { limit: 50, ...question, ...(cursor ? { cursor } : {}) },
      as.ana as { email: string },
    )
    times.push(performance.now() - began)
    if (!page.ok) throw new Error(page.error.code)
    rows = Math.max(rows, page.value.tickets.length)
    cursor = page.value.next ?? undefined
  }
  print(name, times, `${rows} rows`)
}
const times: number[] = []
for (let turn = 0; turn < 20; turn++) {
  const began = performance.now()
  await deskCounts(world, as.ana as { email: string })
  times.push(performance.now() - began)
}
print('counts', times, '')
await store.close()

function print(name: string, measured: number[], note: string): void {
  const sorted = measured.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  console.log(`${name.padEnd(22)} p50 ${at(0.5).padStart(7)} ms   p95 ${at(0.95).padStart(7)} ms   ${note}`)
}
