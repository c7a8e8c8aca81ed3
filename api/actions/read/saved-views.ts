import { findTeam } from '#domain/model/entries.ts'
import { teamRef } from '#domain/model/people.ts'
import { type SavedViews, savedQuestionSchema } from '#domain/views/saved-view.ts'
import { savedViewsOf } from '../../store/saved-views.ts'
import { type Viewer, whoseViews } from '../saved-views.ts'
import type { World } from '../world.ts'
import { countQuestion, most } from './queue.ts'

/** The saved views of a person and of their teams, each with how many tickets it holds now. */
export async function savedViews(world: World, person: Viewer): Promise<SavedViews> {
  const items: SavedViews['items'] = []
  for (const { id, name, team, question: kept } of await savedViewsOf(world.read, whoseViews(world, person))) {
    const question = savedQuestionSchema.safeParse(JSON.parse(kept))
    if (!question.success) continue
    const count = await countQuestion(world, question.data, person)
    const shared = team === null ? null : teamRef(world.model, findTeam(world.model, team)?.id ?? team)
    items.push({ id, name, team: shared, question: question.data, count })
  }
  return { items, most }
}
