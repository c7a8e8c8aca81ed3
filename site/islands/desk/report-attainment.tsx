import type { Attainment, Dimension } from '#domain/clocks/report.ts'
import { clockName } from '#domain/words/clocks.ts'
import { queueWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'

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
  if (months.length < 2) return null
  const [width, height, gap] = [28, 90, 14]
  const bar = (month: string, clock: 'respond' | 'resolve') => {
    const row = rows.find((entry) => entry.dimension === 'month' && entry.key === month && entry.clock === clock)
    return row ? row.met / (row.met + row.breached) : null
  }
  const total = months.length * (2 * width + 2 * gap) + 48
  const words = months.map(
    (month) =>
      `${month}: ${clockName('respond', 'done', language)} ${percent(bar(month, 'respond') ?? 0)}, ${clockName('resolve', 'done', language)} ${percent(bar(month, 'resolve') ?? 0)} in time`,
  )
  return (
    <figure class="plot">
      <svg
        viewBox={`0 0 ${total} ${height + 34}`}
        width={total}
        height={height + 34}
        role="img"
        aria-label={words.join('; ')}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class="grid" x1="44" x2={total} y1={height - share * height + 8} y2={height - share * height + 8} />
            <text x="38" y={height - share * height + 12} text-anchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {months.map((month, index) => {
          const x = 48 + index * (2 * width + 2 * gap) + gap / 2
          const [respond, resolve] = [bar(month, 'respond'), bar(month, 'resolve')]
          return (
            <g key={month}>
              {respond !== null && (
                <rect class="bar-a" x={x} width={width} y={height - respond * height + 8} height={respond * height} />
              )}
              {resolve !== null && (
                <rect
                  class="bar-b"
                  x={x + width + 2}
                  width={width}
                  y={height - resolve * height + 8}
                  height={resolve * height}
                />
              )}
              <text x={x + width} y={height + 26} text-anchor="middle">
                {month}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption class="small">
        <i class="swatch bar-a" /> {clockName('respond', 'done', language)} <i class="swatch bar-b" />{' '}
        {clockName('resolve', 'done', language)}, in time
      </figcaption>
    </figure>
  )
}

function nameOf({ dimension, key, name }: Attainment): string {
  if (dimension === 'level') return `${key} ${name}`
  return name || queueWords(language).noAutomation
}

export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
