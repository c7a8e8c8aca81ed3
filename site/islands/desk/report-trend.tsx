import type { Dimension } from '#domain/clocks/report.ts'
import type { PeriodReport } from '#domain/views/report.ts'
import { clockName } from '#domain/words/clocks.ts'
import { sayDay, sayMonth, sayShortDay } from '#domain/words/days.ts'
import { reportWords } from '#domain/words/reports.ts'
import { language } from '../kit/say.ts'
import { SharePlot } from './share-plot.tsx'

const words = reportWords(language)
const mostWeeks = 16
const dayMillis = 86_400_000

/** The share of first replies and resolutions in time, week by week, with what may have moved it; by month where weeks are many. */
export function Trend({ report }: { report: PeriodReport }) {
  const { attainment, changes } = report
  const keysOf = (dimension: Dimension) =>
    [...new Set(attainment.filter((row) => row.dimension === dimension).map(({ key }) => key))].sort()
  const dimension = keysOf('week').length <= mostWeeks ? 'week' : 'month'
  const share = (key: string, clock: 'respond' | 'resolve') => {
    const row = attainment.find((entry) => entry.dimension === dimension && entry.key === key && entry.clock === clock)
    return row ? row.met / (row.met + row.breached) : null
  }
  const keys = dimension === 'week' ? report.flow.weeks.map(({ week }) => week) : keysOf(dimension)
  const [first] = keys
  const placeOf = (at: string) => (Date.parse(at) - Date.parse(first ?? at)) / (7 * dayMillis) - 0.5
  return (
    <>
      <SharePlot
        names={[
          words.inTime(clockName('respond', 'done', language)),
          words.inTime(clockName('resolve', 'done', language)),
        ]}
        points={keys.map((key) => ({
          label: dimension === 'week' ? sayShortDay(key, language) : sayMonth(key, language, 'short'),
          shares: [share(key, 'respond'), share(key, 'resolve')],
        }))}
        marks={dimension === 'week' ? changes.map(({ at }) => ({ at: placeOf(at) })) : []}
      />
      {changes.length > 0 && (
        <ul class="changes small">
          {changes.map(({ at, kind, name }) => (
            <li key={`${at} ${name}`}>
              <span class="soft">{sayDay(at.slice(0, 10), language)}:</span> {words.changes[kind](name)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
