import { z } from 'zod'
import { longest } from '../../base/longest.ts'
import { ok } from '../../base/result.ts'
import { text } from '../../base/text.ts'
import { isActive, type Ticket } from '../ticket.ts'
import { words } from './input.ts'
import { active, always, ended, idle, unclosed, verb } from './verb.ts'

/** What is resolved is closed, for a reason. */
function closes(reason: 'confirmed' | 'closed' | 'expired') {
  return {
    from: ended,
    refusal: 'ticket.cannot-close' as const,
    takes: z.strictObject({}),
    makes: ['ticket.closed' as const],
    hinders: ({ state }: Ticket) => (state === 'closed' ? idle('closed') : null),
    decide: () => ok([{ type: 'ticket.closed' as const, data: { reason } }]),
  }
}

/** How a ticket ends, begins again, and is judged. */
export const end = {
  resolve: verb({
    means: 'Resolve, and say what solved it',
    who: ['team'],
    from: unclosed,
    refusal: 'ticket.cannot-resolve',
    resource: { method: 'put', path: '/resolution', creates: false, own: null },
    takes: z.strictObject({
      note: words('What solved it', longest.message),
      article: text({ most: 200 }).optional().describe('Article that solved it'),
    }),
    makes: ['ticket.resolved'],
    hinders: ({ state }) => (state === 'resolved' ? idle('resolved') : null),
    decide: (_, { note, article }) =>
      ok([{ type: 'ticket.resolved', data: { note, ...(article ? { article } : {}) } }]),
  }),
  reopen: verb({
    means: 'Reopen, with a reason; what was merged goes on by itself again',
    who: ['requester', 'team'],
    from: always,
    refusal: 'ticket.cannot-reopen',
    resource: { method: 'delete', path: '/resolution', creates: false, own: null },
    takes: z.strictObject({ reason: words('What is still wrong', longest.answer) }),
    makes: ['ticket.reopened'],
    hinders: (ticket) => (isActive(ticket) ? idle('open') : null),
    decide: (_, data) => ok([{ type: 'ticket.reopened', data }]),
  }),
  confirm: verb({
    means: 'Confirm that it is resolved',
    who: ['requester'],
    resource: null,
    ...closes('confirmed'),
  }),
  withdraw: verb({
    means: 'Withdraw it: it has solved itself',
    who: ['requester'],
    from: active,
    refusal: 'ticket.cannot-withdraw',
    resource: null,
    takes: z.strictObject({}),
    makes: ['ticket.closed'],
    decide: () => ok([{ type: 'ticket.closed', data: { reason: 'withdrawn' } }]),
  }),
  close: verb({
    means: 'Close what is resolved',
    who: ['team'],
    resource: { method: 'put', path: '/closure', creates: false, own: null },
    ...closes('closed'),
  }),
  expire: verb({
    means: 'Close what nobody objected to',
    who: ['rules'],
    resource: null,
    ...closes('expired'),
  }),
  rate: verb({
    means: 'Rate how it went',
    who: ['requester'],
    from: ended,
    refusal: 'ticket.cannot-rate',
    resource: null,
    takes: z.strictObject({ score: z.int().min(1).max(5), comment: text({ most: longest.comment }).optional() }),
    makes: ['ticket.rated'],
    hinders: ({ rating }, _, { score, comment }) =>
      score !== undefined && rating?.score === score && rating.comment === comment ? idle('same') : null,
    decide: (_, { score, comment }) =>
      ok([{ type: 'ticket.rated', data: comment === undefined ? { score } : { score, comment } }]),
  }),
}
