import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { nameOf, shapeOf, stemsToText } from '#domain/knowledge/gap.ts'
import { findTeam } from '#domain/model/entries.ts'
import { countDays } from '../store/gap-days.ts'
import { findGap, type GapRow, joinGaps, moveNeeds, needsOf, saveGap, saveStems, updateGap } from '../store/gaps.ts'
import type { Tx } from '../store/handle.ts'
import { newId, type World } from './world.ts'

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
