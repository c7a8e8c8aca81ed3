import { z } from 'zod'

/** What support people do to a ticket. */
export const deskVerbs = [
  'acknowledge',
  'reply',
  'note',
  'assign',
  'unassign',
  'escalate',
  'return',
  'wait',
  'resume',
  'reprioritise',
  'retype',
  'link',
  'attach',
  'open-vendor-ticket',
  'answer-vendor-ticket',
  'update-vendor-ticket',
  'solve-vendor-ticket',
  'group',
  'ungroup',
  'resolve',
  'reopen',
  'close',
  'merge',
] as const
export type DeskVerb = (typeof deskVerbs)[number]

/** Null where the person may; else the code of the refusal and why, in words. */
export const hindranceSchema = z.object({ code: z.string(), why: z.string() }).nullable()
export type Hindrance = z.infer<typeof hindranceSchema>

const entries = deskVerbs.map((verb) => [verb, hindranceSchema] as const)
/** Every verb of the desk: whether a person may do it to a ticket now. */
export const maySchema = z.object(Object.fromEntries(entries) as Record<DeskVerb, typeof hindranceSchema>)
export type May = z.infer<typeof maySchema>
