import { besideWords } from '#domain/words/beside.ts'
import { sayKeeper } from '#domain/words/ledger.ts'
import { language, sayAmount } from '../kit/say.ts'
import type { DeskTicket } from './types.ts'

const beside = besideWords(language)

type Ledger = NonNullable<DeskTicket['ledger']>
type Entry = Ledger['entries'][number]

const width = 300

/** Who had the time, as one bar; the list under it says the same in words. */
export function LedgerBar({ ledger }: { ledger: Ledger }) {
  let x = 0
  return (
    <section>
      <h2 class="label">{beside.time}</h2>
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
          return <rect key={sayKeeper(entry, language)} class={classOf(entry)} x={at} y="0" width={part} height="10" />
        })}
      </svg>
      <ul class="plain small">
        {ledger.entries.map((entry) => (
          <li key={sayKeeper(entry, language)}>
            <i class={`swatch ${classOf(entry)}`} /> {sayKeeper(entry, language)}{' '}
            <span class="soft">{sayAmount(entry.seconds)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function classOf(entry: Entry): string {
  return entry.who === 'level' ? `level-${entry.level}` : entry.who
}
