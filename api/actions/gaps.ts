import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import {
  featuresOf,
  type GapShape,
  nameOf,
  placeNeeds,
  type StemCounts,
  shapeOf,
  stemsFromText,
  stemsToText,
} from '#domain/knowledge/gap.ts'
import { tellingWords } from '#domain/language/telling.ts'
import { findTeam } from '#domain/model/entries.ts'
import type { Search } from '#domain/search/result.ts'
import { markTold, untoldAskers } from '../store/askers.ts'
import { countDays } from '../store/gap-days.ts'
import {
  countGapNeeds,
  countStems,
  findGap,
  type GapRow,
  gapsHaving,
  joinGaps,
  lockGathering,
  loneNeeds,
  moveNeeds,
  type NeedRow,
  needsOf,
  needsOfEach,
  saveGap,
  saveStems,
  untriedGaps,
  updateGap,
} from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import { putNotices } from '../store/outbox.ts'
import { settledQuestionOf } from '../store/question-needs.ts'
import { settledQuestionSaying } from '../store/questions.ts'
import { findTicket } from '../store/tickets.ts'
import { newId, type World } from './world.ts'

const atOnce = 400
const mostTried = 60
const wordings = 6
const mostNaming = 200
/** A stem that more gaps have says little. */
const commonFrom = 200
const mostTold = 200

type Page = { id: string; title: string; url: string }

/** Puts what was missed since the last time into gaps. One process at a time does it for all. */
export async function gatherGaps(world: World): Promise<number> {
  let gathered = 0
  for (;;) {
    const placed = await world.transact((tx) => gatherSome(world, tx))
    gathered += placed
    if (placed < atOnce) return gathered
  }
}

async function gatherSome(world: World, tx: Tx): Promise<number> {
  await lockGathering(tx, world.dialect)
  const lone = await loneNeeds(tx, { limit: atOnce, dialect: world.dialect })
  if (lone.length === 0) return 0
  const { rows, counts } = await gapsNear(tx, lone)
  const before = new Map(rows.map((row) => [row.id, row]))
  const known = rows.map(({ id, size, stems }): GapShape => ({ id, size, stems: stemsFromText(stems) }))
  const { placed, gaps } = placeNeeds(lone, known, { newId: () => newId(world), counts })
  const shapes = new Map(gaps.map((shape) => [shape.id, shape]))
  const byNeed = new Map(lone.map((need) => [need.need, need]))
  const grown = [...Map.groupBy(placed, ({ gap }) => gap)].map(([gap, members]) => ({
    gap,
    needs: members.flatMap(({ need }) => byNeed.get(need) ?? []),
  }))
  for (const { gap, needs } of grown)
    await moveNeeds(
      tx,
      needs.map(({ need }) => need),
      gap,
    )
  const named = await needsOfEach(tx, { gaps: grown.map(({ gap }) => gap), each: mostNaming })
  for (const { gap, needs } of grown) {
    const shape = shapes.get(gap)
    const members = named.get(gap) ?? []
    if (shape) await grow(tx, { shape, needs, members, known: before.get(gap) })
  }
  return lone.length
}

/**
 * Gaps that share a stem with a need that few gaps have, or the rarest one it has: what they share with the others says too little
 * to make them one. And how common all stems of these are.
 */
async function gapsNear(tx: Tx, needs: readonly NeedRow[]): Promise<{ rows: GapRow[]; counts: StemCounts }> {
  const features = needs.map(featuresOf)
  const common = await countStems(tx, [...new Set(features.flat())])
  const gapsOf = (stem: string) => common.get(stem)?.gaps ?? 0
  const telling = features.flatMap((stems) => {
    const known = stems.filter((stem) => gapsOf(stem) > 0).sort((one, other) => gapsOf(one) - gapsOf(other))
    const rare = known.filter((stem) => gapsOf(stem) <= commonFrom)
    return rare.length > 0 ? rare : known.slice(0, 1)
  })
  const rows = await gapsHaving(tx, [...new Set(telling)])
  const others = rows.flatMap(({ stems }) => [...stemsFromText(stems).keys()]).filter((stem) => !common.has(stem))
  for (const [stem, counted] of await countStems(tx, [...new Set(others)])) common.set(stem, counted)
  const having = new Map([...common].map(([stem, { times }]) => [stem, times]))
  return { rows, counts: { having, all: await countGapNeeds(tx) } }
}

