import type { ComponentChildren } from 'preact'

type Props = { label: string; columns: readonly string[]; tight?: boolean; children: ComponentChildren }

/** A table of a report under its heads; where it is too wide it scrolls sideways, by keyboard too. */
export function ReportTable({ label, columns, tight = false, children }: Props) {
  return (
    <section class="scrolls" tabIndex={0} aria-label={label}>
      <table class={tight ? 'report tight' : 'report'}>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
