import type { Backlog } from '#domain/clocks/backlog.ts'
import type { Breach, Report, Satisfaction } from '#domain/clocks/report.ts'
import type { Share } from '#domain/clocks/ticket-facts.ts'
import { clockName } from '#domain/words/clocks.ts'
import { sayMonth } from '#domain/words/days.ts'
import { sayKeeper } from '#domain/words/ledger.ts'
import { sayMoment } from '#domain/words/moments.ts'
import { reportWords } from '#domain/words/reports.ts'
import { language, sayAmount } from '../kit/say.ts'
import { ReportTable } from './report-table.tsx'
import { percent } from './share-plot.tsx'
import { openOf } from './views.ts'

/** How a level is called. */
type LevelName = (level: number) => string

const words = reportWords(language)
const width = 600
const mostBreaches = 20
const mostCauses = 8

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
  if (shown.length === 0) return <p class="soft">{words.causes.none}</p>
  return (
    <>
      <ReportTable label={words.breaches.title} columns={words.breaches.columns}>
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
              <span class="soft small">{breach.person?.name ?? words.nobody}</span>
            </td>
            <td>
              {breach.why ? `${nameOf(breach.why.who, levelName)}, ${sayAmount(breach.why.seconds)}` : ''}
              {breach.reason && (
                <>
                  <br />
                  <span class="soft small">{breach.reason}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </ReportTable>
      {more > 0 && <p class="soft small">{words.more(more)}</p>}
    </>
  )
}

/** What people chose as the reason; nothing while nobody has chosen one. */
export function ReasonTable({ reasons }: { reasons: Report['reasons'] }) {
  const { columns, none, title } = words.reasons
  return (
    <ReportTable label={title} columns={columns}>
      {reasons.map(({ reason, count, late }) => (
        <tr key={reason}>
          <th scope="row">{reason ?? <span class="soft">{none}</span>}</th>
          <td class="num">{count}</td>
          <td class="num">{sayAmount(late)}</td>
        </tr>
      ))}
    </ReportTable>
  )
}

export function CauseTable({ causes, levelName }: { causes: Report['causes']; levelName: LevelName }) {
  const { columns, none, title } = words.causes
  if (causes.length === 0) return <p class="soft">{none}</p>
  return (
    <ReportTable label={title} columns={columns}>
      {causes.slice(0, mostCauses).map(({ who, clock, count, late }) => (
        <tr key={`${who} ${clock}`}>
          <th scope="row">{nameOf(who, levelName)}</th>
          <td>{clockName(clock, 'done', language)}</td>
          <td class="num">{count}</td>
          <td class="num">{sayAmount(late)}</td>
        </tr>
      ))}
    </ReportTable>
  )
}

export function BacklogTable({ backlog, levelName }: { backlog: readonly Backlog[]; levelName: LevelName }) {
  if (backlog.length === 0) return <p class="soft">{words.backlog.none}</p>
  return (
    <ReportTable label={words.backlog.title} columns={words.backlog.columns}>
      {backlog.map(({ level, open, waiting, median, oldest, ages }) => (
        <tr key={level}>
          <th scope="row">
            <a href={openOf({ level: String(level) })}>
              {level} {levelName(level)}
            </a>
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
    </ReportTable>
  )
}

export function SatisfactionTable({ rows }: { rows: readonly Satisfaction[] }) {
  if (rows.length === 0) return <p class="soft">{words.satisfaction.none}</p>
  return (
    <ReportTable label={words.satisfaction.title} columns={words.satisfaction.columns}>
      {rows.map(({ month, scores }) => {
        const count = scores.reduce((sum, n) => sum + n, 0)
        const mean = scores.reduce((sum, n, index) => sum + n * (index + 1), 0) / count
        return (
          <tr key={month}>
            <th scope="row">{sayMonth(month, language)}</th>
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
    </ReportTable>
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
