import type { Clock } from '#domain/clocks/measure.ts'
import type { Problem } from '#domain/views/problem.ts'
import type { Counts, QueueRow, StateCounts } from '#domain/views/queue.ts'
import type { Session } from '#domain/views/session.ts'
import type { DeskTicket } from '#domain/views/ticket.ts'

export type { Clock, Counts, DeskTicket, Problem, QueueRow, Session, StateCounts }
export type QueueClock = NonNullable<QueueRow['clock']>
