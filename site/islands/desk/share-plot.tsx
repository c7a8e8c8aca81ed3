import { useEffect, useRef } from 'preact/hooks'
import Plot from 'uplot'
import 'uplot/dist/uPlot.min.css'

/** Two shares from 0 to 1 at one place of the axis; null where nothing was counted. */
type Point = { label: string; shares: readonly [number | null, number | null] }
/** What happened between two places of the axis, counted from its first. */
type Mark = { at: number }
type Props = { points: readonly Point[]; names: readonly [string, string]; marks?: readonly Mark[] }

const height = 200
const colours = ['--accent', '--warn'] as const

/** Two shares as lines; the numbers are said, and stand in the table below. */
export function SharePlot({ points, names, marks = [] }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const key = JSON.stringify([points, marks])
  useEffect(
    () => (place.current && points.length > 1 ? drawn(place.current, { points, names, marks }) : undefined),
    [key],
  )
  if (points.length < 2) return null
  const words = points.map(({ label, shares }) => {
    const said = names.map((name, at) => `${name} ${shares[at] == null ? 'none' : percent(shares[at])}`)
    return `${label}: ${said.join(', ')}`
  })
  return (
    <figure class="plot">
      <div ref={place} role="img" aria-label={words.join('; ')} />
      <figcaption class="small">
        <i class="swatch line-a" /> {names[0]} <i class="swatch line-b" /> {names[1]}
      </figcaption>
    </figure>
  )
}

/** Draws into a place, again whenever its width or the colours change; what it returns takes it away. */
function drawn(place: HTMLElement, { points, names, marks }: Required<Props>): () => void {
  let plot: Plot | null = null
  const draw = () => {
    plot?.destroy()
    const colour = colourIn(place)
    const axis = { stroke: colour('--ink-soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } }
    const series = names.map((label, at) => ({
      label,
      stroke: colour(colours[at] ?? '--ink'),
      width: 2,
      dash: at === 0 ? [] : [6, 4],
      points: { size: 7, fill: colour(colours[at] ?? '--ink') },
    }))
    plot = new Plot(
      {
        width: place.clientWidth,
        height,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [-0.5, points.length - 0.5] }, y: { range: [0, 1.02] } },
        axes: [
          {
            ...axis,
            splits: () => points.map((_, at) => at),
            values: (_, splits) => splits.map((at) => points[at]?.label ?? ''),
          },
          { ...axis, size: 56, splits: () => [0, 0.5, 1], values: (_, splits) => splits.map(percent) },
        ],
        series: [{}, ...series],
        hooks: { draw: [(drawing) => drawMarks(drawing, { marks, colour: colour('--edge') })] },
      },
      [points.map((_, at) => at), points.map(({ shares }) => shares[0]), points.map(({ shares }) => shares[1])],
      place,
    )
  }
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const watch = new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height }))
  draw()
  watch.observe(place)
  scheme.addEventListener('change', draw)
  return () => {
    watch.disconnect()
    scheme.removeEventListener('change', draw)
    plot?.destroy()
  }
}

function drawMarks(plot: Plot, { marks, colour }: { marks: readonly Mark[]; colour: string }): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.strokeStyle = colour
  ctx.setLineDash([2, 3])
  for (const { at } of marks) {
    const x = Math.round(plot.valToPos(at, 'x', true))
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

/** A canvas knows no custom properties: what a colour is here, now. */
function colourIn(place: HTMLElement): (name: string) => string {
  return (name) => {
    const probe = place.appendChild(document.createElement('i'))
    probe.style.color = `var(${name})`
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
}

/** A share in whole percent, never rounded up. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`
}
