import type { Deps } from './deps.ts'
import { deskActs } from './desk-acts.ts'
import { deskDraft } from './desk-draft.ts'
import { deskGuard } from './desk-guard.ts'
import { deskReads } from './desk-reads.ts'
import { eventRoutes } from './events.ts'
import { operations } from './route.ts'

/** The desk: everything below /desk is for people of the model's teams. */
export function deskRoutes(deps: Deps) {
  const api = operations()
  api.use('/desk/*', deskGuard({ world: deps.world, whoIs: deps.auth.whoIs, ways: deps.auth.ways }))
  api.use('/desk/*', deps.once)
  return api
    .route('/', deskReads(deps))
    .route('/', deskDraft(deps))
    .route('/', deskActs(deps))
    .route('/', eventRoutes(deps))
}
