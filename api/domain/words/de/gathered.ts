import type { gathered as en } from '../en/gathered.ts'

/** Die Mail, die sammelt, was warten konnte. */
export const gathered: typeof en = {
  subject: (news, tickets) =>
    `${news === 1 ? '1 Neuigkeit' : `${news} Neuigkeiten`} zu ${tickets === 1 ? '1 Ticket' : `${tickets} Tickets`}`,
  handedOver: (by, tickets) => `${by} übergibt ${tickets === 1 ? '1 Ticket' : `${tickets} Tickets`}`,
  handedOverLead: (by) => `${by} übergibt diese Tickets:`,
  lead: 'Was bis jetzt warten konnte, nach Ticket:',
  ticket: (ref, title, priority) => `${ref} ${title} (${priority})`,
  line: (moment, what) => `- ${moment}: ${what}`,
  end: 'Was dringend ist, kommt weiterhin sofort.',
}
