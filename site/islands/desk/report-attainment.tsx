import type { ComponentChildren } from 'preact'
import type { Attainment, Dimension } from '#domain/clocks/report.ts'
import { clockName } from '#domain/words/clocks.ts'
import { sayDay, sayMonth } from '#domain/words/days.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { queueWords } from '#domain/words/queue.ts'
import { reportWords } from '#domain/words/reports.ts'
import { sayAssignee } from '#domain/words/states.ts'
import { language } from '../kit/say.ts'
import { SumsTable } from './report-table.tsx'
import { percent } from './share-plot.tsx'

const clocks = ['respond', 'update', 'resolve', 'accept', 'hold', 'vendor'] as const

type Props = {
  dimension: Dimension
  rows: readonly Attainment[]
  /** The same in the period before. */
  before: readonly Attainment[]
  /** Where a row leads: the same report of that row alone; null where it can be no narrower. */
  linkTo: (dimension: Dimension, key: string) => string | null
}

/** One line each, one column a promise: the share that was kept, and of how many. */
export function AttainmentTable({ dimension, rows, before, linkTo }: Props) {
  const words = reportWords(language)
  const then = before.filter((row) => row.dimension === dimension)
  const mine = rows.filter((row) => row.dimension === dimension)
  const keys = [...new Map(mine.map((row) => [row.key, nameOf(row)]))]
  const shown = clocks.filter((clock) => mine.some((row) => row.clock === clock))
  if (keys.length === 0) return null
  return (
    <SumsTable caption={words.by[dimension]} columns={shown.map((clock) => clockName(clock, 'done', language))}>
      {keys.map(([key, name]) => (
        <tr key={key}>
          <th scope="row">
            <Name name={name} href={linkTo(dimension, key)} />
          </th>
          {shown.map((clock) => (
            <td key={clock} class="num">
              <Share row={mine.find((row) => row.key === key && row.clock === clock)} />
              <Before
                row={then.find((row) => row.key === key && row.clock === clock)}
                say={(share) => words.before(share)}
              />
            </td>
          ))}
        </tr>
      ))}
    </SumsTable>
  )
}

function Name({ name, href }: { name: string; href: string | null }): ComponentChildren {
  return href === null ? name : <a href={href}>{name}</a>
}

function Before({ row, say }: { row: Attainment | undefined; say: (share: string) => string }) {
  if (!row) return null
  return (
    <>
      <br />
      <span class="soft small">{say(percent(row.met / (row.met + row.breached)))}</span>
    </>
  )
}

function Share({ row }: { row: Attainment | undefined }) {
  if (!row) return <span class="soft">–</span>
  const all = row.met + row.breached
  return (
    <>
      <strong class={row.breached === 0 ? undefined : 'has-late'}>{percent(row.met / all)}</strong>{' '}
      <span class="soft small">{deskPageWords(language).ofAll(row.met, all)}</span>
    </>
  )
}

function nameOf({ dimension, key, name }: Attainment): string {
  if (dimension === 'level') return `${key} ${name}`
  if (dimension === 'week') return sayDay(key, language)
  if (dimension === 'month') return sayMonth(key, language)
  return (
    name || (dimension === 'person' ? sayAssignee(null, { mine: false, language }) : queueWords(language).noAutomation)
  )
}
