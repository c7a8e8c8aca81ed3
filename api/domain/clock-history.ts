import type { Priority, WaitReason } from './support-model.ts'
import type { ClockName, TicketEvent } from './ticket-event.ts'
import { millis } from './time.ts'

/** From `at` on, promises come from this policy at this priority. */
export type Terms = { at: number; policy: string; priority: Priority; mode: 'forward' | 'recompute' | 'reset' }

/** A stretch in which the ticket waited; `to` is infinite while it still does. */
export type Wait = { on: WaitReason; from: number; to: number; by: string }

/** A stay at one level. `taken` is when somebody first acted on it there, `to` when it left. */
export type Stay = { level: number; team: string; from: number; taken: number | null; to: number | null }

export type VendorStay = {
  id: string
  vendor: string
  from: number
  answered: number | null
  severities: { at: number; severity: Priority }[]
}

/** One message that starts or ends an update clock. */
export type Message = { at: number; from: 'requester' | 'support' }

/** Everything about a ticket that clocks depend on, in milliseconds since the epoch. */
export type History = {
  opened: number
  terms: Terms[]
  waits: Wait[]
  resolutions: { from: number; to: number; by: string; requester: boolean }[]
  stays: Stay[]
  vendors: VendorStay[]
  messages: Message[]
  firstAnswer: number | null
  ended: { at: number; merged: boolean } | null
  noticed: Set<string>
}

/** Reads what clocks need from a ticket's log. The first event must be its opening. */
export function historyOf(events: readonly TicketEvent[]): History {
  const first = events[0]
  if (first?.type !== 'ticket.opened') throw new Error('a ticket log begins with ticket.opened')
  const opened = millis(first.at)
  const { level, team, policy, priority } = first.data
  const history: History = {
    opened,
    terms: [{ at: opened, policy, priority, mode: 'recompute' }],
    waits: [],
    resolutions: [],
    stays: [{ level, team, from: opened, taken: null, to: null }],
    vendors: [],
    messages: [],
    firstAnswer: null,
    ended: null,
    noticed: new Set(),
  }
  for (const event of events) read(history, event)
  return history
}

function read(history: History, event: TicketEvent): void {
  const at = millis(event.at)
  const bySupport = event.by.kind === 'support'
  switch (event.type) {
    case 'ticket.acknowledged':
    case 'ticket.assigned':
      take(history, at)
      if (event.type === 'ticket.acknowledged') history.firstAnswer ??= at
      return
    case 'ticket.replied':
      history.messages.push({ at, from: bySupport ? 'support' : 'requester' })
      if (bySupport) answer(history, at)
      return
    case 'ticket.escalated':
    case 'ticket.returned':
      leave(history, at)
      history.stays.push({ level: event.data.to, team: event.data.team, from: at, taken: null, to: null })
      return
    case 'ticket.waited':
      endWait(history, at)
      history.waits.push({
        on: event.data.on,
        from: at,
        to:
          event.data.on === 'window' && event.data.until
            ? Math.max(at, millis(event.data.until))
            : Number.POSITIVE_INFINITY,
        by: nameOf(event),
      })
      return
    case 'ticket.resumed':
      endWait(history, at)
      return
    case 'ticket.reprioritised':
      history.terms.push({ at, policy: event.data.policy, priority: event.data.priority, mode: event.data.mode })
      return
    case 'ticket.retyped':
      history.terms.push({
        at,
        policy: event.data.policy,
        priority: history.terms.at(-1)?.priority ?? 'P4',
        mode: event.data.mode,
      })
      return
    case 'ticket.resolved':
      endWait(history, at)
      history.resolutions.push({ from: at, to: Number.POSITIVE_INFINITY, by: nameOf(event), requester: !bySupport })
      if (bySupport) {
        history.messages.push({ at, from: 'support' })
        answer(history, at)
      }
      return
    case 'ticket.reopened': {
      const last = history.resolutions.at(-1)
      if (last) last.to = at
      history.ended = null
      history.messages.push({ at, from: 'requester' })
      return
    }
    case 'ticket.merged':
      endWait(history, at)
      history.ended = { at, merged: true }
      return
    case 'ticket.closed':
      endWait(history, at)
      history.ended ??= { at, merged: event.data.reason === 'merged' }
      return
    case 'vendor.opened':
      history.vendors.push({
        id: event.data.vendorTicket,
        vendor: event.data.vendor,
        from: at,
        answered: null,
        severities: [{ at, severity: event.data.severity }],
      })
      return
    case 'vendor.updated':
      if (event.data.severity)
        vendorStay(history, event.data.vendorTicket)?.severities.push({ at, severity: event.data.severity })
      return
    case 'vendor.answered':
    case 'vendor.solved': {
      const stay = vendorStay(history, event.data.vendorTicket)
      if (stay) stay.answered ??= at
      return
    }
    case 'clock.at-risk':
    case 'clock.breached':
      history.noticed.add(noticeKey(event.type, event.data.clock, event.data.cycle))
      return
    case 'ticket.opened':
    case 'ticket.noted':
    case 'ticket.unassigned':
    case 'ticket.linked':
    case 'ticket.attached':
    case 'vendor.chased':
    case 'ticket.grouped':
    case 'ticket.ungrouped':
    case 'ticket.absorbed':
    case 'ticket.rated':
      return
  }
}

/** Key under which the ticker's facts about one clock are known. */
export function noticeKey(type: 'clock.at-risk' | 'clock.breached', clock: ClockName, cycle: string): string {
  return `${type} ${clock} ${cycle}`
}

function answer(history: History, at: number): void {
  history.firstAnswer ??= at
  take(history, at)
}

function take(history: History, at: number): void {
  const stay = history.stays.at(-1)
  if (stay) stay.taken ??= at
}

function leave(history: History, at: number): void {
  const stay = history.stays.at(-1)
  if (!stay) return
  stay.taken ??= at
  stay.to = at
}

function endWait(history: History, at: number): void {
  const wait = history.waits.at(-1)
  if (wait && wait.to > at) wait.to = at
}

function vendorStay(history: History, id: string): VendorStay | undefined {
  return history.vendors.find((stay) => stay.id === id)
}

function nameOf(event: TicketEvent): string {
  return event.by.kind === 'ticker' ? 'ticker' : event.by.name
}
