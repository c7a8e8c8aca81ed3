import type { Flow } from '#domain/clocks/report-flow.ts'
import type { Next, Times } from '#domain/clocks/report-times.ts'
import type { PeriodReport } from '#domain/views/report.ts'
import { clockName } from '#domain/words/clocks.ts'
import { sayDay } from '#domain/words/days.ts'
import { reportWords } from '#domain/words/reports.ts'
import { language, sayAmount, sayMoment } from '../kit/say.ts'
import { ReportTable } from './report-table.tsx'
import { percent } from './share-plot.tsx'

const words = reportWords(language)
const mostWeeks = 16
const mostNext = 8

/** What a lead reads first: each number with the one before. */
export function Summary({ report }: { report: PeriodReport }) {
  const { attainment, before, flow, flowBefore, backlog } = report
  const kept = (rows: PeriodReport['attainment']) => {
    const mine = rows.filter(({ dimension }) => dimension === 'policy')
    const met = mine.reduce((sum, row) => sum + row.met, 0)
    return shareOf(met, met + mine.reduce((sum, row) => sum + row.breached, 0))
  }
  const numbers: { name: string; now: string; before?: string }[] = [
    { name: words.summary.kept, now: kept(attainment), before: kept(before) },
    { name: words.summary.resolved, now: String(flow.resolved), before: String(flowBefore.resolved) },
    {
      name: words.summary.atOnce,
      now: shareOf(flow.atOnce, flow.resolved),
      before: shareOf(flowBefore.atOnce, flowBefore.resolved),
    },
    { name: words.summary.returned, now: String(flow.returned), before: String(flowBefore.returned) },
    { name: words.summary.reopened, now: String(flow.reopened), before: String(flowBefore.reopened) },
    { name: words.summary.open, now: String(backlog.reduce((sum, { open }) => sum + open, 0)) },
  ]
  return (
    <dl class="report-sums">
      {numbers.map(({ name, now, before: then }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{now}</strong>
            {then !== undefined && <span class="soft small">{words.before(then)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function shareOf(part: number, whole: number): string {
  return whole === 0 ? '–' : percent(part / whole)
}

export function NextTable({ next }: { next: readonly Next[] }) {
  const { columns, none, title } = words.next
  if (next.length === 0) return <p class="soft">{none}</p>
  return (
    <ReportTable label={title} columns={columns}>
      {next
        .slice(0, mostNext)
        .map(({ ref, title: subject, clock, priority, level, team, person, due, left, alike, late, ahead }) => (
          <tr key={`${ref} ${clock} ${due}`}>
            <th scope="row" dir="auto">
              <a href={`/desk/ticket/#${ref}`}>{subject}</a>
            </th>
            <td>
              {clockName(clock, 'due', language)}
              <br />
              <span class="soft small">{priority}</span>
            </td>
            <td class="num">
              {sayAmount(left)}
              <br />
              <span class="soft small">{sayMoment(due)}</span>
            </td>
            <td>{alike === 0 ? words.next.unknown : words.next.risk(late, alike)}</td>
            <td class="num">{ahead}</td>
            <td>
              {level} {team.name}
              <br />
              <span class="soft small">{person?.name ?? words.nobody}</span>
            </td>
          </tr>
        ))}
    </ReportTable>
  )
}

export function TimesTable({ times }: { times: readonly Times[] }) {
  const { columns, none, title } = words.times
  if (times.length === 0) return <p class="soft">{none}</p>
  return (
    <ReportTable label={title} columns={columns}>
      {times.map(({ clock, priority, count, median, most, before }) => (
        <tr key={`${clock} ${priority}`}>
          <th scope="row">{clockName(clock, 'done', language)}</th>
          <td>{priority}</td>
          <td class="num">{count}</td>
          <td class="num">
            {sayAmount(median)}
            {before !== null && <span class="soft small"> {words.before(sayAmount(before))}</span>}
          </td>
          <td class="num">{sayAmount(most)}</td>
        </tr>
      ))}
    </ReportTable>
  )
}

export function FlowTable({ weeks }: Pick<Flow, 'weeks'>) {
  return (
    <ReportTable label={words.flow.title} columns={words.flow.columns}>
      {weeks.slice(-mostWeeks).map(({ week, opened, ended, reopened, open }) => (
        <tr key={week}>
          <th scope="row">{sayDay(week, language)}</th>
          {[opened, ended, reopened, open].map((count, index) => (
            <td key={`${index}`} class="num">
              {count}
            </td>
          ))}
        </tr>
      ))}
    </ReportTable>
  )
}

/** How many are opened in each two hours of the week, the more the darker; for who plans who works when. */
export function HoursTable({ hours }: Pick<Flow, 'hours'>) {
  const pairs = hours.map((day) => Array.from({ length: 12 }, (_, at) => (day[2 * at] ?? 0) + (day[2 * at + 1] ?? 0)))
  const most = Math.max(1, ...pairs.flat())
  const times = Array.from({ length: 12 }, (_, at) => String(2 * at).padStart(2, '0'))
  return (
    <ReportTable label={words.hours.title} columns={[words.hours.day, ...times]} tight>
      {pairs.map((day, index) => (
        <tr key={`${index}`}>
          <th scope="row">{words.hours.days[index]}</th>
          {day.map((count, at) => (
            <td key={`${at}`} class="num" data-heat={Math.ceil((4 * count) / most)}>
              {count === 0 ? <span class="soft">·</span> : count}
            </td>
          ))}
        </tr>
      ))}
    </ReportTable>
  )
}
