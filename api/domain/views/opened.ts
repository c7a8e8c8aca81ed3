import { z } from 'zod'
import type { Addresses } from '../base/addresses.ts'
import { namedTeamSchema } from '../model/people.ts'
import { promisesSchema } from '../model/routing.ts'
import { prioritySchema } from '../model/support-model.ts'

/** A ticket that was opened, for whoever opened it. */
export const openedSchema = z.object({
  ref: z.string(),
  token: z.string().describe('Opens the request page; shown once, stored hashed'),
  url: z.string().describe('The request page, with the token in its fragment'),
  self: z.url().optional().describe('Where it is read by key; only for a machine'),
  occurrences: z.int().optional().describe('How often the failure was reported; only for a machine'),
  level: z.int(),
  team: namedTeamSchema,
  priority: prioritySchema,
  promise: promisesSchema,
})
export type OpenedView = z.infer<typeof openedSchema>

/** A ticket that was opened for somebody else: whose page it is, only they are told, by mail. */
export const openedForSchema = openedSchema.omit({ token: true, url: true, self: true })

/** A ticket that was opened, with the address of its page: for a page of the portal below its root. */
export function openedView({ ref, token, level, team, priority, promise }: Omit<OpenedView, 'url'>): OpenedView {
  return { ref, token, url: `/request/#${token}`, level, team, priority, promise }
}

/** The same for a machine, which is nowhere: with whole addresses. */
export function openedByKeyView(opened: Omit<OpenedView, 'url' | 'self'>, { request, self }: Addresses): OpenedView {
  return {
    ...openedView(opened),
    url: request(opened.token),
    self: self(opened.ref),
    occurrences: opened.occurrences ?? 1,
  }
}
