import type { Command } from './command.ts'
import { decide } from './decide.ts'
import type { Context } from './decision.ts'
import { type Actor, type NewEvent, stamped } from './event.ts'
import type { ClockName } from './facts.ts'
import { settled } from './settled.ts'
import type { Ticket } from './ticket.ts'

/** A clock that an alarm is about. */
type DueClock = { name: ClockName; cycle: string; due: string }

/** Something that time alone makes happen to a ticket, and when. */
export type Alarm =
  | { type: 'at-risk' | 'breached'; at: string; clock: DueClock }
  | { type: 'resume' | 'close'; at: string }
  | { type: 'chase'; at: string; vendorTicket: string }

/** What an alarm may look at besides the ticket; `at` is when it is heard. */
export type AlarmContext = Omit<Context, 'by'>

const ticker: Actor = { kind: 'ticker' }

/**
 * Which events an alarm is by itself. A breach is a fact of the due instant, a waiting ends at the instant that was set; a
 * closing and a chase happen when they are heard. None where the ticket is no longer in a state for it.
 */
export function eventsOfAlarm(ticket: Ticket, alarm: Alarm, context: AlarmContext): NewEvent[] {
  switch (alarm.type) {
    case 'at-risk':
    case 'breached':
      return [factOf(alarm)]
    case 'resume':
      return caused(ticket, { type: 'resume' }, { ...context, at: alarm.at })
    case 'close':
      return caused(ticket, { type: 'expire' }, context)
    case 'chase':
      return caused(ticket, { type: 'chase', vendorTicket: alarm.vendorTicket, due: alarm.at }, context)
  }
}

/** What the rules do because of an alarm of a clock, when it is heard. */
export function eventsOfRule(ticket: Ticket, alarm: ClockAlarm, context: AlarmContext): NewEvent[] {
  const climb = escalationBy(ticket, alarm, context)
  return climb ? caused(ticket, climb, context) : []
}

/** Whether an alarm is about a clock. */
export function isOfClock(alarm: Alarm): alarm is ClockAlarm {
  return alarm.type === 'at-risk' || alarm.type === 'breached'
}

/** Whether an alarm tells of the instant that it is due at, and is not an act of when it is heard. */
export function isPast(alarm: Alarm): boolean {
  return isOfClock(alarm) || alarm.type === 'resume'
}

function caused(ticket: Ticket, command: Command, context: AlarmContext): NewEvent[] {
  const decided = decide(ticket, command, { ...context, by: ticker })
  return decided.ok ? decided.value : []
}

export type ClockAlarm = Extract<Alarm, { type: 'at-risk' | 'breached' }>

/** What a log says of an alarm of a clock. */
export function factOf({ type, at, clock: { name, cycle, due } }: ClockAlarm): NewEvent {
  const data = { clock: name, cycle, due }
  return type === 'breached'
    ? stamped({ type: 'clock.breached', data }, { at: due, by: ticker })
    : stamped({ type: 'clock.at-risk', data }, { at, by: ticker })
}

/** The escalation that the model asks for because of a clock, at the level where the ticket is; its reason is the rule's condition. */
function escalationBy(
  ticket: Ticket,
  { type, clock }: ClockAlarm,
  { inForce, automation }: AlarmContext,
): Command | null {
  const { level } = settled(ticket, inForce, automation)
  const rule = inForce.escalate.find(({ when, at }) => when === `${clock.name} ${type}` && at === level)
  return rule ? { type: 'escalate-automatically', to: rule.to, reason: rule.when } : null
}
