import { stamp } from '#domain/base/time.ts'
import type { Feedback, SearchMade } from '#domain/knowledge/feedback.ts'
import { insertFeedback, insertSearches } from '../store/knowledge.ts'
import { newId, type World } from './world.ts'

/** Keeps what was searched, without saying by whom. As-you-type searches are kept once: a prefix of the next one is dropped. */
export async function recordSearches(world: World, searches: readonly SearchMade[]): Promise<void> {
  const settled = searches.filter(({ query }, index) => {
    const next = searches[index + 1]?.query
    return query.trim() !== '' && !(next?.startsWith(query) && next !== query)
  })
  const at = stamp(world.now())
  await world.transact((tx) =>
    insertSearches(
      tx,
      settled.map(({ query, weak, results, clicked, clickedUrl }) => ({
        id: newId(world),
        at,
        query: query.trim().slice(0, 200),
        weak: weak ? 1 : 0,
        results,
        clicked: clicked ?? null,
        url: clickedUrl ?? null,
      })),
    ),
  )
}

/** Keeps whether an article helped, and why not. */
export async function recordFeedback(
  world: World,
  { article, revision, helpful, reason, comment }: Feedback,
): Promise<void> {
  await world.transact((tx) =>
    insertFeedback(tx, {
      id: newId(world),
      at: stamp(world.now()),
      article,
      revision: revision ?? null,
      helpful: helpful ? 1 : 0,
      reason: reason ?? null,
      comment: comment ?? null,
    }),
  )
}
