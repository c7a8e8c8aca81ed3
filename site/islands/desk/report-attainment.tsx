import type { Attainment, Dimension } from '#domain/clocks/report.ts'
import { clockName } from '#domain/words/clocks.ts'
import { queueWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'
import { percent, SharePlot } from './share-plot.tsx'

const captions: Record<Dimension, string> = {
  policy: 'By policy',
  level: 'By level',
  team: 'By team',
  automation: 'By automation',
  month: 'By month',
}
const clocks = ['respond', 'update', 'resolve', 'accept', 'hold', 'vendor'] as const

type Props = { dimension: Dimension; rows: readonly Attainment[] }

/** One line each, one column a promise: the share that was kept, and of how many. */
export function AttainmentTable({ dimension, rows }: Props) {
  const mine = rows.filter((row) => row.dimension === dimension)
  const keys = [...new Map(mine.map((row) => [row.key, nameOf(row)]))]
  const shown = clocks.filter((clock) => mine.some((row) => row.clock === clock))
  if (keys.length === 0) return null
  return (
    <section class="scrolls" tabIndex={0} aria-label={captions[dimension]}>
      <table class="report">
        <caption>{captions[dimension]}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="only-read">{captions[dimension].replace('By ', '')}</span>
            </th>
            {shown.map((clock) => (
              <th key={clock} scope="col">
                {clockName(clock, 'done', language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keys.map(([key, name]) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {shown.map((clock) => (
                <td key={clock} class="num">
                  <Share row={mine.find((row) => row.key === key && row.clock === clock)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Share({ row }: { row: Attainment | undefined }) {
  if (!row) return <span class="soft">–</span>
  const all = row.met + row.breached
  return (
    <>
      <strong class={row.breached === 0 ? undefined : 'has-late'}>{percent(row.met / all)}</strong>{' '}
      <span class="soft small">
        {row.met} of {all}
      </span>
    </>
  )
}

/** The share of first replies and resolutions in time, month by month. */
export function MonthPlot({ rows }: { rows: readonly Attainment[] }) {
  const months = [...new Set(rows.filter(({ dimension }) => dimension === 'month').map(({ key }) => key))].sort()
  const share = (month: string, clock: 'respond' | 'resolve') => {
    const row = rows.find((entry) => entry.dimension === 'month' && entry.key === month && entry.clock === clock)
    return row ? row.met / (row.met + row.breached) : null
  }
  return (
    <SharePlot
      names={[
        `${clockName('respond', 'done', language)}, in time`,
        `${clockName('resolve', 'done', language)}, in time`,
      ]}
      months={months.map((month) => ({ month, shares: [share(month, 'respond'), share(month, 'resolve')] }))}
    />
  )
}

function nameOf({ dimension, key, name }: Attainment): string {
  if (dimension === 'level') return `${key} ${name}`
  return name || queueWords(language).noAutomation
}
