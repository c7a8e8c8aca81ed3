import { sayMoment } from '../kit/moments.ts'
import { ClockBar } from './clock-bar.tsx'
import type { Clock, DeskTicket } from './types.ts'
import { clockVerbs, sayAmount, sayClock } from './words.ts'

/** The promises that run, then those that are settled; each explains itself. */
export function Clocks({ view }: { view: DeskTicket }) {
  const now = new Date(view.now)
  const open = view.clocks.filter(({ endedAt }) => endedAt === null)
  const settled = view.clocks.filter(({ endedAt }) => endedAt !== null)
  return (
    <section>
      <h2 class="label">Promises</h2>
      {open.length === 0 && <p class="soft">No promise runs.</p>}
      {open.map((clock) => (
        <div key={idOf(clock)} data-clock={clock.name} data-state={clock.state}>
          <ClockBar clock={clock} now={now} />
          <Why clock={clock} now={now} />
        </div>
      ))}
      {settled.length > 0 && (
        <details class="settled">
          <summary>
            {settled.length} settled, {settled.filter(({ state }) => state === 'breached').length} of them late
          </summary>
          <ul class="plain">
            {settled.map((clock) => (
              <li key={idOf(clock)} data-clock={clock.name} data-state={clock.state}>
                {sayClock(clock)} <span class="soft small">{sayEnd(clock)}</span>
                <Why clock={clock} now={now} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function idOf({ name, cycle, level }: Clock): string {
  return `${name} ${cycle} ${level ?? ''}`
}

function sayEnd({ elapsed, target }: Clock): string {
  return `used ${sayAmount(elapsed)} of ${sayAmount(target)}`
}

/** Every stretch that was counted or not, and why. */
function Why({ clock, now }: { clock: Clock; now: Date }) {
  return (
    <details class="why small">
      <summary>Why then?</summary>
      <p>
        {clockVerbs[clock.name]} within {sayAmount(clock.target)} of the calendar “{clock.calendar}”, from{' '}
        {sayMoment(clock.startedAt, now)} on. {sayAmount(clock.elapsed)} counted so far
        {clock.due ? `, due ${sayMoment(clock.due, now)}` : ''}.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">What</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {clock.segments.map((segment) => (
            <tr key={segment.from + segment.kind} class={segment.kind}>
              <td>{sayMoment(segment.from, now)}</td>
              <td>{sayMoment(segment.to, now)}</td>
              <td>{sayKind(segment)}</td>
              <td class="num">{sayAmount(segment.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function sayKind({ kind, reason, by }: Clock['segments'][number]): string {
  switch (kind) {
    case 'counted':
      return 'counts'
    case 'closed-hours':
      return 'closed'
    case 'holiday':
      return 'holiday'
    case 'resolved':
      return 'solved'
    case 'paused':
      return `stood still: ${reason ?? ''}${by ? `, by ${by}` : ''}`
  }
}
