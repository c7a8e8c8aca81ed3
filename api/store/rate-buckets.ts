import { sql } from 'kysely'
import type { Tx } from './handle.ts'

/** What is wanted of a bucket that all processes share: at most `take` tokens. A minute refills `most`; it holds as many, unless `holds` says otherwise. */
export type Wanted = { id: string; most: number; take: number; holds?: number }
/** How many were had, and in how many seconds there is one. */
export type Had = { tokens: number; wait: number }

/** Takes tokens, as many as there are, by the clock of the database. Only on PostgreSQL. */
export async function takeTokens(tx: Tx, { id, most, take, holds = most }: Wanted): Promise<Had> {
  const now = sql`extract(epoch from clock_timestamp())::float8`
  const there = sql`least(${holds}::float8, held.tokens + (${now} - held.at) * ${most / 60}::float8)`
  const taken = sql`least(${take}::float8, floor(${there}))`
  const { rows } = await sql<{ taken: number; tokens: number }>`
    insert into rate_bucket as held (id, tokens, at, taken) values (${id}, ${holds - take}::float8, ${now}, ${take}::float8)
    on conflict (id) do update set tokens = ${there} - ${taken}, at = ${now}, taken = ${taken}
    returning taken, tokens`.execute(tx)
  const { taken: tokens = 0, tokens: left = 0 } = rows[0] ?? {}
  return { tokens, wait: tokens >= 1 ? 0 : (1 - left) / (most / 60) }
}

/** Forgets buckets that are full again. */
export async function sweepBuckets(tx: Tx): Promise<void> {
  await sql`delete from rate_bucket where at < extract(epoch from clock_timestamp()) - 120`.execute(tx)
}
