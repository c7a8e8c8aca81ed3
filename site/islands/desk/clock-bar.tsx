import { sayMoment } from '../kit/moments.ts'
import type { QueueClock } from './types.ts'
import { clockClass, sayClock } from './words.ts'

/** A clock in words first; the bar under it is a help, drawn by `<progress>` so that no inline style is needed. */
export function ClockBar({ clock, now }: { clock: QueueClock; now: Date }) {
  const used = clock.target === 0 ? 1 : Math.min(1, clock.elapsed / clock.target)
  return (
    <div class={`clock ${clockClass(clock)}`}>
      <span>
        <b>{sayClock(clock)}</b>
        {clock.state === 'running' && clock.due && (
          <>
            {', '}
            <time dateTime={clock.due}>{sayMoment(clock.due, now)}</time>
          </>
        )}
      </span>
      <progress value={clock.state === 'breached' ? 1 : used} max={1} aria-hidden="true" tabIndex={-1} />
    </div>
  )
}
