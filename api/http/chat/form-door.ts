import type { Context } from 'hono'
import { z } from 'zod'
import { recordSignals } from '#api/actions/signals.ts'
import { longest } from '#domain/base/longest.ts'
import { charactersIn, cleanText, text } from '#domain/base/text.ts'
import { type ChatTurn, chatTurnSchema, conversationOf } from '#domain/ticket/conversation.ts'
import { requestFrom } from '#domain/ticket/from-chat.ts'
import type { ChatAsk, ChatView } from '#domain/views/chat.ts'
import { chatWords, notSolvedTurns, turnOf } from '#domain/words/chat.ts'
import { readForm } from '../body.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import { page } from '../html/frame.ts'
import { wantsNoTrace } from '../knowledge/feedback.ts'
import { answerProblem } from '../problems.ts'
import { answerFilledForm } from '../tickets/form-door.ts'
import { type ChatShown, chatBody } from './page.ts'

const acts = ['solved', 'not-solved', 'person'] as const

/** What the plain page of the chat sends. The conversation is in it: nothing of it is kept here. */
export const chatFormSchema = z.object({
  said: text({ most: longest.answer }).optional().describe('What is said now'),
  option: text({ most: 300 }).optional().describe('One of the answers that were offered'),
  none: text({ most: 300 }).optional().describe('None of them fits'),
  act: z.enum(acts).optional().describe('It is solved, it is not, or a person is wanted'),
  turns: text({ most: 200_000 }).optional().describe('What was said so far, as JSON text'),
  automation: text({ most: 60 }).optional().describe('Id in the catalogue'),
})

/** What goes along: what is said next, and the answer to it, still fit. */
const mostTurns = longest.conversation - 2

/** One step of the conversation as a page, or the form that escalates with the conversation in it. */
export async function answerChatForm(
  c: Context<Env>,
  deps: Deps,
  reply: (ask: ChatAsk) => Promise<ChatView>,
): Promise<Response> {
  const { language } = deps.world
  const form = await readForm(c)
  if (!form.ok) return answerProblem(c, form.error)
  const field = (name: string) => cleanText(String([form.value[name]].flat().at(-1) ?? ''))
  const turns = turnsIn(field('turns'))
  const automation = deps.world.automations.has(field('automation')) ? field('automation') : ''
  const shown = (chat: Omit<ChatShown, 'automation' | 'now' | 'answersBy' | 'language'>) => {
    const now = deps.world.now().toString()
    const body = chatBody({ ...chat, automation, now, answersBy: c.var.house.answersBy, language })
    return c.html(page({ title: chatWords(language).title, body, house: c.var.house }), 200, {
      'cache-control': 'no-store',
    })
  }
  switch (field('act')) {
    case 'person':
      return escalated(c, deps, { turns, automation })
    case 'solved':
      await thank(c, deps, turns)
      return shown({ turns, isSolved: true })
    case 'not-solved':
      return shown({ turns: [...turns, ...notSolvedTurns(turns.at(-1)?.about ?? '', language)] })
  }
  const isNone = field('none') !== ''
  const said = field('none') || field('option') || field('said')
  if (said === '') return shown({ turns, wrong: chatWords(language).empty })
  if (charactersIn(said, longest.answer + 1) > longest.answer)
    return shown({ turns, typed: said, wrong: chatWords(language).tooLong })
  const replied = await reply({ turns, said, isNone, ...(automation ? { automation } : {}) })
  const next: ChatTurn[] = [...turns, { by: 'person', text: said, shown: [] }, turnOf(replied, language)]
  return shown({ turns: next, reply: replied })
}

/** Nobody can mend a hidden field: a conversation that is not understood begins afresh. */
function turnsIn(json: string): ChatTurn[] {
  try {
    return z.array(chatTurnSchema).parse(JSON.parse(json)).slice(-mostTurns)
  } catch {
    return []
  }
}

async function thank(c: Context<Env>, { world }: Deps, turns: readonly ChatTurn[]): Promise<void> {
  const { shown = [] } = turns.findLast((turn) => turn.shown.length > 0) ?? {}
  const article = shown.find((page) => world.articles.has(page))
  if (article && !wantsNoTrace(c))
    await recordSignals(world, [{ kind: 'vote', article, helpful: true }], { source: 'chat' })
}

function escalated(c: Context<Env>, deps: Deps, { turns, automation }: { turns: ChatTurn[]; automation: string }) {
  const { title, description, shown } = requestFrom(turns)
  const about = automation || automationShown(deps, shown)
  const attempt = { chat: conversationOf(turns) }
  return answerFilledForm(c, deps, {
    title,
    description,
    ...(about ? { automation: about } : {}),
    ...(turns.length > 0 ? { attempt: JSON.stringify(attempt) } : {}),
  })
}

/** The automation of the page that was shown first. */
function automationShown({ world }: Deps, shown: readonly string[]): string {
  return shown.map((id) => world.articles.get(id)?.automation ?? '').find((id) => world.automations.has(id)) ?? ''
}
