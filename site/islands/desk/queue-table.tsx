import { queueWords, sayRow } from '#domain/words/queue.ts'
import { sayAssignee } from '#domain/words/states.ts'
import { language, sayAgo } from '../kit/say.ts'
import { ClockBar } from './clock-bar.tsx'
import type { QueueRow } from './types.ts'

const words = queueWords(language)

type Props = { rows: readonly QueueRow[]; selected: string | null; now: string; onSelect: (ref: string) => void }

/** One row a ticket: what, about what, where, what is promised next, with whom. */
export function QueueTable({ rows, selected, now, onSelect }: Props) {
  return (
    <table class="queue">
      <thead>
        <tr>
          {Object.entries(words.columns).map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.ref}
            data-ref={row.ref}
            aria-current={row.ref === selected ? 'true' : undefined}
            onFocusIn={() => onSelect(row.ref)}
          >
            <td>
              <a class="title" href={`/desk/ticket/#${row.ref}`} dir="auto">
                {row.title}
              </a>
              <div class="soft small" dir="auto">
                {factsOf(row, now).join(' · ')}
              </div>
            </td>
            <td>
              <div>{row.automation?.name ?? <span class="soft">{words.noAutomation}</span>}</div>
              <span class="priority">{row.priority}</span>{' '}
              {row.criticality === 'critical' && <span class="soft small">critical</span>}
            </td>
            <td class="num">
              <span title={row.levelName}>{row.level}</span>
            </td>
            <td>{promiseOf(row, now)}</td>
            <td dir="auto">
              {row.assignee?.name ?? <span class="soft nobody">{sayAssignee(null, { mine: false, language })}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function factsOf(row: QueueRow, now: string): string[] {
  const type = row.type === 'incident' ? [] : [row.type]
  return [row.ref, row.requester.name, ...type, ...sayRow(row, { now, language })]
}

function promiseOf(row: QueueRow, now: string) {
  if (row.clock) return <ClockBar clock={row.clock} now={now} />
  if (row.resolvedAt) return <span class="soft">{words.resolved(sayAgo(row.resolvedAt, now))}</span>
  return <span class="soft">{words.nothingDue}</span>
}
