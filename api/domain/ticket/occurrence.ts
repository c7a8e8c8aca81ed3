import { secondsOf } from '../base/duration.ts'
import { millis } from '../base/time.ts'
import type { Automation } from '../model/automation.ts'
import type { Grade } from '../model/support-model.ts'
import type { TicketEvent } from './event.ts'
import { isWorse } from './verbs/report.ts'

/** How often the same failure came on one ticket, and what was said last. Instants are ISO 8601 UTC with milliseconds. */
export type Occurrences = { count: number; lastAt: string; lastText: string; urgency: Grade; toldAt: string }

const usual = 'PT168H'
/** Milliseconds within which the log is not told again that it goes on. */
const quiet = 60_000

/** What a log tells of occurrences: as often as it was told, or once. */
export function occurrencesIn(events: readonly TicketEvent[], urgency: Grade): Occurrences {
  const last = events.findLast(({ type }) => type === 'ticket.recurred' || type === 'ticket.opened')
  if (last?.type === 'ticket.recurred')
    return { count: last.data.count, lastAt: last.at, lastText: last.data.text, urgency, toldAt: last.at }
  const at = last?.at ?? ''
  const lastText = last?.type === 'ticket.opened' ? last.data.description : ''
  return { count: 1, lastAt: at, lastText, urgency, toldAt: '' }
}

/** Whether a failure at an instant still is the one of an open ticket. */
export function isSame(
  { lastAt }: Pick<Occurrences, 'lastAt'>,
  automation: Pick<Automation, 'repeats'> | null,
  at: string,
): boolean {
  return millis(at) - millis(lastAt) <= secondsOf(automation?.repeats ?? usual) * 1000
}

/** One more, and whether the log is told: once a minute at most, but at once when it is more urgent than ever. */
export function oneMore(
  before: Occurrences,
  { at, text, urgency }: { at: string; text: string; urgency: Grade | undefined },
): { after: Occurrences; isTold: boolean } {
  const worse = isWorse(urgency, before.urgency)
  const isTold = worse || before.toldAt === '' || millis(at) - millis(before.toldAt) >= quiet
  return {
    after: {
      count: before.count + 1,
      lastAt: at,
      lastText: text,
      urgency: worse ? urgency : before.urgency,
      toldAt: isTold ? at : before.toldAt,
    },
    isTold,
  }
}
