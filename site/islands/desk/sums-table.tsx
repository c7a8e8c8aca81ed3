import type { ComponentChildren } from 'preact'

type SumsTable = { caption: string; columns: readonly string[]; children: ComponentChildren }

/** A table of sums, a row for each of what its caption names; it scrolls sideways where it is too wide. */
export function SumsTable({ caption, columns, children }: SumsTable) {
  return (
    <section class="scrolls" tabIndex={0} aria-label={caption}>
      <table class="report">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="only-read">{caption.replace('By ', '')}</span>
            </th>
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
