import { isSameAddress } from '../base/email.ts'
import type { Actor, TicketEvent } from './event.ts'
import type { Requester } from './facts.ts'
import type { Ticket } from './ticket.ts'

/** Whether one of several requesters whom one ticket serves may know who did something: support, or themselves. */
export function isKnownTo(by: Actor, { email }: Requester): boolean {
  return by.kind !== 'requester' || isSameAddress(by.email, email)
}

/** Whoever else a ticket serves. */
export function othersThan({ email }: Requester, { requester, absorbed }: Ticket): Requester[] {
  return [requester, ...absorbed.flatMap(({ requesters }) => requesters)].filter(
    (one) => !isSameAddress(one.email, email),
  )
}

/** A text of support for one requester, without the names and addresses of others whom it serves too. */
export function withoutOthers(text: string, reader: Requester, others: readonly Requester[]): string {
  const own = new Set(partsOf(reader.name))
  const hidden = others.flatMap(({ name, email }) => [
    email,
    ...(name === reader.name ? [] : [name]),
    ...partsOf(name).filter((part) => !own.has(part)),
  ])
  return hidden.toSorted((a, b) => b.length - a.length).reduce((said, word) => said.replace(wholeWord(word), '…'), text)
}

/** What happened to a ticket since another was merged into it, and the solution it has, even if that came before. */
export function sinceMerging(events: readonly TicketEvent[], from: string): TicketEvent[] {
  const at = events.findLastIndex((event) => event.type === 'ticket.absorbed' && event.data.from === from)
  if (at < 0) return []
  const solved = events.findLastIndex(({ type }) => type === 'ticket.resolved')
  const reopened = events.findLastIndex(({ type }) => type === 'ticket.reopened')
  const solution = solved < at && solved > reopened ? events.slice(solved, solved + 1) : []
  return [...solution, ...events.slice(at + 1)]
}

const shortestName = 3

function partsOf(name: string): string[] {
  return name.split(/\s+/).filter((part) => [...part].length >= shortestName)
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, word.includes('@') ? 'giu' : 'gu')
}
