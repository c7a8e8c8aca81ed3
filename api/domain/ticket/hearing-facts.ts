import { z } from 'zod'
import { fact } from './fact.ts'

/** Facts of who hears of a ticket. */
export const hearingFacts = {
  'ticket.followed': fact({
    means: 'Somebody follows it, by choice or because a note named them: they hear what happens on it.',
    readBy: ['ticket'],
    data: { who: z.string(), because: z.literal('mentioned').optional() },
  }),
  'ticket.unfollowed': fact({
    means: 'Somebody follows it no longer.',
    readBy: ['ticket'],
    data: { who: z.string() },
  }),
  'ticket.muted': fact({
    means: 'Somebody wants to hear no more of it, but for what is urgent and theirs.',
    readBy: ['ticket'],
    data: { who: z.string() },
  }),
  'ticket.unmuted': fact({
    means: 'Somebody hears of it again.',
    readBy: ['ticket'],
    data: { who: z.string() },
  }),
} as const
