import type { DeskTicket } from './types.ts'

/** The page that posts a known problem, begun with what a ticket says. */
export function announceAddress({ ticket, automation }: DeskTicket): string {
  const known = { ticket: ticket.ref, title: ticket.title, ...(automation ? { automation: automation.id } : {}) }
  return `/desk/known-problems/?${new URLSearchParams(known)}`
}
