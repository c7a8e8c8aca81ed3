import { stamp } from '#domain/base/time.ts'
import { gapWeeks } from '#domain/knowledge/gap.ts'
import { outcomeOf, type Signal, type SignalSource, settledOf } from '#domain/knowledge/signal.ts'
import { comeBackHours, foldVisit } from '#domain/knowledge/visit.ts'
import { mask } from '#domain/language/mask.ts'
import { deleteDayBefore } from '../store/gap-days.ts'
import { nothingMissed } from '../store/gaps.ts'
import type { DB } from '../store/schema.ts'
import { countSignals, deleteSignalsBefore, insertSignals } from '../store/signals.ts'
import { addToMonths, deleteVisitsBefore, lockVisit, monthsOfVisits, saveVisit } from '../store/visits.ts'
import { needOf, noteMissed } from './missed.ts'
import { newId, type World } from './world.ts'

type From = { source: SignalSource; visit?: string | undefined }

/**
 * Keeps what readers did, without saying who: searches that settled, votes, reads, and what came of them. What one visit tells again
 * is no further reader and no further need.
 */
export async function recordSignals(world: World, signals: readonly Signal[], from: From): Promise<void> {
  const at = stamp(world.now())
  const rows = settledOf(signals).flatMap((signal) => rowOf(world, signal, { ...from, at }))
  if (rows.length === 0) return
  await world.transact(async (tx) => {
    await insertSignals(tx, rows)
    await countSignals(tx, rows)
    const before = from.visit ? await lockVisit(tx, from.visit, world.dialect) : null
    const { visit, counts } = foldVisit(before, rows, { at, windowHours: world.deflectionHours })
    const told = new Set(visit.told)
    const isFirst = (key: string) => !from.visit || (!told.has(key) && told.size < mostTold && told.add(key).has(key))
    const months = rows.map(({ kind, article, outcome }) => ({
      ...{ month: at.slice(0, 7), article, outcome, count: 1 },
      visits: isFirst(`${kind} ${article}`) ? 1 : 0,
    }))
    const missed = rows.flatMap(missedIn).filter(({ words }) => isFirst(`need ${needOf(world, words)}`))
    await addToMonths(tx, [...months, ...(from.visit ? monthsOfVisits(counts) : [])])
    if (from.visit) await saveVisit(tx, from.visit, { ...visit, told: [...told] })
    await noteMissed(world, tx, missed, at)
  })
}

/** Forgets single signals after so many days; their counts stay. */
export async function forgetSignals({ transact, now }: World, { days }: { days: number }): Promise<number> {
  const before = stamp(now().subtract({ hours: days * 24 }))
  let forgotten = 0
  for (;;) {
    const deleted = await transact((tx) => deleteSignalsBefore(tx, { before, atOnce }))
    forgotten += deleted
    if (deleted < atOnce) return forgotten
  }
}

/** Forgets on which days gaps were looked for, after so many days and never what is shown; how often in all stays. */
export async function forgetMissedDays({ transact, now }: World, { days }: { days: number }): Promise<void> {
  const kept = Math.max(days, gapWeeks * 7)
  const before = stamp(now().subtract({ hours: kept * 24 })).slice(0, 10)
  while (await transact((tx) => deleteDayBefore(tx, before)));
}

/** Forgets visits to which nothing can be added any more. */
export async function forgetVisits({ transact, now, deflectionHours }: World): Promise<void> {
  const before = stamp(now().subtract({ hours: deflectionHours + comeBackHours }))
  while ((await transact((tx) => deleteVisitsBefore(tx, { before, atOnce }))) === atOnce);
}

const atOnce = 2000
/** A visit that tells of more things than this tells nothing new. */
const mostTold = 200

function rowOf(world: World, signal: Signal, { at, source, visit }: From & { at: string }): DB['signal'][] {
  const article = articleIn(world, signal)
  if (article === null) return []
  const clean = (text: string | undefined) => (text ? mask(text, world.masking) : null)
  const search = signal.kind === 'search' ? signal : null
  const vote = signal.kind === 'vote' ? signal : null
  return [
    {
      id: newId(world),
      at,
      kind: signal.kind,
      source,
      outcome: outcomeOf(signal),
      visit: visit ?? null,
      article,
      words: 'query' in signal ? clean(signal.query.trim()) : null,
      results: search?.results ?? null,
      clicked: search?.clicked ?? null,
      top: search?.top ? (articleAt(world, search.top) ?? null) : null,
      revision: 'revision' in signal ? (signal.revision ?? null) : null,
      reason: clean(vote?.reason),
      comment: clean(vote?.comment),
    },
  ]
}

/** What a search or question came to nothing for; none when it did not. */
function missedIn({ outcome, words, top }: DB['signal']) {
  const is = (name: string) => (outcome === name ? 1 : 0)
  const missed = { ...nothingMissed, weak: is('weak'), left: is('left'), asked: is('unanswered') }
  if (words === null || missed.weak + missed.left + missed.asked === 0) return []
  return [{ ...missed, words, top: missed.left === 1 ? top : null, automation: null }]
}

/** The article that a signal is about; empty for none, null when there is no such article for everyone. */
function articleIn(world: World, signal: Signal): string | null {
  if (signal.kind === 'search') return signal.clickedUrl ? (articleAt(world, signal.clickedUrl) ?? '') : ''
  if (!('article' in signal) || signal.article === undefined) return ''
  return world.articles.get(signal.article)?.audience === 'everyone' ? signal.article : null
}

/** Addresses of articles are their ids between slashes. */
function articleAt(world: World, url: string): string | undefined {
  const id = url.replace(/[?#].*/s, '').replace(/^\/|\/$/g, '')
  const article = world.articles.get(id)
  return article?.audience === 'everyone' ? article.id : undefined
}
