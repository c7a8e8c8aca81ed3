import { firstNotBefore } from '../base/halving.ts'
import { Sayable } from '../base/sayable.ts'
import { latestOf, millis, stamp } from '../base/time.ts'
import type { Stop } from '../hours/explain.ts'
import type { Priority, WaitReason } from '../model/support-model.ts'
import { type EventFor, isOfSupport, isReadBy, type TicketEvent } from '../ticket/event.ts'
import type { ClockName } from '../ticket/facts.ts'

/** From `at` on, promises come from this policy at this priority. */
export type Terms = { at: number; policy: string; priority: Priority; mode: 'forward' | 'recompute' | 'reset' }

/** A stretch in which the ticket waited; `to` is infinite while it still does. */
type Wait = { on: WaitReason; from: number; to: number; by: string }

/**
 * A stay at one level. `taken` is when somebody of support first acted on it there: acknowledged, assigned, answered, made it
 * wait, logged a vendor ticket, moved it on; a note is not enough. `to` is when it left.
 */
export type Stay = { level: number; team: string; from: number; taken: number | null; to: number | null }

export type VendorStay = {
  id: string
  vendor: string
  from: number
  answered: number | null
  severities: { at: number; severity: Priority }[]
}

/** One message that starts or ends an update clock. */
type Message = { at: number; from: 'requester' | 'support' }

/** An event that takes a ticket to another place. */
export type Move = Extract<
  TicketEvent,
  { type: 'ticket.escalated' | 'ticket.returned' | 'ticket.rehomed' | 'ticket.taken-back' }
>

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
  /** How many messages there were once it was given. */
  answered: number
  ended: { at: number; merged: boolean; by: string } | null
}

const moves: readonly TicketEvent['type'][] = [
  'ticket.escalated',
  'ticket.returned',
  'ticket.rehomed',
  'ticket.taken-back',
]

/** Whether an event takes a ticket to another place. */
export function isMove(event: TicketEvent): event is Move {
  return moves.includes(event.type)
}

/** Reads what clocks need from a ticket's log. The first event must be its opening. */
export function historyOf(events: readonly TicketEvent[]): History {
  const first = events[0]
  if (first?.type !== 'ticket.opened') throw new Sayable('a ticket log begins with ticket.opened')
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
    answered: 0,
    ended: null,
  }
  for (const event of events) if (isReadBy('clocks', event)) read(history, event)
  return history
}

/** Milliseconds of an instant, or of the latest event when that is later: the clock may have been put back since. */
export function notBefore(events: readonly TicketEvent[], now: Temporal.Instant): number {
  return millis(latestOf(stamp(now), ...events.map(({ at }) => at)))
}

function read(history: History, event: EventFor<'clocks'>): void {
  const at = millis(event.at)
  const bySupport = isOfSupport(event.by)
  switch (event.type) {
    case 'ticket.acknowledged':
      take(history, at)
      answer(history, at)
      return
    case 'ticket.assigned':
      if (!event.data.onCall) take(history, at)
      return
    case 'ticket.replied':
      history.messages.push({ at, from: bySupport ? 'support' : 'requester' })
      if (bySupport) answer(history, at, !event.data.byLeft)
      return
    case 'ticket.escalated':
    case 'ticket.returned':
    case 'ticket.taken-back':
    case 'ticket.rehomed':
      move(history, Math.max(at, history.stays.at(-1)?.from ?? at), event)
      return
    case 'ticket.waited':
      if (bySupport) take(history, at)
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
      changeTerms(history, { at, policy: event.data.policy, priority: event.data.priority, mode: event.data.mode })
      return
    case 'ticket.retyped': {
      const { policy, mode } = event.data
      changeTerms(history, { at, policy, priority: history.terms.at(-1)?.priority ?? 'P4', mode })
      return
    }
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
      if (last?.to === Number.POSITIVE_INFINITY) last.to = Math.max(last.from, at)
      else if (history.ended) goOn(history, history.ended, at)
      history.ended = null
      history.messages.push({ at, from: 'requester' })
      return
    }
    case 'ticket.merged':
      endWait(history, at)
      history.ended = { at, merged: true, by: nameOf(event) }
      return
    case 'ticket.closed':
      endWait(history, at)
      history.ended ??= { at, merged: event.data.reason === 'merged', by: nameOf(event) }
      return
    case 'vendor.opened':
      take(history, at)
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
    case 'ticket.opened':
      return
  }
}

