import type { NewEvent } from '../ticket/event.ts'
import type { ByMail } from '../ticket/facts.ts'

/** What was said, with the mail by which it came. */
export function saidByMail(events: readonly NewEvent[], mail: ByMail): NewEvent[] {
  return events.map((event): NewEvent => {
    switch (event.type) {
      case 'ticket.replied':
        return { ...event, data: { ...event.data, mail } }
      case 'ticket.noted':
        return { ...event, data: { ...event.data, mail } }
    }
    return event
  })
}
