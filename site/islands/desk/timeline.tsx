import { useState } from 'preact/hooks'
import type { ByMail as ByMailFact } from '#domain/ticket/facts.ts'
import type { DeskEvent } from '#domain/views/desk-event.ts'
import { byMailWords } from '#domain/words/by-mail.ts'
import { threadWords } from '#domain/words/thread.ts'
import { language, sayMoment } from '../kit/say.ts'
import { PlainText } from './plain-text.tsx'
import { Said } from './ticket-said.tsx'
import type { DeskTicket } from './types.ts'

const words = threadWords(language)
const mailWords = byMailWords(language)
const key = 'ladder:desk:conversation-only'

/** What was said and what happened, oldest first, the request itself before all else: talk in full, the rest in a line. */
export function Timeline({ view }: { view: DeskTicket }) {
  const { now } = view
  const [only, setOnly] = useState(() => readOnly())
  const labels = new Map(view.escalateTo.flatMap(({ handover }) => handover.map(({ name, label }) => [name, label])))
  const told = view.events.filter((event) => !only || isTalk(event))
  const hidden = view.events.length - told.length
  return (
    <section aria-label={words.title}>
      <div class="thread-bar">
        <h2 class="label">{words.title}</h2>
        <label class="tick small">
          <input
            type="checkbox"
            checked={only}
            onChange={(event) => {
              setOnly(event.currentTarget.checked)
              keepOnly(event.currentTarget.checked)
            }}
          />{' '}
          {words.only}
        </label>
      </div>
      <ol class="timeline plain">
        {told.map((event) => (
          <li key={event.version} class={kindOf(event)}>
            <div class="small soft">
              {event.text}, <time dateTime={event.at}>{sayMoment(event.at, now)}</time>
              {event.type === 'ticket.noted' && ` · ${words.internal}`}
            </div>
            {event.type === 'ticket.opened' ? (
              <Said view={view} />
            ) : (
              textsOf(event).map((text, index) => <PlainText key={`${index}`} text={text} />)
            )}
            <ByMail event={event} />
            <Handover event={event} labels={labels} />
          </li>
        ))}
      </ol>
      {hidden > 0 && <p class="soft small">{words.hidden(hidden)}</p>}
    </section>
  )
}

/** What people said to one another; whatever else was typed with an act belongs to the act. */
function isTalk({ type }: DeskEvent): boolean {
  return type === 'ticket.opened' || type === 'ticket.replied' || type === 'ticket.noted' || type === 'ticket.resolved'
}

function kindOf({ type, by }: DeskEvent): string {
  if (type === 'ticket.noted') return 'note'
  if (type === 'ticket.opened') return 'from-requester'
  if (type === 'ticket.replied') return by.kind === 'support' ? 'from-support' : 'from-requester'
  if (type === 'ticket.resolved') return 'from-support'
  if (type === 'clock.breached') return 'late'
  if (type === 'clock.at-risk') return 'risk'
  return 'fact'
}

/** Everything that was typed with the act. */
function textsOf({ data }: DeskEvent): string[] {
  return ['body', 'reason', 'note', 'comment', 'text'].flatMap((name) => {
    const text = data[name]
    return typeof text === 'string' && text ? [text] : []
  })
}

/** From whom a mail came, and what of it is folded away. */
function ByMail({ event }: { event: DeskEvent }) {
  const mail = event.data.mail as ByMailFact | undefined
  if (!mail) return null
  return (
    <>
      <p class="small soft">
        {mailWords.byMail(mail.from)}
        {mail.leftOut && <>. {mailWords.leftOut(mail.leftOut.join(', '))}</>}
      </p>
      {mail.quoted && (
        <details class="talked">
          <summary>{mailWords.quoted}</summary>
          <PlainText text={mail.quoted} />
        </details>
      )}
    </>
  )
}

/** What the next level was given, as name and answer. */
function Handover({ event, labels }: { event: DeskEvent; labels: ReadonlyMap<string, string> }) {
  const answers = typeof event.data.handover === 'object' ? Object.entries(event.data.handover ?? {}) : []
  if (answers.length === 0) return null
  return (
    <dl class="handed">
      {answers.map(([name, text]) => (
        <div key={name}>
          <dt>{labels.get(name) ?? name.replaceAll('-', ' ')}</dt>
          <dd>
            <PlainText text={String(text)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function readOnly(): boolean {
  try {
    return localStorage.getItem(key) === 'yes'
  } catch {
    return false
  }
}

function keepOnly(only: boolean): void {
  try {
    if (only) localStorage.setItem(key, 'yes')
    else localStorage.removeItem(key)
  } catch {
    // Then it lasts as long as the page.
  }
}
