import type { QueueColumn } from '#domain/ticket/queue-columns.ts'
import { queueColumns } from '#domain/ticket/queue-columns.ts'
import { queueWords } from '#domain/words/queue.ts'
import { language } from '../kit/say.ts'

const words = queueWords(language)

type Props = { columns: readonly QueueColumn[]; onChange: (columns: QueueColumn[]) => void }

/** Which columns somebody wants to see. */
export function ColumnChoice({ columns, onChange }: Props) {
  const toggle = (name: QueueColumn) =>
    onChange(queueColumns.filter((one) => (one === name ? !columns.includes(one) : columns.includes(one))))
  return (
    <details class="desk-columns">
      <summary class="small">{words.chooseColumns}</summary>
      <fieldset>
        <legend class="only-read">{words.chooseColumns}</legend>
        {queueColumns
          .filter((name) => name !== 'subject')
          .map((name) => (
            <label key={name} class="tick">
              <input type="checkbox" checked={columns.includes(name)} onChange={() => toggle(name)} />{' '}
              {words.columns[name]}
            </label>
          ))}
      </fieldset>
    </details>
  )
}
