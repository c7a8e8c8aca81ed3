import { findTeam } from '#domain/model/entries.ts'
import { teamRef } from '#domain/model/people.ts'
import { type SavedViews, savedQuestionSchema } from '#domain/views/saved-view.ts'
import { savedViewsOf } from '../../store/saved-views.ts'
import { type Viewer, whoseViews } from '../saved-views.ts'
import type { World } from '../world.ts'
import { countQuestions, most } from './queue.ts'

/** The saved views of a person and of their teams, each with how many tickets it holds now. */
export async function savedViews(world: World, person: Viewer): Promise<SavedViews> {
  const views = (await savedViewsOf(world.read, whoseViews(world, person))).flatMap(({ question: kept, ...view }) => {
    const question = savedQuestionSchema.safeParse(JSON.parse(kept))
    return question.success ? [{ ...view, question: question.data }] : []
  })
  const counted = await countQuestions(
    world,
    views.map(({ question }) => question),
    person,
  )
  const items = views.map(({ id, name, team, question }, at) => {
    const shared = team === null ? null : teamRef(world.model, findTeam(world.model, team)?.id ?? team)
    return { id, name, team: shared, question, count: counted[at] ?? 0 }
  })
  return { items, most }
}
