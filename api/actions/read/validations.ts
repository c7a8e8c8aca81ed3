import { teamRef } from '#domain/model/people.ts'
import { articleRef } from '#domain/views/article.ts'
import type { Unvalidated } from '#domain/views/draft.ts'
import type { ContentFolder } from '../../outside/content-folder.ts'
import { solvedByEach } from '../../store/health.ts'
import type { Person } from '../drafting.ts'
import { ownerOf, type World } from '../world.ts'

/** Articles in work that have solved requests, those that solved most first. */
export async function readUnvalidated(world: World, folder: ContentFolder, person: Person): Promise<Unvalidated> {
  const inWork = [...world.articles.values()].filter(({ confidence }) => confidence === 'wip')
  const solved = await solvedByEach(
    world.read,
    inWork.map(({ id }) => id),
  )
  const items = inWork.flatMap((article) => {
    const count = solved.get(article.id) ?? 0
    const owner = ownerOf(world, article)
    return count === 0
      ? []
      : {
          article: articleRef(article),
          solved: count,
          owner: owner === null ? null : teamRef(world.model, owner),
          isYours: owner === null || person.teams.includes(owner),
        }
  })
  return {
    items: items.toSorted((one, other) => other.solved - one.solved || (one.article.id < other.article.id ? -1 : 1)),
    ways: [...folder.ways],
    branch: folder.branch,
  }
}
