/** Differences of two models, a line each. */
export function Differences({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return <p class="soft">{none}</p>
  return (
    <ul class="findings">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
