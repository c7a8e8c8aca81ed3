import { sayMoment } from '../kit/moments.ts'
import type { RequestAnswer, RequestClock } from './api.ts'
import { sayAmount, sayPromise } from './words.ts'

const names = { respond: 'First answer', update: 'Word from us', resolve: 'Solved' }

/** What was promised and whether it is kept: words first, a bar beside them, and why then. */
export function Promises({ view }: { view: RequestAnswer }) {
  const shown = shownClocks(view.clocks)
  if (shown.length === 0) return <p class="soft">No time is promised for this kind of request.</p>
  return (
    <ul class="plain promises">
      {shown.map((clock) => (
        <li key={`${clock.name} ${clock.cycle}`} class={`clock ${sayPromise(view, clock).tone}`}>
          <p>
            <span class="what">{names[clock.name as keyof typeof names]}</span>{' '}
            <strong>{sayPromise(view, clock).words}</strong>
          </p>
          <progress max={clock.target} value={Math.min(clock.elapsed, clock.target)} aria-hidden="true" />
          <WhyThen view={view} clock={clock} />
        </li>
      ))}
    </ul>
  )
}

/** First answer, solution, and of the words in between the one that is due and those that came late. */
function shownClocks(clocks: readonly RequestClock[]): RequestClock[] {
  const order = ['respond', 'update', 'resolve']
  const updates = clocks.filter(({ name, state }) => name === 'update' && state !== 'cancelled')
  const last = updates.at(-1)
  return clocks
    .filter((clock) => {
      if (clock.name !== 'update') return order.includes(clock.name)
      return clock.state === 'breached' || (clock === last && clock.endedAt === null)
    })
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
}

const mostSegments = 40

function WhyThen({ view, clock }: { view: RequestAnswer; clock: RequestClock }) {
  const calendar = view.calendars.find(({ id }) => id === clock.calendar)
  const segments = clock.segments.slice(-mostSegments)
  const earlier = clock.segments.length - segments.length
  const now = new Date(view.now)
  return (
    <details class="why">
      <summary>
        Why then?<span class="only-read"> {names[clock.name as keyof typeof names]}</span>
      </summary>
      <p>
        Promised within {sayAmount(clock.target)}, counted while “{calendar?.name ?? clock.calendar}” is open
        {calendar && ` (${calendar.timeZone})`}.{' '}
        {clock.elapsed < 60 ? 'Nothing is counted yet' : `Counted: ${sayAmount(clock.elapsed)}`}.
      </p>
      {segments.length > 0 && (
        // biome-ignore lint/a11y: what scrolls sideways must be reached by keyboard, and be named.
        <div class="scroll" tabIndex={0} role="group" aria-label="What was counted">
          <table>
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Time</th>
                <th scope="col">What</th>
              </tr>
            </thead>
            <tbody>
              {earlier > 0 && (
                <tr>
                  <td colSpan={4}>{earlier} earlier stretches are left out here.</td>
                </tr>
              )}
              {segments.map((segment) => (
                <tr key={segment.from} class={segment.kind === 'counted' ? 'counted' : undefined}>
                  <td>
                    <Moment at={segment.from} now={now} zone={calendar?.timeZone} />
                  </td>
                  <td>
                    <Moment at={segment.to} now={now} zone={calendar?.timeZone} />
                  </td>
                  <td>{sayAmount(segment.seconds)}</td>
                  <td>{saySegment(segment)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}

/** A moment in the reader's zone; in the calendar's zone on hover. */
function Moment({ at, now, zone }: { at: string; now: Date; zone: string | undefined }) {
  const there = zone
    ? `${new Date(at).toLocaleString('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' })} ${zone}`
    : undefined
  return (
    <time dateTime={at} title={there}>
      {sayMoment(at, now)}
    </time>
  )
}

const waits: Record<string, string> = { requester: 'your answer', vendor: 'the vendor', window: 'the planned window' }

function saySegment({ kind, reason, by }: RequestClock['segments'][number]): string {
  switch (kind) {
    case 'counted':
      return 'Counted'
    case 'closed-hours':
      return 'Closed hours, not counted'
    case 'holiday':
      return 'Holiday, not counted'
    case 'resolved':
      return 'Solved meanwhile, not counted'
    case 'paused':
      return `Paused${by ? ` by ${by}` : ''}: waiting for ${waits[reason ?? ''] ?? 'something'}`
  }
}
