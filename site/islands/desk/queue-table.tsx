import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import { deskPageWords } from '#domain/words/desk-page.ts'
import { bulkWords, queueWords, sayRow } from '#domain/words/queue.ts'
import { sayAssignee, stateName } from '#domain/words/states.ts'
import { language, sayAgo } from '../kit/say.ts'
import type { BulkChoice } from './bulk-choice.ts'
import { ClockBar } from './clock-bar.tsx'
import { nextSort } from './columns.ts'
import type { QueueRow } from './types.ts'

const words = queueWords(language)
const around = deskPageWords(language)
const bulk = bulkWords(language)

type Props = {
  rows: readonly QueueRow[]
  columns: readonly QueueColumn[]
  choice: BulkChoice
  sort: string
  selected: string | null
  now: string
  onSelect: (ref: string) => void
  onSort: (sort: string) => void
}

/** One row a ticket, in the columns that somebody chose; a click on a column sorts by it. */
export function QueueTable({ rows, columns, choice, sort, selected, now, onSelect, onSort }: Props) {
  return (
    <table class="queue">
      <thead>
        <tr>
          <th scope="col" class="col-choice">
            <input
              type="checkbox"
              aria-label={bulk.chooseAll}
              checked={choice.chosen.size === rows.length}
              onChange={(event) => choice.set(event.currentTarget.checked ? rows.map(({ ref }) => ref) : [])}
            />
          </th>
          {columns.map((name) => (
            <th key={name} scope="col" class={`col-${name}`} aria-sort={sortedBy(sort, name)}>
              <button
                type="button"
                class="quiet"
                title={words.sortHelp(words.columns[name])}
                onClick={() => onSort(nextSort(sort, name))}
              >
                {words.columns[name]}
              </button>
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
            <td class="col-choice">
              <input
                type="checkbox"
                aria-label={bulk.choose(row.ref)}
                checked={choice.chosen.has(row.ref)}
                onClick={(event) => {
                  event.preventDefault()
                  choice.toggle(row.ref, event.shiftKey)
                }}
              />
            </td>
            {columns.map((name) => (
              <td key={name} class={`col-${name}`}>
                {cells[name](row, now)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sortedBy(sort: string, name: QueueColumn) {
  return sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined
}

const cells: Record<QueueColumn, (row: QueueRow, now: string) => preact.ComponentChild> = {
  status: (row) => stateName(row.state, language),
  priority: (row) => (
    <>
      <span class="priority">{row.priority}</span>{' '}
      {row.criticality === 'critical' && <span class="soft small">{around.critical}</span>}
    </>
  ),
  subject: (row, now) => (
    <>
      <a class="title" href={`/desk/ticket/#${row.ref}`} dir="auto">
        {row.title}
      </a>
      <div class="soft small" dir="auto">
        {factsOf(row, now).join(' · ')}
      </div>
    </>
  ),
  automation: (row) => row.automation?.name ?? <span class="soft">{words.noAutomation}</span>,
  requester: (row) => <span dir="auto">{row.requester.name}</span>,
  assignee: (row) => (
    <span dir="auto">
      {row.assignee?.name ?? <span class="soft nobody">{sayAssignee(null, { mine: false, language })}</span>}
    </span>
  ),
  level: (row) => (
    <span class="num" title={row.levelName}>
      {row.level}
    </span>
  ),
  due: (row, now) =>
    row.clock ? (
      <ClockBar clock={row.clock} now={now} />
    ) : (
      <span class="soft">{row.resolvedAt ? words.resolved(sayAgo(row.resolvedAt, now)) : words.nothingDue}</span>
    ),
}

function factsOf(row: QueueRow, now: string): string[] {
  const type = row.type === 'incident' ? [] : [row.type]
  return [row.ref, ...type, ...sayRow(row, { now, language })]
}

/** Gives the row of a ticket the focus, where it is shown. */
export function focusRow(ref: string): void {
  document.querySelector<HTMLElement>(`tr[data-ref="${CSS.escape(ref)}"] a.title`)?.focus()
}
