import { useState } from 'preact/hooks'
import { longest } from '#domain/base/longest.ts'
import type { ChatTurn } from '#domain/ticket/conversation.ts'
import { notSolvedTurns, turnOf } from '#domain/words/chat.ts'
import { ask } from '../kit/ask.ts'
import { readingLanguage } from '../kit/reading.ts'
import { language, sayAway } from '../kit/say.ts'
import { sendSignals, tell, visit } from '../kit/signals.ts'
import { keepChat, keptChat, type Said } from './kept.ts'

const patience = 15_000
/** What goes along, without what was said first: what is said next, and the answer to it, still fit. */
const mostTurns = longest.conversation - 2

/** What was said in this tab, and what is being asked. `send` answers whether it was answered. */
export function useConversation(automation: string) {
  const [said, setSaid] = useState(keptChat)
  const [isAsking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState('')
  const turns = said.map(({ turn }) => turn).slice(-mostTurns)

  function go(next: Said[]) {
    keepChat(next)
    setSaid(next)
  }

  async function send(typed: string, isNone = false): Promise<boolean> {
    const text = typed.trim()
    if (isAsking || text === '') return false
    setAsking(true)
    setTrouble('')
    const reading = readingLanguage()
    const body = {
      turns,
      said: text,
      ...(isNone ? { isNone } : {}),
      ...(automation ? { automation } : {}),
      ...(reading ? { language: reading } : {}),
      visit: visit(),
    }
    const answer = await ask('POST /chat', { body, within: patience })
    setAsking(false)
    if (!answer.ok) {
      setTrouble(answer.problem?.errors?.[0]?.message ?? answer.problem?.detail ?? sayAway())
      return false
    }
    const mine: ChatTurn = { by: 'person', text, shown: [] }
    go([...said, { turn: mine }, { turn: turnOf(answer.value, language), reply: answer.value }])
    return true
  }

  function solved(isSolved: boolean) {
    const last = said.at(-1)
    const article = last?.turn.shown.find((page) => !page.startsWith('automations/'))
    if (!isSolved) return go([...said, ...notSolvedTurns(last?.turn.about ?? '', language).map((turn) => ({ turn }))])
    if (article) tell({ kind: 'vote', article, helpful: true }, 'chat')
    sendSignals()
    go([...said.slice(0, -1), { ...(last as Said), isSolved }])
  }

  /** The automation that it is about, as far as it is known. */
  const about = said.findLast(({ reply }) => reply?.automation)?.reply?.automation || automation
  return { said, turns, about, isAsking, trouble, send, solved, beginAfresh: () => go([]) }
}

export type Conversation = ReturnType<typeof useConversation>
