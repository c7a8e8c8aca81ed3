type Shares = { month: string; shares: readonly [number | null, number | null] }
type Props = { months: readonly Shares[]; names: readonly [string, string] }

const [width, height, gap, left] = [28, 90, 14, 48]

/** Two shares month by month, as bars; the numbers are said, and stand in the table below. */
export function SharePlot({ months, names }: Props) {
  if (months.length < 2) return null
  const total = months.length * (2 * width + 2 * gap) + left
  const words = months.map(({ month, shares }) => {
    const said = names.map((name, at) => `${name} ${shares[at] == null ? 'none' : percent(shares[at])}`)
    return `${month}: ${said.join(', ')}`
  })
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
        {months.map(({ month, shares }, index) => {
          const x = left + index * (2 * width + 2 * gap) + gap / 2
          return (
            <g key={month}>
              {shares.map((share, at) => (
                <rect
                  key={names[at]}
                  class={at === 0 ? 'bar-a' : 'bar-b'}
                  x={x + at * (width + 2)}
                  width={width}
                  y={height - (share ?? 0) * height + 8}
                  height={(share ?? 0) * height}
                />
              ))}
              <text x={x + width} y={height + 26} text-anchor="middle">
                {month}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption class="small">
        <i class="swatch bar-a" /> {names[0]} <i class="swatch bar-b" /> {names[1]}
      </figcaption>
    </figure>
  )
}

export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
