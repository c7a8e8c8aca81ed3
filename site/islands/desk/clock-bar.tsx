import { sayClock } from '#domain/words/clocks.ts'
import { language } from '../kit/say.ts'
import type { QueueClock } from './types.ts'

/** A clock in words first; the bar under it is a help, drawn by `<progress>` so that no inline style is needed. */
export function ClockBar({ clock, now }: { clock: QueueClock; now: string }) {
  const used = clock.target === 0 ? 1 : Math.min(1, clock.elapsed / clock.target)
  const { label, words, tone } = sayClock(clock, { now, language })
  return (
    <div class={`clock ${tone}`}>
      <span>
        {label} <b>{clock.due ? <time dateTime={clock.due}>{words}</time> : words}</b>
      </span>
      <progress value={clock.state === 'breached' ? 1 : used} max={1} aria-hidden="true" tabIndex={-1} />
    </div>
  )
}
