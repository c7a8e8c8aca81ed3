import { besideWords } from '#domain/words/beside.ts'
import { sayClock, saySegment, sayUsed, sayWhy, stretchWords } from '#domain/words/clocks.ts'
import { language, sayAmount, sayMoment } from '../kit/say.ts'
import { ClockBar } from './clock-bar.tsx'
import type { Clock, DeskTicket } from './types.ts'

/** Behind every instant. */
const paused = '~'
const beside = besideWords(language)

const words = stretchWords(language)

/** The promises that run, what is due first first and what is paused last, then those that are settled; each explains itself. */
export function Clocks({ view }: { view: DeskTicket }) {
  const { now } = view
  const open = view.clocks
    .filter(({ endedAt }) => endedAt === null)
    .sort((one, other) => (one.due ?? paused).localeCompare(other.due ?? paused))
  const settled = view.clocks.filter(({ endedAt }) => endedAt !== null)
  return (
    <section>
      <h2 class="label">{beside.promises.heading}</h2>
      {open.length === 0 && <p class="soft">{beside.promises.none}</p>}
      {open.map((clock) => (
        <div key={idOf(clock)} data-clock={clock.name} data-state={clock.state}>
          <ClockBar clock={clock} now={now} />
          <Why clock={clock} view={view} />
        </div>
      ))}
      {settled.length > 0 && (
        <details class="settled">
          <summary>
            {beside.promises.settled(settled.length, settled.filter(({ state }) => state === 'breached').length)}
          </summary>
          <ul class="plain">
            {settled.map((clock) => (
              <li key={idOf(clock)} data-clock={clock.name} data-state={clock.state}>
                {sayClock(clock, { now, language }).sentence} <span class="soft small">{sayUsed(clock, language)}</span>
                <Why clock={clock} view={view} />
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

/** Every stretch that was counted or not, and why. */
function Why({ clock, view: { calendars, now } }: { clock: Clock; view: DeskTicket }) {
  return (
    <details class="why small">
      <summary>{words.whyThen}</summary>
      <p>{sayWhy(clock, { calendars, language })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.time}</th>
          </tr>
        </thead>
        <tbody>
          {clock.segments.map((segment) => (
            <tr key={segment.from + segment.kind} class={segment.kind}>
              <td>{sayMoment(segment.from, now)}</td>
              <td>{sayMoment(segment.to, now)}</td>
              <td>{saySegment(segment, { reader: 'desk', language })}</td>
              <td class="num">{sayAmount(segment.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
