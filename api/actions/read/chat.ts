import { reviewOf } from '#domain/knowledge/review.ts'
import { teamRef } from '#domain/model/people.ts'
import { replyTo } from '#domain/search/chat.ts'
import type { Going } from '#domain/search/known.ts'
import type { Search } from '#domain/search/result.ts'
import { type ChatAsk, type ChatView, chatView } from '#domain/views/chat.ts'
import { findAutomation, type World } from '../world.ts'

/** What the chat replies to a message, with who keeps each page and until when it counts as reviewed. */
export async function replyInChat(
  world: World,
  { turns, said, isNone = false, automation }: ChatAsk,
  { search, problems }: { search: Search; problems: readonly Going[] },
): Promise<ChatView> {
  const about = findAutomation(world, automation)
  const reply = await replyTo(
    { turns, said, isNone, ...(about ? { automation: about.id } : {}) },
    {
      search,
      problems,
      automations: [...world.automations.values()],
      symptomsOf: (page) => world.articles.get(page)?.symptoms ?? [],
    },
  )
  return chatView(reply, (page) => factsOf(world, page))
}

function factsOf(world: World, page: string) {
  const article = world.articles.get(page)
  const automation = findAutomation(world, article ? article.automation : page.replace(/^automations\//, ''))
  const owner = article?.owner ?? automation?.owner
  const today = world.now().toString().slice(0, 10)
  return {
    owner: owner ? teamRef(world.model, owner) : null,
    due: article ? (reviewOf(article, { every: world.model.defaults.reviewEvery, today }).due ?? '') : '',
  }
}
