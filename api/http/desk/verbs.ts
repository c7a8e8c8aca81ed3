import { z } from '@hono/zod-openapi'
import { type CommandType, commandSchemas } from '#domain/ticket/command.ts'

const { shape: open } = commandSchemas['open-vendor-ticket']
const withoutId = { vendorTicket: true } as const

/** Every act on a ticket as a resource of its own, below /desk/tickets/{ref}: what it is, what it takes. */
export const verbs = [
  put('/acknowledgement', 'acknowledge', 'Acknowledge: a person has seen it', null),
  post('/replies', 'reply', 'Reply to the requester', commandSchemas.reply),
  post('/notes', 'note', 'Note for support only', commandSchemas.note),
  put('/assignee', 'assign', 'Assign to a member of the team', commandSchemas.assign),
  remove('/assignee', 'unassign', 'Take the assignment away', null),
  post('/escalations', 'escalate', 'Hand over to a level above', commandSchemas.escalate),
  post('/returns', 'return', 'Send back to a level below, with a reason', commandSchemas.return),
  put('/waiting', 'wait', 'Wait for the requester, the vendor or a window', commandSchemas.wait),
  remove('/waiting', 'resume', 'Go on after waiting', null),
  put('/priority', 'reprioritise', 'Change impact and urgency', commandSchemas.reprioritise),
  put('/type', 'retype', 'Change the type', commandSchemas.retype),
  put('/article', 'link', 'Link the article it is about', commandSchemas.link),
  post('/vendor-tickets', 'open-vendor-ticket', 'Log a ticket at the vendor', z.strictObject(open)),
  patch(
    '/vendor-tickets/{id}',
    'update-vendor-ticket',
    'Update a vendor ticket',
    commandSchemas['update-vendor-ticket'].omit(withoutId),
  ),
  put(
    '/vendor-tickets/{id}/answer',
    'answer-vendor-ticket',
    'The vendor answered',
    commandSchemas['answer-vendor-ticket'].omit(withoutId),
  ),
  put(
    '/vendor-tickets/{id}/solution',
    'solve-vendor-ticket',
    'The vendor solved it',
    commandSchemas['solve-vendor-ticket'].omit(withoutId),
  ),
  remove('/group', 'ungroup', 'Take it out of its group', null),
  put('/resolution', 'resolve', 'Resolve, and say what solved it', commandSchemas.resolve),
  remove('/resolution', 'reopen', 'Reopen, with a reason', commandSchemas.reopen),
  put('/closure', 'close', 'Close what is resolved', null),
] as const

export type Verb = {
  method: 'post' | 'put' | 'patch' | 'delete'
  path: string
  verb: CommandType
  summary: string
  body: z.ZodObject | null
  /** Whether it makes something new: answered 201, and repeated safely by Idempotency-Key. */
  creates: boolean
}

function put<P extends string, V extends CommandType, B extends z.ZodObject | null>(
  path: P,
  verb: V,
  summary: string,
  body: B,
) {
  return { method: 'put' as const, path, verb, summary, body, creates: false as const }
}

function patch<P extends string, V extends CommandType, B extends z.ZodObject>(
  path: P,
  verb: V,
  summary: string,
  body: B,
) {
  return { method: 'patch' as const, path, verb, summary, body, creates: false as const }
}

function post<P extends string, V extends CommandType, B extends z.ZodObject>(
  path: P,
  verb: V,
  summary: string,
  body: B,
) {
  return { method: 'post' as const, path, verb, summary, body, creates: true as const }
}

function remove<P extends string, V extends CommandType, B extends z.ZodObject | null>(
  path: P,
  verb: V,
  summary: string,
  body: B,
) {
  return { method: 'delete' as const, path, verb, summary, body, creates: false as const }
}
