import { sql } from 'kysely'
import { addGapDays, addNeedDay, chunks } from './gap-days.ts'
import type { Dialect, Reader, Tx } from './handle.ts'
import type { DB } from './schema.ts'

export type GapRow = DB['gap']
export type NeedRow = DB['need']

/** What was looked for and not found: so many times, as so many kinds of signal. */
export type Missed = Pick<NeedRow, 'need' | 'words' | 'top' | 'automation'> & {
  weak: number
  left: number
  asked: number
  tickets: number
  questions: number
}

export const nothingMissed = { weak: 0, left: 0, asked: 0, tickets: 0, questions: 0 }

const fromCommunity = 'community/%'

/** Counts what was missed, and the gaps it belongs to. A gap that an article closed opens again when nothing at all fitted. */
export async function countMissed(tx: Tx, missed: readonly Missed[], at: string): Promise<void> {
  const day = at.slice(0, 10)
  for (const { weak, left, asked, tickets, questions, ...need } of missed.toSorted((one, other) =>
    one.need < other.need ? -1 : 1,
  )) {
    const count = weak + left + asked + tickets + questions
    const row = await tx
      .insertInto('need')
      .values({ ...need, gap: null, first_at: at, last_at: at, count, weak, left_out: left, asked, tickets, questions })
      .onConflict((conflict) =>
        conflict.column('need').doUpdateSet({
          last_at: at,
          top: need.top,
          automation: sql`coalesce(excluded.automation, need.automation)`,
          count: sql`need.count + excluded.count`,
          weak: sql`need.weak + excluded.weak`,
          left_out: sql`need.left_out + excluded.left_out`,
          asked: sql`need.asked + excluded.asked`,
          tickets: sql`need.tickets + excluded.tickets`,
          questions: sql`need.questions + excluded.questions`,
        }),
      )
      .returning('gap')
      .executeTakeFirst()
    await addNeedDay(tx, { need: need.need, day, count })
    if (!row?.gap) continue
    await tx
      .updateTable('gap')
      .set({ count: sql`count + ${count}`, last_at: at })
      .where('id', '=', row.gap)
      .execute()
    if (weak + asked > 0)
      await tx
        .updateTable('gap')
        .set({ state: 'open', closed_at: null, answered_by: null, tried: '' })
        .where('id', '=', row.gap)
        .where('state', '=', 'closed')
        .where('answered_by', 'not like', fromCommunity)
        .execute()
    await addGapDays(tx, [{ gap: row.gap, day, count }])
  }
}

/** Any number of our own. */
const gatheringLock = 76_300_102

