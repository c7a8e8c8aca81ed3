import {
  featuresOf,
  type GapShape,
  nameOf,
  placeNeeds,
  type StemCounts,
  stemsFromText,
  stemsToText,
} from '#domain/knowledge/gap.ts'
import { countDays } from '../store/gap-days.ts'
import {
  countGapNeeds,
  countStems,
  type GapRow,
  gapsHaving,
  lockGathering,
  loneNeeds,
  moveNeeds,
  type NeedRow,
  needsOfEach,
  saveGap,
  saveStems,
  updateGap,
} from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import { newId, type World } from './world.ts'

const atOnce = 400
const mostNaming = 200
/** A stem that more gaps have says little. */
const commonFrom = 200

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