/** When a ticket that is resolved, closed or merged became so; null while it is worked on. */
export function closedAt({ resolutions, ended }: History): number | null {
  const last = resolutions.at(-1)
  return last?.to === Number.POSITIVE_INFINITY ? last.from : (ended?.at ?? null)
}

/** Waits for the reasons given that lie at least partly in a stretch, as stops of a clock. */
export function waitsWithin(
  { waits }: History,
  reasons: readonly WaitReason[],
  { from, to }: { from: number; to: number },
): Stop[] {
  if (reasons.length === 0) return []
  const stops: Stop[] = []
  const first = firstNotBefore(waits.length, (index) => (waits[index] as Wait).to <= from)
  for (let index = first; index < waits.length; index++) {
    const wait = waits[index] as Wait
    if (wait.from >= to) break
    if (wait.to > wait.from && reasons.includes(wait.on))
      stops.push({ span: [wait.from, wait.to], kind: 'paused', reason: wait.on, by: wait.by })
  }
  return stops
}

/** Alarms of clocks that have gone off, by key. */
export function alarmsHeard(events: readonly TicketEvent[]): Set<string> {
  const heard = new Set<string>()
  for (const event of events) {
    if (event.type === 'clock.at-risk' || event.type === 'clock.breached')
      heard.add(alarmKey(event.type, event.data.clock, event.data.cycle))
  }
  return heard
}

/** When each breach that the log holds was due, by its key. */
export function breachesHeard(events: readonly TicketEvent[]): Map<string, string> {
  const heard = new Map<string, string>()
  for (const { type, data } of events)
    if (type === 'clock.breached') heard.set(alarmKey(type, data.clock, data.cycle), data.due)
  return heard
}

/** Key under which an alarm of one clock is known. */
export function alarmKey(type: 'clock.at-risk' | 'clock.breached', clock: ClockName, cycle: string): string {
  return `${type} ${clock} ${cycle}`
}

function answer(history: History, at: number, takes = true): void {
  if (history.firstAnswer === null) {
    history.firstAnswer = at
    history.answered = history.messages.length
  }
  if (takes) take(history, at)
}

/**
 * What had ended without a solution goes on: that time counts as resolved. While it was merged its requester was served by the
 * other, and told so; who withdrew it wanted nothing.
 */
function goOn(history: History, { at, by, merged }: NonNullable<History['ended']>, until: number): void {
  history.resolutions.push({ from: at, to: Math.max(at, until), by, requester: !merged })
  if (!merged) return
  history.messages.push({ at, from: 'support' })
  answer(history, at)
}

function take(history: History, at: number): void {
  const stay = history.stays.at(-1)
  if (stay) stay.taken ??= at
}

/** What is taken back was taken by nobody above, and is at once below. */
function move(history: History, at: number, { type, by, data }: Move): void {
  const stay = history.stays.at(-1)
  if (stay) {
    if (by.kind !== 'ticker' && type !== 'ticket.taken-back') stay.taken ??= at
    stay.to = at
  }
  history.stays.push({
    level: data.to,
    team: data.team,
    from: at,
    taken: type === 'ticket.taken-back' ? at : null,
    to: null,
  })
}

/** Terms that promise the same are no change, whatever the mode. */
function changeTerms(history: History, terms: Terms): void {
  const last = history.terms.at(-1)
  if (last?.policy !== terms.policy || last.priority !== terms.priority)
    history.terms.push({ ...terms, at: Math.max(terms.at, last?.at ?? terms.at) })
}

function endWait(history: History, at: number): void {
  const wait = history.waits.at(-1)
  if (wait && wait.to > at) wait.to = Math.max(wait.from, at)
}

function vendorStay(history: History, id: string): VendorStay | undefined {
  return history.vendors.find((stay) => stay.id === id)
}

function nameOf(event: TicketEvent): string {
  return event.by.kind === 'ticker' ? 'ticker' : event.by.name
}
