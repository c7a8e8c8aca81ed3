import type { ChatReply } from '../search/chat.ts'
import type { Result } from '../search/result.ts'
import type { ChatTurn } from '../ticket/conversation.ts'
import { sayDay } from './days.ts'
import { chat as de } from './de/chat.ts'
import { chat as en } from './en/chat.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the chat says around what it quotes. */
export function chatWords(language: Language): typeof en {
  return spoken[language]
}

/** The sentence with which a reply begins. */
function sayReply(reply: ChatReply, language: Language): string {
  const words = spoken[language]
  switch (reply.kind) {
    case 'question':
      return words.asks[reply.asks]
    case 'unknown':
      return words.unknown
    case 'answer': {
      const { known, passages, without } = reply
      if (known.length > 0) return passages.length > 0 ? words.knownAnd : words.known
      if (passages.length === 0) return words.place
      return without === '' ? words.found(passages.length) : words.without(without)
    }
  }
}

/** How fresh a passage is, and who keeps it: "reviewed 12 October, kept by Integration team". */
export function sayFreshness(
  { reviewed, due, kind, owner }: Pick<Result, 'reviewed' | 'due' | 'kind'> & { owner: { name: string } | null },
  { now, language }: { now: string; language: Language },
): string {
  const words = spoken[language]
  const isOverdue = due !== '' && due < now.slice(0, 10)
  const when = reviewed === '' ? words.neverReviewed : words.reviewed(sayDay(reviewed, language))
  return [
    ...(kind === 'automation' ? [] : [when]),
    ...(isOverdue ? [words.overdue] : []),
    ...(owner ? [words.by(owner.name)] : []),
  ].join(', ')
}

/** A reply as a turn of the conversation: the sentence, the pages that were shown, and what is needed to understand the next message. */
export function turnOf(reply: ChatReply, language: Language): ChatTurn {
  const shown = reply.kind === 'answer' ? reply.passages.map(({ id }) => id) : []
  const asked = reply.kind === 'question' ? { asks: reply.asks, options: reply.options } : {}
  return { by: 'chat', text: sayReply(reply, language), shown, about: reply.about, ...asked }
}

/** That it was not solved, and what the chat says to that: the matter stays. */
export function notSolvedTurns(about: string, language: Language): ChatTurn[] {
  const { solved, notSolved } = spoken[language]
  return [
    { by: 'person', text: solved.no, shown: [] },
    { by: 'chat', text: notSolved, shown: [], about },
  ]
}
