import { sql } from 'kysely'
import { gatherGaps } from '#api/actions/gather-gaps.ts'
import { openTicket } from '#api/actions/open.ts'
import { readDeflection } from '#api/actions/read/deflection.ts'
import { readGaps } from '#api/actions/read/gaps.ts'
import { readHealth } from '#api/actions/read/health.ts'
import { recordSignals } from '#api/actions/signals.ts'
import type { Store } from '#api/store/open.ts'
import type { Article } from '#domain/knowledge/article.ts'
import { visitOutcomes } from '#domain/knowledge/visit.ts'
import { must } from '#kit/must.ts'
import { noting, type Question, readWhole } from '#kit/plans.ts'
import { kim, type TestWorld, worldOn } from '#kit/world.ts'
import { onBoth } from './on-both.ts'

// The pages about knowledge over 1,000,000 signals of 90 days on 3,000 articles, and what is done with each new signal. Prints numbers
// and what is read whole; asserts nothing.
// Usage: knowledge.ts [SIGNALS] [sqlite|postgres …]
const wanted = Number(process.argv[2] ?? 1_000_000)
const articleCount = 3000
const gapCount = 4000
const needsOfGap = 5
const ticketCount = 20_000
const keptMonths = 24
const outcomes = [...'ended begun good bad soon later unsent doubtful opened taken'.split(' '), ...visitOutcomes]
const now = '2026-11-24T08:00:00Z'

const articles = Array.from({ length: articleCount }, (_, no): Article => {
  const id = `runbooks/a-${no}`
  return {
    ...{ id, kind: 'runbook', url: `/${id}/`, revision: 'r', title: `Article ${no}`, summary: 'What to do.' },
    ...{ automation: no % 2 ? 'order-sync' : 'invoice-approval', symptoms: [], aliases: [], reviewed: '2026-10-12' },
    ...{ confidence: 'validated', audience: 'everyone', collect: [], related: [], draft: false, language: 'en' },
    ...{ headings: [], parts: [], code: [], text: '' },
  }
})

await onBoth(process.argv.slice(3), bench)

