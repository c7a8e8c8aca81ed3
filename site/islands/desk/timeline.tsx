import { sayMoment } from '../moments.ts'
import { PlainText } from './plain-text.tsx'
import type { DeskTicket } from './types.ts'
import { clockVerbs } from './words.ts'

type DeskEvent = DeskTicket['events'][number]

/** What happened, oldest first: talk in full, everything else in a line. */
export function Timeline({ view }: { view: DeskTicket }) {
  const now = new Date(view.now)
  const told = view.events.filter(({ type }) => type !== 'ticket.opened')
  return (
    <section aria-label="What happened">
      <h2 class="label">What happened</h2>
      {told.length === 0 && <p class="soft">Nothing yet. The clocks on this page say what is promised.</p>}
      <ol class="timeline plain">
        {told.map((event) => (
          <li key={event.version} class={kindOf(event)}>
            <div class="small soft">
              <span dir="auto">{sentence(event)}</span>, <time dateTime={event.at}>{sayMoment(event.at, now)}</time>
              {event.type === 'ticket.noted' && ' · for support only'}
            </div>
            {bodyOf(event).map(([name, text]) => (
              <div key={name}>
                {name && <span class="soft small">{name.replaceAll('-', ' ')}</span>}
                <PlainText text={text} />
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function sentence({ type, text, data }: DeskEvent): string {
  if (type !== 'clock.at-risk' && type !== 'clock.breached') return text
  const verb = clockVerbs[data.clock as keyof typeof clockVerbs] ?? String(data.clock)
  return type === 'clock.breached' ? `Late: ${verb.toLowerCase()}` : `At risk: ${verb.toLowerCase()}`
}

function kindOf({ type, by }: DeskEvent): string {
  if (type === 'ticket.noted') return 'note'
  if (type === 'ticket.replied') return by.kind === 'support' ? 'from-support' : 'from-requester'
  if (type === 'clock.breached') return 'late'
  if (type === 'clock.at-risk') return 'risk'
  return 'fact'
}

/** Everything that was typed with the act. */
function bodyOf({ data }: DeskEvent): [name: string, text: string][] {
  const plain = ['body', 'reason', 'note', 'comment'].flatMap((name): [string, string][] =>
    typeof data[name] === 'string' && data[name] ? [['', data[name] as string]] : [],
  )
  const handover = typeof data.handover === 'object' && data.handover ? Object.entries(data.handover) : []
  return [...plain, ...handover.map(([name, text]): [string, string] => [name, String(text)])]
}
