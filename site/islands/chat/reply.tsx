import type { ChatPassage, ChatView } from '#domain/views/chat.ts'
import { chatWords, sayFreshness } from '#domain/words/chat.ts'
import { language } from '../kit/say.ts'
import type { Said } from './kept.ts'

const words = chatWords(language)

type Props = {
  said: Said
  reply: ChatView
  isLast: boolean
  onPick: (text: string, isNone: boolean) => void
  onSolved: (isSolved: boolean) => void
}

/** What the chat replied: quotes with their source, answers to choose from, or that it does not know. */
export function ReplyShown({ said, reply, isLast, onPick, onSolved }: Props) {
  const sentence = <p>{said.turn.text}</p>
  switch (reply.kind) {
    case 'unknown':
      return sentence
    case 'question':
      return (
        <>
          {sentence}
          {isLast && (
            <p class="chat-options">
              {reply.options.map(({ says }) => (
                <button key={says} type="button" onClick={() => onPick(says, false)}>
                  {says}
                </button>
              ))}
              <button type="button" onClick={() => onPick(words.none, true)}>
                {words.none}
              </button>
            </p>
          )}
        </>
      )
    case 'answer':
      return (
        <>
          {sentence}
          {[...reply.known, ...reply.places].map(({ url, title, summary }) => (
            <div key={`${url} ${title}`} class="chat-place">
              <a href={url}>{title}</a>
              <p class="chat-text">{summary}</p>
            </div>
          ))}
          <Short reply={reply} />
          {reply.passages.map((passage) => (
            <Quote key={passage.id} passage={passage} />
          ))}
          {said.isSolved && <p>{words.thanks}</p>}
          {isLast && !said.isSolved && (
            <p class="acts">
              <strong>{words.solved.ask}</strong>
              <button type="button" onClick={() => onSolved(true)}>
                {words.solved.yes}
              </button>
              <button type="button" onClick={() => onSolved(false)}>
                {words.solved.no}
              </button>
            </p>
          )}
        </>
      )
  }
}

/** The sentences that a model chose, each with its passage below. */
function Short({ reply }: { reply: Extract<ChatView, { kind: 'answer' }> }) {
  if (!reply.sentences?.length) return null
  return (
    <section class="chat-short" aria-label={words.short}>
      <strong class="label">{words.short}</strong>
      <p class="chat-text">
        {reply.sentences.map(({ text, passage }) => (
          <>
            {text} <SourceMark number={passage + 1} url={reply.passages[passage]?.url ?? ''} />{' '}
          </>
        ))}
      </p>
    </section>
  )
}

function SourceMark({ number, url }: { number: number; url: string }) {
  return (
    <a class="chat-source" href={url} aria-label={words.from(number)}>
      [{number}]
    </a>
  )
}

function Quote({ passage }: { passage: ChatPassage }) {
  const { title, url, section, about, excerpt } = passage
  const now = new Date().toISOString()
  return (
    <figure class="chat-quote">
      <figcaption>
        <a href={url}>{title}</a>
        {section && (
          <span class="soft">
            {' › '}
            <a href={section.url}>{section.title}</a>
          </span>
        )}
      </figcaption>
      <blockquote class="chat-text" cite={section?.url ?? url}>
        {excerpt.map(({ text, marked }, index) => (marked ? <mark key={`${index}`}>{text}</mark> : text))}
      </blockquote>
      <p class="soft small">
        {about && `${about}, `}
        {sayFreshness(passage, { now, language })}
      </p>
    </figure>
  )
}