type Growth = { shape: GapShape; needs: readonly NeedRow[]; members: readonly NeedRow[]; known: GapRow | undefined }

async function grow(tx: Tx, { shape, needs, members, known }: Growth): Promise<void> {
  const count = needs.reduce((sum, need) => sum + Number(need.count), 0)
  const last =
    needs
      .map(({ last_at }) => last_at)
      .sort()
      .at(-1) ?? ''
  const stems = stemsToText(shape.stems)
  const name = nameOf(members.map((need) => ({ ...need, count: Number(need.count) })))
  if (known)
    await updateGap(tx, shape.id, {
      stems,
      size: shape.size,
      count: Number(known.count) + count,
      last_at: [last, known.last_at].sort().at(-1) ?? last,
      tried: '',
      ...(known.renamed ? {} : { name }),
    })
  else
    await saveGap(tx, {
      ...{ id: shape.id, name, renamed: 0, state: 'open', stems, size: shape.size, count },
      ...{ opened_at: needs.map(({ first_at }) => first_at).sort()[0] ?? last, last_at: last, closed_at: null },
      ...{ answered_by: null, owner: null, reason: null, tried: '' },
    })
  await saveStems(tx, shape.id, shape.stems)
  await countDays(tx, shape.id, { needs: needs.map(({ need }) => need), by: 1 })
}

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

/** What a person does with a gap. */
export type GapChange =
  | { type: 'give'; to: string | null }
  | { type: 'dismiss'; reason: string }
  | { type: 'restore' }
  | { type: 'rename'; name: string }
  | { type: 'merge'; into: string }
  | { type: 'split'; needs: string[] }

/** Does it; answers the gap that it is about afterwards. */
export async function changeGap(world: World, id: string, change: GapChange): Promise<Result<{ id: string }>> {
  return world.transact(async (tx): Promise<Result<{ id: string }>> => {
    const gap = await findGap(tx, id)
    if (!gap) return refuse('gap.not-found')
    switch (change.type) {
      case 'give':
        if (change.to !== null && !findTeam(world.model, change.to))
          return refuse('gap.unknown-team', {
            errors: [{ path: 'team', message: `"${change.to}" is no team of the model` }],
          })
        await updateGap(tx, id, { owner: change.to })
        return ok({ id })
      case 'rename':
        await updateGap(tx, id, { name: change.name, renamed: 1 })
        return ok({ id })
      case 'dismiss':
        await updateGap(tx, id, { state: 'dismissed', reason: change.reason, closed_at: stamp(world.now()) })
        return ok({ id })
      case 'restore':
        await updateGap(tx, id, { state: 'open', reason: null, closed_at: null, tried: '' })
        return ok({ id })
      case 'merge': {
        const into = await findGap(tx, change.into)
        if (!into || into.id === id) return refuse('gap.not-found')
        await joinGaps(tx, { from: id, into: into.id })
        await recount(tx, into)
        return ok({ id: into.id })
      }
      case 'split': {
        const needs = (await needsOf(tx, id, 1000)).filter(({ need }) => change.needs.includes(need))
        if (needs.length === 0 || needs.length === gap.size) return refuse('gap.cannot-split')
        const fresh = { ...gap, id: newId(world), renamed: 0, owner: null, answered_by: null, tried: '' }
        const moved = needs.map(({ need }) => need)
        await saveGap(tx, fresh)
        await moveNeeds(tx, moved, fresh.id)
        await countDays(tx, fresh.id, { needs: moved, by: 1 })
        await countDays(tx, id, { needs: moved, by: -1 })
        await recount(tx, fresh)
        await recount(tx, gap)
        return ok({ id: fresh.id })
      }
    }
  })
}

async function recount(tx: Tx, gap: GapRow): Promise<void> {
  const needs = (await needsOf(tx, gap.id, 2000)).map((need) => ({ ...need, count: Number(need.count) }))
  const { size, stems } = shapeOf(gap.id, needs)
  await saveStems(tx, gap.id, stems)
  await updateGap(tx, gap.id, {
    size,
    stems: stemsToText(stems),
    count: needs.reduce((sum, { count }) => sum + count, 0),
    tried: '',
    ...(gap.renamed ? {} : { name: nameOf(needs) }),
  })
}