async function bench(store: Store): Promise<void> {
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store, { articles, now })
  const began = performance.now()
  await seed(world)
  console.log(`\n${store.dialect}: ${wanted} signals, made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  const pages: Record<string, (on: TestWorld) => Promise<unknown>> = {
    'gaps, open': (on) => readGaps(on, { state: 'open', limit: 30 }),
    'gaps, answered': (on) => readGaps(on, { state: 'closed', limit: 30 }),
    'articles, all': (on) => readHealth(on, { limit: 50 }),
    'articles, one team': (on) => readHealth(on, { limit: 50, owner: 'finance-automation' }),
    'one article': (on) => readHealth(on, { limit: 1, article: 'runbooks/a-7' }),
    deflection: (on) => readDeflection(on, { limit: 50 }),
  }
  const asked = new Map<string, Question>()
  for (const [name, read] of Object.entries(pages)) {
    await print(name, 20, () => read(world))
    await read({ ...world, read: noting(world.read, asked) })
  }
  let visit = 0
  await print('a visit tells', 50, () =>
    recordSignals(
      world,
      [
        { kind: 'search', query: `word${visit} fails again`, weak: true, results: 0 },
        { kind: 'read', article: `runbooks/a-${visit % articleCount}`, ended: true },
        { kind: 'vote', article: `runbooks/a-${visit % articleCount}`, helpful: true },
      ],
      { source: 'portal', visit: (visit++).toString(16).padStart(16, '0') },
    ),
  )
  await print('gathering 50 needs', 1, () => gatherGaps(world))
  await recordSignals(world, [{ kind: 'search', query: 'kettle whistles flat', weak: true, results: 0 }], {
    source: 'portal',
  })
  await print('gathering one need', 1, () => gatherGaps(world))
  for (const question of asked.values())
    for (const whole of await readWhole(store, question))
      console.log(`reads whole: ${whole}\n  in ${question.text.slice(0, 160)}`)
  await store.close()
}

async function seed({ store: { db, dialect }, ...world }: TestWorld): Promise<void> {
  const series = (from: number, to: number) =>
    dialect === 'sqlite'
      ? sql`(with recursive s (n) as (select ${sql.lit(from)} union all select n + 1 from s where n < ${sql.lit(to)}) select n from s)`
      : sql`(select n from generate_series(${sql.lit(from)}, ${sql.lit(to)}) as s (n))`
  const text = (value: string) => (dialect === 'sqlite' ? sql.raw(value) : sql.raw(`(${value})::text`))
  // Each visit tells three things: what it searched, what it read, and a vote or a request.
  const day =
    dialect === 'sqlite'
      ? `date('2026-11-24', '-' || (n % 90) || ' days')`
      : `to_char(date '2026-11-24' - (n % 90)::int, 'YYYY-MM-DD')`
  const kinds = `case n % 3 when 0 then 'search' when 1 then 'read' else case when n % 7 = 0 then 'escalated' else 'vote' end end`
  const cameTo = `case n % 3 when 0 then case n % 11 when 0 then 'weak' when 1 then 'doubtful' when 2 then 'left' else 'opened' end
    when 1 then 'ended' else case when n % 7 = 0 then 'soon' when n % 5 < 2 then 'bad' else 'good' end end`
  const about = `'runbooks/a-' || (((n / 3) * 709) % ${articleCount})`
  const step = 100_000
  for (let from = 0; from < wanted; from += step)
    await sql`
      insert into signal (id, at, kind, source, outcome, visit, article, words, reason)
      select 's' || n, ${text(`${day} || 'T09:00:00.000Z'`)}, ${text(kinds)}, 'portal', ${text(cameTo)}, 'v' || (n / 3),
        ${text(`case when n % 3 = 0 and n % 11 in (0, 2) then '' else ${about} end`)},
        ${text(`case when n % 3 = 0 then 'word' || (n % 997) || ' fails' end`)},
        ${text(`case when n % 3 = 2 and n % 5 < 2 then case n % 4 when 0 then 'It did not work' else 'It is out of date' end end`)}
      from ${series(from, Math.min(from + step, wanted) - 1)} as t`.execute(db)
  await sql`
    insert into signal_day (day, kind, outcome, article, source, count)
    select substr(at, 1, 10), kind, outcome, article, source, count(*) from signal group by 1, 2, 3, 4, 5`.execute(db)
  // Counts outlive what they count: two years of them, of everything that can come of an article.
  const month = (back: string) =>
    dialect === 'sqlite'
      ? `strftime('%Y-%m', '2026-11-01', '-' || (${back}) || ' months')`
      : `to_char(date '2026-11-01' - make_interval(months => (${back})::int), 'YYYY-MM')`
  await sql`
    insert into knowledge_month (month, outcome, article, count, visits)
    select ${text(month('n'))}, outcome, 'runbooks/a-' || no, 9, 7
    from ${series(0, keptMonths - 1)} as m, (select n as no from ${series(0, articleCount - 1)} as u) as a,
      (${sql.join(
        outcomes.map((one) => sql`select ${sql.lit(one)} as outcome`),
        sql` union all `,
      )}) as o`.execute(db)
  await sql`
    insert into solved_month (month, article, automation, resolved, asked, found)
    select ${text(month('n'))}, case when no % 3 = 0 then '' else 'runbooks/a-' || no end, case when no % 2 = 0 then 'order-sync' else 'a' || no end, 5, 4, 2
    from ${series(0, keptMonths - 1)} as m, (select n as no from ${series(0, articleCount - 1)} as u) as a
    where true on conflict do nothing`.execute(db)
  await sql`
    insert into gap (id, name, renamed, state, stems, size, count, opened_at, last_at, tried)
    select 'g' || n, 'gap ' || n, 0, ${text(`case n % 4 when 0 then 'closed' else 'open' end`)},
      ${text(`'{"stem' || n || '":${needsOfGap},"common' || (n % 40) || '":${needsOfGap}}'`)}, ${sql.lit(needsOfGap)},
      ${text(`n % 500`)}${sql.raw(dialect === 'sqlite' ? '' : '::int')}, '2026-09-01T00:00:00.000Z', '2026-11-20T00:00:00.000Z', ''
    from ${series(0, gapCount - 1)} as t`.execute(db)
  await sql`
    insert into gap_stem (stem, gap, times)
    select 'stem' || n, 'g' || n, ${sql.lit(needsOfGap)} from ${series(0, gapCount - 1)} as t`.execute(db)
  await sql`
    insert into gap_stem (stem, gap, times)
    select 'common' || (n % 40), 'g' || n, ${sql.lit(needsOfGap)} from ${series(0, gapCount - 1)} as t`.execute(db)
  await sql`
    insert into need (need, words, gap, top, first_at, last_at, count, weak, left_out, asked, tickets, questions)
    select 'common' || (n % 40) || ' stem' || (n % ${sql.lit(gapCount)}) || ' more' || n, 'words ' || n,
      'g' || (n % ${sql.lit(gapCount)}), 'runbooks/a-' || (n % ${sql.lit(articleCount)}),
      '2026-09-01T00:00:00.000Z', '2026-11-20T00:00:00.000Z', n % 100, n % 50, n % 50, 0, 0, 0
    from ${series(0, gapCount * needsOfGap - 1)} as t`.execute(db)
  await sql`
    insert into gap_day (gap, day, count)
    select 'g' || (n % ${sql.lit(gapCount)}), ${text(day)}, 3 from ${series(0, gapCount * 45 - 1)} as t
    where true on conflict do nothing`.execute(db)
  const { ref } = must(await openTicket(world, { title: 'Orders stop', description: 'x', requester: kim, details: {} }))
  const ticket = await db.selectFrom('ticket').selectAll().where('ref', '=', ref).executeTakeFirstOrThrow()
  const columns = Object.keys(ticket).filter((name) => !['id', 'ref', 'no', 'source_key'].includes(name))
  const list = sql.raw(columns.join())
  await sql`
    insert into ticket (id, ref, ${list})
    select id || '-' || n, ref || '-' || n, ${list} from ticket cross join ${series(1, ticketCount)} as t`.execute(db)
  await sql`
    insert into ticket_answer (ticket_id, found, automation, resolved_month, solved_by, rank)
    select ${sql.lit(ticket.id)} || '-' || n, '{}', 'order-sync', ${text(`substr(${day}, 1, 7)`)},
      ${text(`case when n % 3 = 0 then '' else 'runbooks/a-' || (n % ${articleCount}) end`)},
      case when n % 2 = 0 then 1 end
    from ${series(1, ticketCount)} as t`.execute(db)
  await sql.raw(dialect === 'postgres' ? 'vacuum analyze' : 'analyze').execute(db)
}

async function print(name: string, turns: number, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  const before = process.cpuUsage()
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
  const { user, system } = process.cpuUsage(before)
  const processor = ((user + system) / 1000 / turns).toFixed(1)
  console.log(
    `${name.padEnd(22)} p50 ${at(0.5).padStart(7)} ms   p95 ${at(0.95).padStart(7)} ms   processor ${processor.padStart(7)} ms`,
  )
}
