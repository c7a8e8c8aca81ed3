import { sql } from 'kysely'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import type { Store } from '#api/store/open.ts'
import type { Command } from '#domain/ticket/command.ts'
import { must } from '#kit/must.ts'
import { as, kim, type TestWorld } from '#kit/world.ts'

const seeds = 400
const words = ['order', 'invoice', 'session', 'timeout', 'missing', 'duplicate', 'badge', 'payout', 'warehouse', 'sync']
const handover = { tried: 'a', evidence: 'b', ask: 'c', 'run-id': '1' }

/** Fills an empty database with about so many tickets of all kinds: some that people have worked on, and copies of them. */
export async function manyTickets(world: TestWorld, store: Store, wanted: number): Promise<void> {
  await seed(world)
  await copySeeds(store, wanted)
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
async function copySeeds({ db, dialect }: Store, wanted: number): Promise<void> {
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
