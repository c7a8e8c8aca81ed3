import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeSearch } from '#api/outside/search/search.ts'
import { type ChatReply, replyTo } from '#domain/search/chat.ts'
import type { ChatTurn } from '#domain/ticket/conversation.ts'
import { corpora } from '#kit/corpora.ts'
import { engines } from './search-engines.ts'
import { figuresOf, runOf } from './search-figures.ts'
import { articleOf, readSet, type SearchSet } from './search-sets.ts'

/*
 * Whether the chat answers what can be answered, and says of the rest that it does not know: its first reply, and after its questions,
 * which somebody answers who picks the right one where it is offered, and none where it is not. The other engines do not say how sure they
 * are: for them the bar that lets one in ten through is drawn on this very set. A question back begins with that it does not know.
 */
const given = process.argv.slice(2)
const dirs = given.length > 0 ? given : ['stackfaq-dev', 'prom-alerts'].map((name) => join(corpora, name))
const sets = dirs.filter((dir) => existsSync(dir)).map(readSet)
if (sets.length === 0) {
  console.error(
    `There is no ${corpora}, where the sets are expected. Give a folder instead: npm run bench:chat -- DIR…`,
  )
  process.exit(1)
}

const heads = [
  'set',
  'engine',
  'does not know, of those without an answer %',
  'of these asks back %',
  'right in three %',
  'asked back %',
  'ms p95',
]
console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`)
for (const set of sets) {
  await printChat(set)
  for (const [name, make] of Object.entries(engines)) {
    if (name === 'ours') continue
    const { deflection } = figuresOf(set, await runOf(set, make(set.docs), 10))
    row(set.name, name, '90.0', '', percent(deflection ?? 0), '', '')
  }
}

async function printChat(set: SearchSet) {
  const search = makeSearch({ articles: set.docs.map(articleOf), glossary: [] })
  const sources = { search, problems: [], automations: [], symptomsOf: () => [] }
  const times: number[] = []
  const reply = async (turns: ChatTurn[], said: string, isNone = false) => {
    const began = performance.now()
    const replied = await replyTo({ turns, said, isNone }, sources)
    times.push(performance.now() - began)
    return replied
  }
  const judged = set.queries.filter(({ id }) => set.answers.has(id))
  const none = { first: 0, last: 0, asked: 0 }
  const right = { first: 0, last: 0, asked: 0 }
  for (const { text } of set.unanswerable) {
    const first = await reply([], text)
    if (first.kind === 'unknown') none.first++
    if (first.kind === 'question') none.asked++
    if ((await toTheEnd(first, text, new Set())).kind === 'unknown') none.last++
  }
  for (const { id, text } of judged) {
    const grades = set.answers.get(id) ?? new Map<string, number>()
    const wanted = new Set([...grades].flatMap(([doc, grade]) => (grade > 0 ? [doc] : [])))
    const first = await reply([], text)
    if (isRight(first, wanted)) right.first++
    if (first.kind === 'question') right.asked++
    if (isRight(await toTheEnd(first, text, wanted), wanted)) right.last++
  }
  const asked = (none.asked + right.asked) / (set.unanswerable.length + judged.length)
  const p95 = times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)]?.toFixed(1) ?? ''
  row(
    set.name,
    'chat, first reply',
    percent((none.first + none.asked) / set.unanswerable.length),
    percent(none.asked / set.unanswerable.length),
    percent(right.first / judged.length),
    percent(asked),
    p95,
  )
  row(
    set.name,
    'chat, after its questions',
    percent(none.last / set.unanswerable.length),
    '',
    percent(right.last / judged.length),
    '',
    '',
  )

  async function toTheEnd(first: ChatReply, text: string, wanted: ReadonlySet<string>): Promise<ChatReply> {
    const turns: ChatTurn[] = [{ by: 'person', text, shown: [] }]
    let now = first
    while (now.kind === 'question') {
      const { about, asks, options } = now
      const pick = options.find(({ page }) => page !== undefined && wanted.has(page))
      turns.push({ by: 'chat', text: '', shown: [], about, asks, options })
      now = await reply(turns, pick?.says ?? 'None of these', !pick)
      turns.push({ by: 'person', text: pick?.says ?? 'None of these', shown: [] })
    }
    return now
  }
}

function isRight(reply: ChatReply, wanted: ReadonlySet<string>): boolean {
  return reply.kind === 'answer' && reply.passages.some(({ id }) => wanted.has(id))
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

function row(...cells: string[]) {
  console.log(`| ${cells.join(' | ')} |`)
}
