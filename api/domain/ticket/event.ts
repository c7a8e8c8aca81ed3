import { z } from 'zod'
import type { Reader } from './fact.ts'
import { facts } from './facts.ts'

/** Who did it. Requesters are known by their ticket token, support people by session, machines by key. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('requester'), name: z.string(), email: z.string() }),
  z.strictObject({
    kind: z.literal('support'),
    name: z.string(),
    email: z.string(),
    teams: z.array(z.string()).default([]),
  }),
  z.strictObject({
    kind: z.literal('machine'),
    name: z.string(),
    /** For which team it acts, where its key lets it. */
    team: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('ticker') }),
])
export type Actor = z.infer<typeof actorSchema>

/** Whether somebody acts for support: a person at the desk, or a machine for its team. Any other machine reports, as a requester does. */
export function isOfSupport(by: Actor): boolean {
  return by.kind === 'support' || (by.kind === 'machine' && by.team !== undefined)
}

/** The teams for which somebody acts. */
export function teamsActedFor(by: Actor): readonly string[] {
  if (by.kind === 'support') return by.teams
  return by.kind === 'machine' && by.team !== undefined ? [by.team] : []
}

/** The name under which people read of somebody's act. */
export function actorName(by: Actor): string {
  return by.kind === 'ticker' ? 'The system' : by.name
}

type Facts = typeof facts
export type EventType = keyof Facts
export type EventData<T extends EventType> = z.infer<Facts[T]['data']>
/** What was decided, before it is known by whom and when. */
export type EventBody<T extends EventType> = { [K in T]: { type: K; data: EventData<K> } }[T]

/** One fact in a ticket's log. `version` counts from 1 without gaps; `at` is ISO 8601 UTC with milliseconds. */
export type TicketEvent = {
  [T in EventType]: { type: T; version: number; at: string; by: Actor; data: EventData<T> }
}[EventType]

/** What a decision proposes; the version is given when it is appended. */
export type NewEvent = {
  [T in EventType]: { type: T; at: string; by: Actor; data: EventData<T> }
}[EventType]

export const eventTypes = Object.keys(facts) as [EventType, ...EventType[]]

/** A fact with its instant and its actor. */
export function stamped(body: EventBody<EventType>, { at, by }: { at: string; by: Actor }): NewEvent {
  return { type: body.type, data: body.data, at, by } as NewEvent
}

/** Facts with their versions, as they follow on what a log holds. */
export function numbered(events: readonly NewEvent[], after: number): TicketEvent[] {
  return events.map((event, index): TicketEvent => ({ ...event, version: after + index + 1 }))
}

/** The facts that one reader reads. */
export type EventFor<R extends Reader> = {
  [T in EventType]: R extends Facts[T]['readBy'][number] ? Extract<TicketEvent, { type: T }> : never
}[EventType]

/** Whether an event means something to a reader; the others pass it over. */
export function isReadBy<R extends Reader>(reader: R, event: TicketEvent): event is EventFor<R> {
  const readers: readonly Reader[] = facts[event.type].readBy
  return readers.includes(reader)
}
