import { reviewOf } from '#domain/knowledge/review.ts'
import { languageOf } from '#domain/language/language.ts'
import { mask } from '#domain/language/mask.ts'
import { teamRef } from '#domain/model/people.ts'
import { type ChatReply, replyTo } from '#domain/search/chat.ts'
import { type Cited, citedSentences } from '#domain/search/cited.ts'
import type { Going } from '#domain/search/known.ts'
import type { Search } from '#domain/search/result.ts'
import { type ChatAsk, type ChatView, chatView } from '#domain/views/chat.ts'
import type { AnswerModel } from '../../outside/answer-model.ts'
import { findAutomation, type World } from '../world.ts'

type Parts = { search: Search; problems: readonly Going[]; model: AnswerModel | null }

/** What the chat replies to a message, with who keeps each page and until when it counts as reviewed. */
export async function replyInChat(
  world: World,
  { turns, said, isNone = false, automation, language }: ChatAsk,
  { search, problems, model }: Parts,
): Promise<ChatView> {
  const about = findAutomation(world, automation)
  const inTheirs: Search = (query, options) => search(query, { ...options, ...(language ? { language } : {}) })
  const reply = await replyTo(
    { turns, said, isNone, ...(about ? { automation: about.id } : {}) },
    {
      search: inTheirs,
      problems,
      automations: [...world.automations.values()],
      symptomsOf: (page) => world.articles.get(page)?.symptoms ?? [],
    },
  )
  const sentences = model ? await sentencesFor(reply, { world, model }) : []
  return chatView(reply, { sentences, more: (page) => factsOf(world, page) })
}

/** What a model makes of the passages, held to what they say. Who asked is masked before it leaves. */
async function sentencesFor(
  reply: ChatReply,
  { world, model }: { world: World; model: AnswerModel },
): Promise<Cited[]> {
  if (reply.kind !== 'answer' || reply.passages.length === 0) return []
  const passages = reply.passages.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''))
  const written = await model(mask(reply.about, world.masking), passages)
  return written === null ? [] : citedSentences(written, passages, languageOf('en'))
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
