import { sql } from 'kysely'
import type { Store } from '#api/store/open.ts'

/** Puts so many copies of each ticket beside it, due at other times, with logs and words: more than could be filed one by one. */
export async function copyTickets({ db, dialect }: Store, copies: number): Promise<void> {
  const tables = await db.introspection.getTables()
  const ticketColumns = tables.find(({ name }) => name === 'ticket')?.columns.map(({ name }) => name) ?? []
  const columns = (skip: string[]) => sql.raw(ticketColumns.filter((name) => !skip.includes(name)).join())
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
    insert into ticket_follower (person, ticket_id)
    select person, ticket_id || '-' || i from ticket_follower cross join ${numbers}`.execute(db)
  await sql`
    insert into ticket_text (ticket_id, words)
    select ticket_id || '-' || i, words from ticket_text cross join ${numbers}`.execute(db)
  if (dialect === 'postgres') await sql`vacuum analyze`.execute(db)
}
