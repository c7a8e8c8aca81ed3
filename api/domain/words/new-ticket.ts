import { newTicket as en } from './en/new-ticket.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says where a ticket is opened for somebody. */
export function newTicketWords(language: Language): typeof en {
  return spoken[language]
}
