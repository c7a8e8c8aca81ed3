import { promisesShown } from '#domain/clocks/told.ts'
import type { RequestView } from '#domain/views/request.ts'
import { sayClock, saySegment, sayWhy, stretchWords } from '#domain/words/clocks.ts'
import { sayZoned } from '#domain/words/moments.ts'
import { requestWords } from '#domain/words/request.ts'
import { language, sayAmount, sayMoment } from '../kit/say.ts'
import type { RequestClock } from './api.ts'

/** What was promised and whether it is kept: words first, a bar beside them, and why then. */
export function Promises({ view }: { view: RequestView }) {
  const shown = promisesShown(view.clocks)
  if (shown.length === 0) return <p class="soft">{requestWords(language).noPromise}</p>
  return (
    <ul class="plain promises">
      {shown.map((clock) => (
        <OnePromise key={`${clock.name} ${clock.cycle}`} view={view} clock={clock} />
      ))}
    </ul>
  )
}

function OnePromise({ view, clock }: { view: RequestView; clock: RequestClock }) {
  const { label, words, tone } = sayClock(clock, { now: view.now, language })
  return (
    <li class={`clock ${tone}`} data-clock={clock.name} data-state={clock.state}>
      <p>
        <span class="what">{label}</span> <strong>{words}</strong>
      </p>
      <progress max={clock.target} value={Math.min(clock.elapsed, clock.target)} aria-hidden="true" />
      <WhyThen view={view} clock={clock} label={label} />
    </li>
  )
}

const mostSegments = 40
const words = stretchWords(language)

function WhyThen({ view, clock, label }: { view: RequestView; clock: RequestClock; label: string }) {
  const zone = view.calendars.find(({ id }) => id === clock.calendar)?.timeZone
  const segments = clock.segments.slice(-mostSegments)
  const earlier = clock.segments.length - segments.length
  const { now, calendars } = view
  return (
    <details class="why">
      <summary>
        {words.whyThen}
        <span class="only-read"> {label}</span>
      </summary>
      <p>{sayWhy(clock, { calendars, language })}</p>
      {segments.length > 0 && (
        // biome-ignore lint/a11y: what scrolls sideways must be reached by keyboard, and be named.
        <div class="scroll" tabIndex={0} role="group" aria-label={words.name}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.from}</th>
                <th scope="col">{words.to}</th>
                <th scope="col">{words.time}</th>
                <th scope="col">{words.what}</th>
              </tr>
            </thead>
            <tbody>
              {earlier > 0 && (
                <tr>
                  <td colSpan={4}>{words.leftOut(earlier)}</td>
                </tr>
              )}
              {segments.map((segment) => (
                <tr key={segment.from} class={segment.kind === 'counted' ? 'counted' : undefined}>
                  <td>
                    <Moment at={segment.from} now={now} zone={zone} />
                  </td>
                  <td>
                    <Moment at={segment.to} now={now} zone={zone} />
                  </td>
                  <td>{sayAmount(segment.seconds)}</td>
                  <td>{saySegment(segment, { reader: 'requester', language })}</td>
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
function Moment({ at, now, zone }: { at: string; now: string; zone: string | undefined }) {
  const there = zone ? sayZoned(at, { timeZone: zone, language }) : undefined
  return (
    <time dateTime={at} title={there}>
      {sayMoment(at, now)}
    </time>
  )
}
