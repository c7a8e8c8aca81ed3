import type { DeskEvent } from '#domain/views/desk-event.ts'
import { sayMoment } from '../kit/say.ts'
import { PlainText } from './plain-text.tsx'
import type { DeskTicket } from './types.ts'

/** What happened, oldest first: talk in full, everything else in a line. */
export function Timeline({ view }: { view: DeskTicket }) {
  const { now } = view
  const labels = new Map(view.escalateTo.flatMap(({ handover }) => handover.map(({ name, label }) => [name, label])))
  const told = view.events.filter(({ type }) => type !== 'ticket.opened')
  return (
    <section aria-label="What happened">
      <h2 class="label">What happened</h2>
      {told.length === 0 && <p class="soft">Nothing yet. The clocks on this page say what is promised.</p>}
      <ol class="timeline plain">
        {told.map((event) => (
          <li key={event.version} class={kindOf(event)}>
            <div class="small soft">
              <span dir="auto">{event.text}</span>, <time dateTime={event.at}>{sayMoment(event.at, now)}</time>
              {event.type === 'ticket.noted' && ' · for support only'}
            </div>
            {textsOf(event).map((text, index) => (
              <PlainText key={`${index}`} text={text} />
            ))}
            <Handover event={event} labels={labels} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function kindOf({ type, by }: DeskEvent): string {
  if (type === 'ticket.noted') return 'note'
  if (type === 'ticket.replied') return by.kind === 'support' ? 'from-support' : 'from-requester'
  if (type === 'clock.breached') return 'late'
  if (type === 'clock.at-risk') return 'risk'
  return 'fact'
}

/** Everything that was typed with the act. */
function textsOf({ data }: DeskEvent): string[] {
  return ['body', 'reason', 'note', 'comment'].flatMap((name) => {
    const text = data[name]
    return typeof text === 'string' && text ? [text] : []
  })
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
