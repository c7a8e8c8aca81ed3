import { stamp } from '#domain/base/time.ts'
import { tellingWords } from '#domain/language/telling.ts'
import type { Search } from '#domain/search/result.ts'
import { markTold, untoldAskers } from '../store/askers.ts'
import { type GapRow, type NeedRow, needsOfEach, untriedGaps, updateGap } from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import { putNotices } from '../store/outbox.ts'
import { settledQuestionOf } from '../store/question-needs.ts'
import { settledQuestionSaying } from '../store/questions.ts'
import { findTicket } from '../store/tickets.ts'
import { newId, type World } from './world.ts'

const mostTried = 60
const wordings = 6
const mostTold = 200

type Page = { id: string; title: string; url: string }

/**
 * Asks again what gaps are made of, wherever articles or lessons have changed since: a gap closes when most of it is answered now,
 * and opens again when it is not.
 */
export async function tryGaps(world: World, search: Search): Promise<{ closed: number; reopened: number }> {
  const now = `${world.contentVersion} ${world.taught.state}`
  const done = { closed: 0, reopened: 0 }
  const untried = await untriedGaps(world.read, { now, limit: mostTried })
  const needs = await needsOfEach(world.read, { gaps: untried.map(({ id }) => id), each: wordings })
  for (const gap of untried) {
    const answered = await answerOf(world, search, needs.get(gap.id) ?? [])
    const change: Partial<GapRow> = { tried: now }
    if (answered !== null && gap.state === 'open') {
      Object.assign(change, { state: 'closed', closed_at: stamp(world.now()), answered_by: answered.id })
      done.closed++
    } else if (answered === null && gap.state === 'closed') {
      Object.assign(change, { state: 'open', closed_at: null, answered_by: null })
      done.reopened++
    } else if (answered !== null) change.answered_by = answered.id
    await world.transact(async (tx) => {
      await updateGap(tx, gap.id, change)
      if (answered !== null) await tellAskers(world, tx, { gap: gap.id, page: answered })
    })
  }
  return done
}

/** The article, or else the question with an answer that stands, that most of a gap's wordings find now; null when most still find none. */
async function answerOf(world: World, search: Search, needs: readonly NeedRow[]): Promise<Page | null> {
  const found = new Map<string, { page: Page; times: number }>()
  let asked = 0
  for (const { need, words, count, left_out, top } of needs) {
    asked += Number(count)
    const { weak: isWeak, results } = await search(words, { limit: 1, byWordsAlone: true })
    const [best] = results
    const article = best !== undefined && !isWeak && world.articles.has(best.id) ? best : null
    const first = article ?? (await questionOf(world, { need, words }))
    if (first === null) continue
    // What fitted then and was left unopened is answered by another article than the one that stood there.
    const answered = Number(count) - (first.id === top ? Number(left_out) : 0)
    if (answered > 0) found.set(first.id, { page: first, times: (found.get(first.id)?.times ?? 0) + answered })
  }
  const all = [...found.values()].reduce((sum, { times }) => sum + times, 0)
  if (all * 2 <= asked) return null
  return [...found.values()].sort((one, other) => other.times - one.times)[0]?.page ?? null
}

/** The question of the community that asks for just this, or holds all of it, and has an answer that stands. */
async function questionOf(world: World, { need, words }: Pick<NeedRow, 'need' | 'words'>): Promise<Page | null> {
  if (!world.community.on) return null
  const { read, dialect, language } = world
  const found =
    (await settledQuestionOf(read, need)) ??
    (await settledQuestionSaying(read, { words: tellingWords(words, language), dialect }))
  return found ? { id: `community/${found.id}`, title: found.title, url: `/community/${found.id}/` } : null
}

/** Lets those who asked for it know, each once, unless their request was solved by it and said so. */
async function tellAskers(world: World, tx: Tx, { gap, page: { id, title, url } }: { gap: string; page: Page }) {
  const at = stamp(world.now())
  const asking = await untoldAskers(tx, gap, mostTold)
  const tickets = (await Promise.all(asking.map((ticket) => findTicket(tx, { id: ticket })))).flatMap(
    (stored) => stored?.ticket ?? [],
  )
  const notices = tickets
    .filter(({ solvedBy }) => solvedBy !== id)
    .map(({ id: ticketId, requester }) => ({
      ...{ ticketId, kind: 'written', recipient: requester.email },
      data: { title, url },
    }))
  await putNotices(tx, { notices, at, newId: () => newId(world) })
  await markTold(tx, asking, at)
}
