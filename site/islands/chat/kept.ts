import type { ChatTurn } from '#domain/ticket/conversation.ts'
import type { ChatView } from '#domain/views/chat.ts'

/** One thing that was said, with the reply as it was shown. */
export type Said = { turn: ChatTurn; reply?: ChatView; isSolved?: boolean }

const key = 'ladder:chat'

/** The conversation of this tab: it goes with it, and nobody else keeps it. */
export function keptChat(): Said[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]')
  } catch {
    return []
  }
}

export function keepChat(said: readonly Said[]): void {
  try {
    if (said.length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(said))
  } catch {
    // A browser without storage keeps it while the page is open.
  }
}

/** What was said, as a ticket takes it along. */
export function keptTurns(): ChatTurn[] {
  return keptChat().map(({ turn }) => turn)
}
