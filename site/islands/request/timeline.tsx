import { useState } from 'preact/hooks'
import type { RequestView } from '#domain/views/request.ts'
import { byMailWords } from '#domain/words/by-mail.ts'
import { requestWords } from '#domain/words/request.ts'
import { language, sayMoment } from '../kit/say.ts'
import { fetchFile, type RequestEvent } from './api.ts'

const words = requestWords(language)
const mailWords = byMailWords(language)

/** What happened, oldest first. Everything that people wrote is text. */
export function Timeline({ view, token }: { view: RequestView; token: string }) {
  const { now } = view
  return (
    <ol class="plain timeline">
      {view.events.map((event, index) => (
        <li key={`${event.at} ${event.type} ${index}`} class={event.by.kind}>
          <p class="head">
            <strong>{event.text}</strong> <time dateTime={event.at}>{sayMoment(event.at, now)}</time>
          </p>
          {event.type === 'ticket.opened' ? <Opening view={view} /> : event.body && <p class="said">{event.body}</p>}
          {event.mail && <ByMail mail={event.mail} />}
          {event.attachments?.map((id) => (
            <FileLink key={id} id={id} name={nameOf(view, event, id)} token={token} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function ByMail({ mail: { from, quoted, leftOut } }: { mail: NonNullable<RequestEvent['mail']> }) {
  return (
    <>
      <p class="small soft" dir="auto">
        {mailWords.byMail(from)}
        {leftOut && <>. {mailWords.leftOut(leftOut.join(', '))}</>}
      </p>
      {quoted && (
        <details>
          <summary>{mailWords.quoted}</summary>
          <p class="said">{quoted}</p>
        </details>
      )}
    </>
  )
}

function Opening({ view }: { view: RequestView }) {
  const details = Object.entries(view.details)
  return (
    <>
      <p class="said">{view.description}</p>
      {details.length > 0 && (
        <dl class="pairs">
          {details.map(([name, answer]) => (
            <div key={name}>
              <dt>{name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ')}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function nameOf(view: RequestView, event: RequestEvent, id: string): string {
  const added = view.events.find(({ type, attachments }) => type === 'ticket.attached' && attachments?.includes(id))
  return (added ?? event).text.replace(/^File added: /, '')
}

function FileLink({ id, name, token }: { id: string; name: string; token: string }) {
  const [trouble, setTrouble] = useState('')
  const save = async () => {
    setTrouble('')
    const blob = await fetchFile(token, id)
    if (!blob) return setTrouble(words.away.file)
    const address = URL.createObjectURL(blob)
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  }
  return (
    <p class="file">
      <button type="button" class="quiet" onClick={() => void save()}>
        {words.saveFile(name)}
      </button>{' '}
      <span role="status">{trouble}</span>
    </p>
  )
}
