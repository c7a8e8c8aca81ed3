import type { z } from 'zod'
import type { countsSchema, deskTicketSchema, queueRowSchema, queueSchema, sessionSchema } from '#api/http/desk/view.ts'
import type { Problem } from '#api/http/problems.ts'
import type { clockSchema } from '#api/http/request/view.ts'

export type Session = z.infer<typeof sessionSchema>
export type Counts = z.infer<typeof countsSchema>
export type QueueRow = z.infer<typeof queueRowSchema>
export type QueuePage = z.infer<typeof queueSchema>
export type DeskTicket = z.infer<typeof deskTicketSchema>
export type Clock = z.infer<typeof clockSchema>
export type QueueClock = NonNullable<QueueRow['clock']>
export type { Problem }
