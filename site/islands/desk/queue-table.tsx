import { sayWaiting } from '#domain/words/states.ts'
import { language, sayAgo } from '../kit/say.ts'
import { ClockBar } from './clock-bar.tsx'
import type { QueueRow } from './types.ts'

type Props = { rows: readonly QueueRow[]; selected: string | null; now: string; onSelect: (ref: string) => void }

/** One row a ticket: what, about what, where, what is promised next, with whom. */
export function QueueTable({ rows, selected, now, onSelect }: Props) {
  return (
    <table class="queue">
      <thead>
        <tr>
          <th scope="col">Ticket</th>
          <th scope="col">Automation</th>
          <th scope="col">Level</th>
          <th scope="col">Next promise</th>
          <th scope="col">With</th>
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
              <div>{row.automation?.name ?? <span class="soft">none named</span>}</div>
              <span class="priority">{row.priority}</span>{' '}
              {row.criticality === 'critical' && <span class="soft small">critical</span>}
            </td>
            <td class="num">
              <span title={row.levelName}>{row.level}</span>
            </td>
            <td>{promiseOf(row, now)}</td>
            <td dir="auto">{row.assignee?.name ?? <span class="soft nobody">nobody yet</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function factsOf(row: QueueRow, now: string): string[] {
  const others = row.groupSize - 1
  return [
    row.ref,
    row.requester.name,
    ...(row.type === 'incident' ? [] : [row.type]),
    ...(others > 0 ? [`${others} ${others === 1 ? 'other reports' : 'others report'} it`] : []),
    ...(row.steps ? [`did ${row.steps.done} of ${row.steps.total} steps`] : []),
    ...(row.state === 'waiting' && row.waitingOn ? [sayWaiting(row.waitingOn, { reader: 'desk', language })] : []),
    ...(row.state === 'new' ? [`new, ${sayAgo(row.openedAt, now)}`] : []),
  ]
}

function promiseOf(row: QueueRow, now: string) {
  if (row.clock) return <ClockBar clock={row.clock} now={now} />
  if (row.resolvedAt) return <span class="soft">Solved {sayAgo(row.resolvedAt, now)}</span>
  return <span class="soft">Nothing is promised</span>
}
