import { besideWords } from '#domain/words/beside.ts'
import { chatWords } from '#domain/words/chat.ts'
import { language } from '../kit/say.ts'
import { PlainText } from './plain-text.tsx'
import type { DeskTicket } from './types.ts'

const beside = besideWords(language)

const words = chatWords(language)

/** What the requester said, and what they tried before: the first entry of the conversation. */
export function Said({ view }: { view: DeskTicket }) {
  const { ticket, attempt, attachments } = view
  const details = Object.entries(ticket.details)
  return (
    <div class="ticket-said">
      <PlainText text={ticket.description} />
      {details.length > 0 && (
        <dl class="facts-list">
          {details.map(([name, value]) => (
            <div key={name}>
              <dt>{name.replaceAll('-', ' ')}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {attachments.length > 0 && (
        <ul class="plain">
          {attachments.map(({ id, name, size, internal, by }) => (
            <li key={id}>
              <a href={`/api/desk/tickets/${ticket.ref}/attachments/${id}`} download>
                {name}
              </a>{' '}
              <span class="soft small">{beside.file(sizeOf(size), by.name, internal)}</span>
            </li>
          ))}
        </ul>
      )}
      {attempt && <Attempt attempt={attempt} />}
    </div>
  )
}

function Attempt({ attempt }: { attempt: NonNullable<DeskTicket['attempt']> }) {
  const { article, steps, searches, read, chat, vote } = attempt
  if (!article && [steps, searches, read, chat].every(({ length }) => length === 0)) return null
  return (
    <div class="attempt">
      <h3 class="label">{beside.tried.heading}</h3>
      {article && (
        <p>
          {article.url ? <a href={article.url}>{article.title}</a> : article.title}{' '}
          <span class="soft small">
            {article.stillCurrent === false ? beside.tried.changed : article.stillCurrent ? beside.tried.current : ''}
            {vote ? `, ${vote.helpful ? beside.tried.helped : beside.tried.helpedNot(vote.reason ?? null)}` : ''}
          </span>
        </p>
      )}
      {steps.length > 0 && (
        <ol class="tried">
          {steps.map(({ id, text, done }) => (
            <li key={id} class={done ? 'done' : undefined}>
              {text} <span class="only-read">{done ? beside.tried.done : beside.tried.notDone}</span>
            </li>
          ))}
        </ol>
      )}
      {searches.length > 0 && (
        <p>
          <span class="soft">{beside.tried.searched}</span> {searches.map((words) => `“${words}”`).join(', ')}
        </p>
      )}
      {read.length > 0 && (
        <p>
          <span class="soft">{beside.tried.read}</span>{' '}
          {read.map(({ id, title, url }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              {url ? <a href={url}>{title}</a> : title}
            </span>
          ))}
        </p>
      )}
      {chat.length > 0 && <Conversation chat={chat} />}
    </div>
  )
}

type Said = NonNullable<DeskTicket['attempt']>['chat']

/** What was said in the chat, folded: the description says most of it again. */
function Conversation({ chat }: { chat: Said }) {
  return (
    <details class="talked">
      <summary>{words.transcript(chat.length)}</summary>
      <ol class="plain">
        {chat.map(({ by, text, shown }, index) => (
          <li key={index}>
            <strong>{by === 'person' ? words.requester : words.ladder}</strong>
            <PlainText text={text} />
            {shown.length > 0 && (
              <ul>
                {shown.map(({ id, title, url }) => (
                  <li key={id}>{url ? <a href={url}>{title}</a> : title}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
