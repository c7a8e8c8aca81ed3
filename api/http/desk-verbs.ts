import { z } from '@hono/zod-openapi'
import { type CommandType, commandSchemas } from '#domain/ticket-command.ts'

type Method = 'post' | 'put' | 'patch' | 'delete'
export type Verb = {
  method: Method
  /** Below /desk/tickets/{ref}. */
  path: string
  verb: CommandType
  summary: string
  body: z.ZodObject | null
  /** Whether it makes something new: answered 201, and repeated safely by Idempotency-Key. */
  creates: boolean
}

const { shape: open } = commandSchemas['open-vendor-ticket']
const withoutId = { vendorTicket: true } as const

/** Every act on a ticket as a resource of its own: what it is, what it takes. */
export const verbs: readonly Verb[] = [
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
  {
    ...put('/vendor-tickets/{id}', 'update-vendor-ticket', 'Update a vendor ticket', null),
    method: 'patch',
    body: commandSchemas['update-vendor-ticket'].omit(withoutId),
  },
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
]

function put(path: string, verb: CommandType, summary: string, body: z.ZodObject | null): Verb {
  return { method: 'put', path, verb, summary, body, creates: false }
}

function post(path: string, verb: CommandType, summary: string, body: z.ZodObject): Verb {
  return { method: 'post', path, verb, summary, body, creates: true }
}

function remove(path: string, verb: CommandType, summary: string, body: z.ZodObject | null): Verb {
  return { method: 'delete', path, verb, summary, body, creates: false }
}
