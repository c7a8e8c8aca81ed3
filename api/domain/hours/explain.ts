import { z } from 'zod'
import { stampOf } from '../base/time.ts'
import { mergeSpans, type Span, type WorkCalendar } from './calendar.ts'
import { holidaySpans, openSpans, without } from './working-time.ts'

/** A stretch of time, and why it was counted or not. */
export const segmentSchema = z.object({
  from: z.string(),
  to: z.string(),
  seconds: z.number(),
  kind: z.enum(['counted', 'closed-hours', 'holiday', 'paused', 'resolved']),
  /** What paused it: requester, vendor or window. */
  reason: z.string().optional(),
  /** Who paused it: the name of the actor. */
  by: z.string().optional(),
})
export type Segment = z.infer<typeof segmentSchema>

/** A stretch that does not count, and why; the first in the list wins where two lie over each other. */
export type Stop = { span: Span; kind?: 'paused' | 'resolved'; reason?: string; by?: string }

/** Every stretch between two instants in order: counted, closed hours, holiday, or stopped and by whom. Without gaps. */
export function explain(
  calendar: WorkCalendar,
  { from, to, pauses }: { from: number; to: number; pauses: readonly Stop[] },
): Segment[] {
  const stopped = claim(pauses, { from, to })
  const free = without([[from, to]], mergeSpans(stopped.map(({ span }) => span)))
  const open = openSpans(calendar, from, to)
  const counted = free.flatMap(([a, b]) => within(open, a, b))
  const idle = without(free, mergeSpans(counted))
  const holidays = idle.flatMap(([a, b]) => within(holidaySpans(calendar, a, b), a, b))
  const closed = without(idle, mergeSpans(holidays))
  return [
    ...stopped.map(({ span, kind, reason, by }) => segment(span, kind ?? 'paused', { reason, by })),
    ...counted.map((span) => segment(span, 'counted')),
    ...holidays.map((span) => segment(span, 'holiday')),
    ...closed.map((span) => segment(span, 'closed-hours')),
  ]
    .filter(({ seconds }) => seconds > 0)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Cuts stops to the window and to what earlier ones in the list have left. */
function claim(stops: readonly Stop[], { from, to }: { from: number; to: number }): Stop[] {
  const claimed: Stop[] = []
  for (const stop of stops) {
    const [inside] = within([stop.span], from, to)
    if (!inside) continue
    for (const span of without([inside], mergeSpans(claimed.map((earlier) => earlier.span))))
      claimed.push({ ...stop, span })
  }
  return claimed
}

function within(spans: readonly Span[], from: number, to: number): Span[] {
  return spans.flatMap(([a, b]): Span[] => (b <= from || a >= to ? [] : [[Math.max(a, from), Math.min(b, to)]]))
}

function segment([from, to]: Span, kind: Segment['kind'], why: { reason?: string; by?: string } = {}): Segment {
  const entry: Segment = { from: stampOf(from), to: stampOf(to), seconds: (to - from) / 1000, kind }
  if (why.reason) entry.reason = why.reason
  if (why.by) entry.by = why.by
  return entry
}
