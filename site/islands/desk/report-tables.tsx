import type { Backlog } from '#domain/clocks/backlog.ts'
import type { Breach, Satisfaction } from '#domain/clocks/report.ts'
import type { Share } from '#domain/clocks/ticket-facts.ts'
import { clockName } from '#domain/words/clocks.ts'
import { sayKeeper } from '#domain/words/ledger.ts'
import { sayMoment } from '#domain/words/moments.ts'
import { language, sayAmount } from '../kit/say.ts'
import { percent } from './share-plot.tsx'

/** How a level is called. */
type LevelName = (level: number) => string

const width = 600
const mostBreaches = 50

export function LedgerTable({ ledger, levelName }: { ledger: readonly Share[]; levelName: LevelName }) {
  const sum = ledger.reduce((total, { seconds }) => total + seconds, 0)
  let x = 0
  return (
    <>
      <svg
        class="ledger"
        viewBox={`0 0 ${width} 16`}
        width="100%"
        height="16"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {ledger.map(({ who, seconds }) => {
          const at = x
          const part = sum === 0 ? 0 : (seconds / sum) * width
          x += part
          return <rect key={who} class={classOf(who)} x={at} y="0" width={part} height="16" />
        })}
      </svg>
      <table class="report">
        <tbody>
          {ledger.map(({ who, seconds }) => (
            <tr key={who}>
              <th scope="row">
                <i class={`swatch ${classOf(who)}`} /> {nameOf(who, levelName)}
              </th>
              <td class="num">{sayAmount(seconds)}</td>
              <td class="num">{percent(sum === 0 ? 0 : seconds / sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

type Late = { breaches: readonly Breach[]; levelName: LevelName; asOf: string; timeZone: string }

export function BreachTable({ breaches, levelName, asOf, timeZone }: Late) {
  const [shown, more] = [breaches.slice(0, mostBreaches), breaches.length - mostBreaches]
  if (shown.length === 0) return <p class="soft">Nothing was late.</p>
  return (
    <section class="scrolls" tabIndex={0} aria-label="What was late">
      <table class="report">
        <thead>
          <tr>
            <th scope="col">Ticket</th>
            <th scope="col">Promise, policy then</th>
            <th scope="col">Late by</th>
            <th scope="col">Was due</th>
            <th scope="col">Charged to, assignee then</th>
            <th scope="col">Most time with</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((breach) => (
            <tr key={`${breach.ref} ${breach.clock} ${breach.cycle}`}>
              <th scope="row" dir="auto">
                <a href={`/desk/ticket/#${breach.ref}`}>{breach.title}</a>
              </th>
              <td>
                {clockName(breach.clock, 'done', language)}
                <br />
                <span class="soft small">
                  {breach.policy}, {breach.priority}
                </span>
              </td>
              <td class="num">{sayAmount(breach.late)}</td>
              <td class="num">{sayMoment(breach.due, { now: asOf, timeZone, language })}</td>
              <td>
                {breach.level} {breach.team.name}
                <br />
                <span class="soft small">{breach.person?.name ?? 'nobody'}</span>
              </td>
              <td>{breach.why ? `${nameOf(breach.why.who, levelName)}, ${sayAmount(breach.why.seconds)}` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="soft small">{more} more are in the CSV.</p>}
    </section>
  )
}

export function BacklogTable({ backlog, levelName }: { backlog: readonly Backlog[]; levelName: LevelName }) {
  if (backlog.length === 0) return <p class="soft">Nothing is open.</p>
  return (
    <section class="scrolls" tabIndex={0} aria-label="What is open">
      <table class="report">
        <thead>
          <tr>
            {[
              'Level',
              'Open',
              'Waiting',
              'Median age',
              'Oldest',
              'under 4 h',
              'under 1 day',
              'under 3 days',
              'under 7 days',
              'older',
            ].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {backlog.map(({ level, open, waiting, median, oldest, ages }) => (
            <tr key={level}>
              <th scope="row">
                {level} {levelName(level)}
              </th>
              <td class="num">{open}</td>
              <td class="num">{waiting}</td>
              <td class="num">{sayAmount(median)}</td>
              <td class="num">{sayAmount(oldest)}</td>
              {ages.map((count, index) => (
                <td key={`${index}`} class="num">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function SatisfactionTable({ rows }: { rows: readonly Satisfaction[] }) {
  if (rows.length === 0) return <p class="soft">Nobody has rated a request yet.</p>
  return (
    <section class="scrolls" tabIndex={0} aria-label="How people rated it">
      <table class="report">
        <thead>
          <tr>
            {['Month', 'Ratings', 'Mean', '1', '2', '3', '4', '5'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ month, scores }) => {
            const count = scores.reduce((sum, n) => sum + n, 0)
            const mean = scores.reduce((sum, n, index) => sum + n * (index + 1), 0) / count
            return (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td class="num">{count}</td>
                <td class="num">{mean.toFixed(1)}</td>
                {scores.map((n, index) => (
                  <td key={`${index}`} class="num">
                    {n}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function nameOf(who: string, levelName: LevelName): string {
  const level = /^level (\d)$/.exec(who)?.[1]
  if (level) return `${level} ${levelName(Number(level))}`
  return sayKeeper({ who: who as 'requester' | 'vendor' | 'closed-hours' }, language)
}

function classOf(who: string): string {
  return who.replace(' ', '-')
}
