import { sql } from 'kysely'
import type { Store } from '#api/store/open.ts'
import { toRow, writeQuestionWords } from '#api/store/questions.ts'
import { unsealed } from '#api/store/schema.ts'
import { chainedRows, firstHash } from '#api/store/ticket-events.ts'
import type { QuestionEvent } from '#domain/community/facts.ts'
import { questionFrom } from '#domain/community/question.ts'
import { deskOn } from '#kit/desk-app.ts'
import { onBoth } from './on-both.ts'

// The community with 100,000 questions: its pages and the queue of the team, through the whole server. Prints numbers; asserts nothing.
// Usage: community.ts [QUESTIONS] [sqlite|postgres …]
const wanted = Number(process.argv[2] ?? 100_000)
const batch = 500
const turns = 40
const words = ['order', 'invoice', 'session', 'timeout', 'missing', 'duplicate', 'badge', 'payout', 'warehouse', 'sync']
const origin = 'http://localhost:4321'
const began = Temporal.Instant.from('2026-01-01T00:00:00Z')

await onBoth(process.argv.slice(3), bench)

async function bench(store: Store): Promise<void> {
  await store.migrate(() => Temporal.Now.instant())
  const desk = await deskOn(store)
  for (let from = 0; from < wanted; from += batch) await seed(store, { from, to: Math.min(wanted, from + batch) })
  // As a database that has run for a night.
  await sql.raw(store.dialect === 'postgres' ? 'vacuum analyze' : 'analyze').execute(store.db)
  console.log(`${store.dialect}, ${wanted} questions`)
  const cookie = await desk.cookieOf('Noor')
  const pages: Record<string, (turn: number) => string> = {
    newest: () => '/community/',
    'far back': () => `/community/?after=${encodeURIComponent(`${at(wanted / 2)} ${idOf(wanted / 2)}`)}`,
    unanswered: () => '/community/?view=unanswered',
    'by automation': () => '/community/?automation=order-sync',
    'unanswered, by automation': () => '/community/?view=unanswered&automation=invoice-approval',
    'text, in all': () => '/community/?q=nothing+arrives',
    'text, common': () => '/community/?q=order',
    'text, two words': () => '/community/?q=order+timeout',
    'text, rare': (turn) => `/community/?q=run+${turn * 977}`,
    'text, none': () => '/community/?q=zebra',
    'text and automation': () => '/community/?q=invoice&automation=order-sync',
    'one question': (turn) => `/community/${idOf((turn * 997) % wanted)}/`,
    ask: () => '/community/ask/',
    'queue of the team': () => '/desk/community/',
  }
  for (const [name, path] of Object.entries(pages)) {
    const times: number[] = []
    const statuses = new Set<number>()
    for (let turn = 0; turn < turns; turn++) {
      const start = performance.now()
      const answer = await desk.app.request(`${origin}${path(turn)}`, { headers: { cookie } })
      await answer.text()
      times.push(performance.now() - start)
      statuses.add(answer.status)
    }
    const sorted = times.sort((a, b) => a - b)
    const part = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1)
    console.log(`  ${name.padEnd(28)} p50 ${part(0.5)} ms  p95 ${part(0.95)} ms  ${[...statuses].join()}`)
  }
  await desk.close()
}

/** As they are kept, many in one statement. */
async function seed({ transact, dialect }: Store, { from, to }: { from: number; to: number }): Promise<void> {
  const all = Array.from({ length: to - from }, (_, at) => {
    const events = eventsOf(from + at)
    return { events, question: questionFrom(idOf(from + at), events) }
  })
  await transact(async (tx) => {
    await tx
      .insertInto('question')
      .values(all.map(({ question }) => ({ ...toRow(question), seal: unsealed })))
      .execute()
    const logs = all.flatMap(({ question, events }) => chainedRows(question.id, firstHash, events))
    await tx
      .insertInto('question_event')
      .values(logs.map(({ ticket_id: question_id, ...rest }) => ({ question_id, ...rest })))
      .execute()
    for (const { question } of all) await writeQuestionWords(tx, question, dialect)
  })
}

function eventsOf(index: number): QuestionEvent[] {
  const by = { kind: 'member' as const, id: `member${index % 5000}`, name: `Person ${index % 5000}` }
  const noor = { kind: 'support' as const, name: 'Noor', email: 'noor@example.com', teams: [] }
  const automation = ['order-sync', 'invoice-approval', undefined][index % 3]
  const about = automation ? { automation } : {}
  const title = `${words[index % 10]} ${words[(index * 7) % 9]} fails in run ${index}`
  const text =
    'Nothing arrives since **this morning**.\n\n- tried it again\n- looked into the [log](https://example.com/log)'
  const told = { at: at(index), version: 1 }
  const first: QuestionEvent = {
    ...told,
    type: 'question.asked',
    by,
    data: { title, text, ...about, held: false, follow: true },
  }
  if (index % 5 === 0) return [first]
  const answer = { text: 'Reconnect it, then `run` it again.', held: false, official: true }
  const seen: QuestionEvent[] =
    index % 50 === 1 ? [] : [{ ...told, version: 3, type: 'question.shown', by: noor, data: { post: 0 } }]
  return [first, { ...told, version: 2, type: 'question.answered', by: noor, data: answer }, ...seen]
}

function at(index: number): string {
  return began.add({ minutes: index }).toString({ fractionalSecondDigits: 3 })
}

function idOf(index: number): string {
  return `q${String(index).padStart(9, '0')}`
}
