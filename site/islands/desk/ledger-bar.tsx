import { sayAmount } from '../kit/say.ts'
import type { DeskTicket } from './types.ts'

type Ledger = NonNullable<DeskTicket['ledger']>
type Entry = Ledger['entries'][number]

const width = 300

/** Who had the time, as one bar; the list under it says the same in words. */
export function LedgerBar({ ledger }: { ledger: Ledger }) {
  let x = 0
  return (
    <section>
      <h2 class="label">Who had the time</h2>
      <svg
        class="ledger"
        viewBox={`0 0 ${width} 10`}
        width="100%"
        height="10"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {ledger.entries.map((entry) => {
          const part = ledger.seconds === 0 ? 0 : (entry.seconds / ledger.seconds) * width
          const at = x
          x += part
          return <rect key={nameOf(entry)} class={classOf(entry)} x={at} y="0" width={part} height="10" />
        })}
      </svg>
      <ul class="plain small">
        {ledger.entries.map((entry) => (
          <li key={nameOf(entry)}>
            <i class={`swatch ${classOf(entry)}`} /> {nameOf(entry)}{' '}
            <span class="soft">{sayAmount(entry.seconds)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf(entry: Entry): string {
  switch (entry.who) {
    case 'level':
      return `Level ${entry.level}`
    case 'requester':
      return 'The requester'
    case 'vendor':
      return 'The vendor'
    case 'closed-hours':
      return 'Closed hours'
  }
}

function classOf(entry: Entry): string {
  return entry.who === 'level' ? `level-${entry.level}` : entry.who
}
