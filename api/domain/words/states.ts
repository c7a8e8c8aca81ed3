import type { WaitReason } from '../model/support-model.ts'
import type { TicketState } from '../ticket/ticket.ts'
import * as german from './de/states.ts'
import { assignees, stateDetails, states, waiting } from './en/states.ts'
import type { Language } from './language.ts'
import { sayMoment } from './moments.ts'

const en = { states, waiting, details: stateDetails, assignees }
const spoken: Record<Language, typeof en> = {
  en,
  de: { states: german.states, waiting: german.waiting, details: german.stateDetails, assignees: german.assignees },
}

/** Who reads it: the requester is "you" to themselves. */
export type Reader = 'desk' | 'requester'

/** What is waited for, within a sentence: "waiting for the requester", "waiting for your reply". */
export function sayWaiting(on: WaitReason, { reader, language }: { reader: Reader; language: Language }): string {
  return spoken[language].waiting[reader][on]
}

/** The name of a state: "Resolved". */
export function stateName(state: TicketState, language: Language): string {
  return spoken[language].states[state]
}

export type ToldState = {
  state: TicketState
  waitingOn: WaitReason | null
  waitingUntil: string | null
  mergedInto: string | null
}

/** Where a ticket stands, for the desk: "Waiting for the vendor until 14:05 today", "Resolved, not confirmed yet". */
export function sayState(ticket: ToldState, { language, ...told }: { language: Language; now: string }): string {
  const { details } = spoken[language]
  const { state, waitingOn, waitingUntil, mergedInto } = ticket
  if (state === 'waiting' && waitingOn) {
    const until = waitingUntil ? sayMoment(waitingUntil, { ...told, language }) : ''
    return details.waiting(sayWaiting(waitingOn, { reader: 'desk', language }), until)
  }
  if (state === 'resolved') return details.unconfirmed
  return state === 'closed' && mergedInto ? details.merged : stateName(state, language)
}

/** Who has a ticket: "Assigned to you", "Unassigned". */
export function sayAssignee(
  assignee: { name: string } | null,
  { mine, language }: { mine: boolean; language: Language },
): string {
  const { assignees } = spoken[language]
  if (!assignee) return assignees.none
  return mine ? assignees.you : assignees.other(assignee.name)
}
