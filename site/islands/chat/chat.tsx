import { useEffect, useRef, useState } from 'preact/hooks'
import { longest } from '#domain/base/longest.ts'
import type { ChatTurn } from '#domain/ticket/conversation.ts'
import { chatWords, notSolvedTurns, turnOf } from '#domain/words/chat.ts'
import { ask } from '../kit/ask.ts'
import { readingLanguage } from '../kit/reading.ts'
import { language, sayAway } from '../kit/say.ts'
import { sendSignals, tell, visit } from '../kit/signals.ts'
import { keepChat, keptChat, type Said } from './kept.ts'
import { ReplyShown } from './reply.tsx'

const words = chatWords(language)
const patience = 15_000
/** More than this the server does not take: what was said first is left behind. */
/** What goes along: what is said next, and the answer to it, still fit. */
const mostTurns = longest.conversation - 2

type Props = {
  automation: string
  /** On another site's page: storage is not shared with the pages that links open, so the conversation goes along with a form. */
  inFrame?: boolean
}

/** A conversation: what one says, and the passages that answer it. All of it lies in this tab. */
export function Chat({ automation, inFrame = false }: Props) {
  const [said, setSaid] = useState(keptChat)
  const [typed, setTyped] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState('')
  const input = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const count = said.length
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [count])

  function go(next: Said[]) {
    keepChat(next)
    setSaid(next)
  }

  async function send(text: string, isNone = false) {
    if (isAsking || text.trim() === '') return
    setAsking(true)
    setTrouble('')
    const turns = said.map(({ turn }) => turn).slice(-mostTurns)
    const reading = readingLanguage()
    const body = {
      turns,
      said: text.trim(),
      ...(isNone ? { isNone } : {}),
      ...(automation ? { automation } : {}),
      ...(reading ? { language: reading } : {}),
      visit: visit(),
    }
    const answer = await ask('POST /chat', { body, within: patience })
    setAsking(false)
    if (!answer.ok) return setTrouble(answer.problem?.errors?.[0]?.message ?? answer.problem?.detail ?? sayAway())
    setTyped('')
    const mine: ChatTurn = { by: 'person', text: text.trim(), shown: [] }
    go([...said, { turn: mine }, { turn: turnOf(answer.value, language), reply: answer.value }])
    input.current?.focus()
  }

  function solved(isSolved: boolean) {
    const last = said.at(-1)
    const article = last?.turn.shown.find((page) => !page.startsWith('automations/'))
    if (!isSolved) return go([...said, ...notSolvedTurns(last?.turn.about ?? '', language).map((turn) => ({ turn }))])
    if (article) tell({ kind: 'vote', article, helpful: true }, 'chat')
    sendSignals()
    go([...said.slice(0, -1), { ...(last as Said), isSolved }])
  }

  const about = said.findLast(({ reply }) => reply?.automation)?.reply?.automation || automation
  return (
    <div class="chat">
      <div aria-live="polite">
        <ol class="chat-turns" aria-label={words.conversation}>
          {said.map((one, index) => (
            <li key={`${index}`} class={`chat-said by-${one.turn.by}`}>
              <strong class="label">{one.turn.by === 'person' ? words.you : words.ladder}</strong>
              {one.reply ? (
                <ReplyShown
                  said={one}
                  reply={one.reply}
                  isLast={index === count - 1}
                  onPick={(text, isNone) => void send(text, isNone)}
                  onSolved={solved}
                />
              ) : (
                <p class="chat-text">{one.turn.text}</p>
              )}
            </li>
          ))}
        </ol>
        <div ref={end} class="chat-end" />
      </div>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void send(typed)
        }}
      >
        <div class="field">
          <label for="chat-said">{count > 0 ? words.more : words.label}</label>
          <textarea
            id="chat-said"
            ref={input}
            rows={3}
            maxLength={longest.answer}
            value={typed}
            aria-describedby="chat-hint"
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
              event.preventDefault()
              void send(typed)
            }}
          />
          <p class="hint" id="chat-hint">
            {words.hint}
          </p>
          <p class="wrong" role="alert">
            {trouble}
          </p>
        </div>
        <p class="acts">
          <button type="submit" class="main" aria-disabled={isAsking}>
            {isAsking ? words.sending : words.send}
          </button>
          {inFrame ? (
            <button type="submit" form="chat-person">
              {words.person}
            </button>
          ) : (
            <a
              class="button"
              href={`/escalate/?${new URLSearchParams({ chat: '1', ...(about ? { automation: about } : {}) })}`}
            >
              {words.person}
            </a>
          )}
          {count > 0 && (
            <button type="button" class="quiet" onClick={() => go([])}>
              {words.afresh}
            </button>
          )}
        </p>
      </form>
      {inFrame && (
        <form id="chat-person" method="post" action="/api/chat">
          <input type="hidden" name="act" value="person" />
          <input type="hidden" name="automation" value={about} />
          <input type="hidden" name="turns" value={JSON.stringify(said.map(({ turn }) => turn).slice(-mostTurns))} />
        </form>
      )}
    </div>
  )
}