/** Waits until nobody else gathers; SQLite has one writer anyway. */
export async function lockGathering(tx: Tx, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${gatheringLock})`.execute(tx)
}

/** Needs that belong to no gap yet, oldest first; nobody counts them up until the transaction ends. */
export async function loneNeeds(tx: Tx, { limit, dialect }: { limit: number; dialect: Dialect }): Promise<NeedRow[]> {
  const lone = tx
    .selectFrom('need')
    .selectAll()
    .where('gap', 'is', null)
    .orderBy('first_at')
    .orderBy('need')
    .limit(limit)
  return (dialect === 'postgres' ? lone.forUpdate() : lone).execute()
}

/** How common stems are among all gaps, and in how many gaps each is. */
export async function countStems(
  db: Reader,
  stems: readonly string[],
): Promise<Map<string, { times: number; gaps: number }>> {
  const counted = new Map<string, { times: number; gaps: number }>()
  for (const some of chunks(stems)) {
    const rows = await db
      .selectFrom('gap_stem')
      .where('stem', 'in', some)
      .groupBy('stem')
      .select(({ fn }) => ['stem', fn.sum<number>('times').as('times'), fn.countAll<number>().as('gaps')])
      .execute()
    for (const { stem, times, gaps } of rows) counted.set(stem, { times: Number(times), gaps: Number(gaps) })
  }
  return counted
}

/** How many needs all gaps are made of. */
export async function countGapNeeds(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('gap')
    .select(({ fn }) => fn.sum<number>('size').as('size'))
    .executeTakeFirst()
  return Number(row?.size ?? 0)
}

/** Gaps that have one of these stems. */
export async function gapsHaving(db: Reader, stems: readonly string[]): Promise<GapRow[]> {
  const found = new Map<string, GapRow>()
  for (const some of chunks(stems)) {
    const rows = await db
      .selectFrom('gap')
      .selectAll()
      .where('id', 'in', (having) => having.selectFrom('gap_stem').select('gap').where('stem', 'in', some))
      .execute()
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Keeps in how many of a gap's needs each stem is, instead of what was kept. */
export async function saveStems(tx: Tx, gap: string, stems: ReadonlyMap<string, number>): Promise<void> {
  await tx.deleteFrom('gap_stem').where('gap', '=', gap).execute()
  for (const some of chunks([...stems]))
    await tx
      .insertInto('gap_stem')
      .values(some.map(([stem, times]) => ({ stem, gap, times })))
      .execute()
}

export async function needsOf(db: Reader, gap: string, limit: number): Promise<NeedRow[]> {
  return db
    .selectFrom('need')
    .selectAll()
    .where('gap', '=', gap)
    .orderBy('count', 'desc')
    .orderBy('need')
    .limit(limit)
    .execute()
}

/** The most frequent needs of each of these gaps, at most so many of one. */
export async function needsOfEach(
  db: Reader,
  { gaps, each }: { gaps: readonly string[]; each: number },
): Promise<Map<string, NeedRow[]>> {
  if (gaps.length === 0) return new Map()
  const placed = db
    .selectFrom('need')
    .selectAll()
    .select(sql<number>`row_number() over (partition by gap order by count desc, need)`.as('place'))
    .where('gap', 'in', gaps)
  const rows = await db
    .selectFrom(placed.as('placed'))
    .selectAll()
    .where('place', '<=', each)
    .orderBy('gap')
    .orderBy('place')
    .execute()
  return Map.groupBy(
    rows.map(({ place: _, ...need }) => need),
    ({ gap }) => gap ?? '',
  )
}

export async function findGap(db: Reader, id: string): Promise<GapRow | undefined> {
  return db.selectFrom('gap').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function saveGap(tx: Tx, row: GapRow): Promise<void> {
  const { id, ...rest } = row
  await tx
    .insertInto('gap')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute()
}

export async function updateGap(tx: Tx, id: string, change: Partial<Omit<GapRow, 'id'>>): Promise<void> {
  await tx.updateTable('gap').set(change).where('id', '=', id).execute()
}

export async function moveNeeds(tx: Tx, needs: readonly string[], gap: string): Promise<void> {
  for (let from = 0; from < needs.length; from += 200)
    await tx
      .updateTable('need')
      .set({ gap })
      .where('need', 'in', needs.slice(from, from + 200))
      .execute()
}

/** Makes one gap of two: needs and days go along. */
export async function joinGaps(tx: Tx, { from, into }: { from: string; into: string }): Promise<void> {
  await tx.updateTable('need').set({ gap: into }).where('gap', '=', from).execute()
  const days = await tx.selectFrom('gap_day').selectAll().where('gap', '=', from).execute()
  await addGapDays(
    tx,
    days.map(({ day, count }) => ({ gap: into, day, count: Number(count) })),
  )
  await tx.deleteFrom('gap_stem').where('gap', '=', from).execute()
  await tx.deleteFrom('gap_day').where('gap', '=', from).execute()
  await tx.deleteFrom('gap').where('id', '=', from).execute()
}

/** Gaps of a state, the largest first. */
export async function listGaps(db: Reader, { state, limit }: { state: string; limit: number }): Promise<GapRow[]> {
  return db
    .selectFrom('gap')
    .selectAll()
    .where('state', '=', state)
    .orderBy('count', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many gaps each of these states holds. */
export async function countGaps(db: Reader, states: readonly string[]): Promise<{ state: string; count: number }[]> {
  const rows = await db
    .selectFrom('gap')
    .where('state', 'in', states)
    .groupBy('state')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .execute()
  return rows.map(({ state, count }) => ({ state, count: Number(count) }))
}

/** Gaps that were not tried with what is there now, the largest first; those dismissed are left alone. */
export async function untriedGaps(db: Reader, { now, limit }: { now: string; limit: number }): Promise<GapRow[]> {
  return (
    db
      .selectFrom('gap')
      .selectAll()
      // Two ranges of an index: where all were tried, nothing is read.
      .where(({ or, eb }) => or([eb('tried', '<', now), eb('tried', '>', now)]))
      .where('state', 'in', ['open', 'closed'])
      .orderBy('count', 'desc')
      .limit(limit)
      .execute()
  )
}
