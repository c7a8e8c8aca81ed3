import type { ComponentChildren } from 'preact'

type Props = {
  label: string
  columns: readonly string[]
  /** The same words above it, and how its first column is read out. */
  captioned?: string
  tight?: boolean
  children: ComponentChildren
}

/** A table of a report under its heads; where it is too wide it scrolls sideways, by keyboard too. */
export function ReportTable({ label, columns, captioned, tight = false, children }: Props) {
  return (
    <section class="scrolls" tabIndex={0} aria-label={label}>
      <table class={tight ? 'report tight' : 'report'}>
        {captioned !== undefined && <caption>{label}</caption>}
        <thead>
          <tr>
            {captioned !== undefined && (
              <th scope="col">
                <span class="only-read">{captioned}</span>
              </th>
            )}
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

type SumsProps = { caption: string; columns: readonly string[]; children: ComponentChildren }

/** A table of sums, a row for each of what its caption names. */
export function SumsTable({ caption, columns, children }: SumsProps) {
  return (
    <ReportTable label={caption} captioned={caption} columns={columns}>
      {children}
    </ReportTable>
  )
}
