import { z } from 'zod'
import { namedTeamSchema } from '../model/people.ts'
import { promisesSchema } from '../model/routing.ts'
import { prioritySchema } from '../model/support-model.ts'

/** A ticket that was opened, for whoever opened it. */
export const openedSchema = z.object({
  ref: z.string(),
  token: z.string().describe('Opens the request page; shown once, stored hashed'),
  url: z.string().describe('The request page, with the token in its fragment'),
  level: z.int(),
  team: namedTeamSchema,
  priority: prioritySchema,
  promise: promisesSchema,
})
export type OpenedView = z.infer<typeof openedSchema>

/** A ticket that was opened, with the address of its page. */
export function openedView({ ref, token, level, team, priority, promise }: Omit<OpenedView, 'url'>): OpenedView {
  return { ref, token, url: `/request/#${token}`, level, team, priority, promise }
}
