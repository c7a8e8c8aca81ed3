import { useEffect, useRef, useState } from 'preact/hooks'
import { longest } from '#domain/base/longest.ts'
import { chatWords } from '#domain/words/chat.ts'
import { language } from '../kit/say.ts'
import { ReplyShown } from './reply.tsx'
import { type Conversation, useConversation } from './use-conversation.ts'

const words = chatWords(language)

type Props = {
  automation: string
  /** On another site's page: storage is not shared with the pages that links open, so the conversation goes along with a form. */
  inFrame?: boolean
}

/** A conversation: what one says, and the passages that answer it. All of it lies in this tab. */
export function Chat({ automation, inFrame = false }: Props) {
  const conversation = useConversation(automation)
  const { about, turns } = conversation
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLTextAreaElement>(null)

  async function send(text: string, isNone = false) {
    if (!(await conversation.send(text, isNone))) return
    setTyped('')
    input.current?.focus()
  }

  return (
    <div class="chat">
      <Turns conversation={conversation} onPick={(text, isNone) => void send(text, isNone)} />
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void send(typed)
        }}
      >
        <div class="field">
          <label for="chat-said">{conversation.said.length > 0 ? words.more : words.label}</label>
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
            {conversation.trouble}
          </p>
        </div>
        <Ways conversation={conversation} inFrame={inFrame} />
      </form>
      {inFrame && (
        <form id="chat-person" method="post" action="/api/chat">
          <input type="hidden" name="act" value="person" />
          <input type="hidden" name="automation" value={about} />
          <input type="hidden" name="turns" value={JSON.stringify(turns)} />
        </form>
      )}
    </div>
  )
}

type Picked = (text: string, isNone?: boolean) => void

function Turns({ conversation: { said, solved }, onPick }: { conversation: Conversation; onPick: Picked }) {
  const end = useRef<HTMLDivElement>(null)
  const count = said.length
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  return (
    <div aria-live="polite">
      <ol class="chat-turns" aria-label={words.conversation}>
        {said.map((one, index) => (
          <li key={`${index}`} class={`chat-said by-${one.turn.by}`}>
            <strong class="label">{one.turn.by === 'person' ? words.you : words.ladder}</strong>
            {one.reply ? (
              <ReplyShown said={one} reply={one.reply} isLast={index === count - 1} onPick={onPick} onSolved={solved} />
            ) : (
              <p class="chat-text">{one.turn.text}</p>
            )}
          </li>
        ))}
      </ol>
      <div ref={end} class="chat-end" />
    </div>
  )
}

/** On with it, to a person, or from the beginning. */
function Ways({ conversation, inFrame }: { conversation: Conversation; inFrame: boolean }) {
  const { said, about, isAsking, beginAfresh } = conversation
  const along = new URLSearchParams({ chat: '1', ...(about ? { automation: about } : {}) })
  return (
    <p class="acts">
      <button type="submit" class="main" aria-disabled={isAsking}>
        {isAsking ? words.sending : words.send}
      </button>
      {inFrame ? (
        <button type="submit" form="chat-person">
          {words.person}
        </button>
      ) : (
        <a class="button" href={`/escalate/?${along}`}>
          {words.person}
        </a>
      )}
      {said.length > 0 && (
        <button type="button" class="quiet" onClick={beginAfresh}>
          {words.afresh}
        </button>
      )}
    </p>
  )
}
