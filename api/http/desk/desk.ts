import type { Deps } from '../deps.ts'
import { deskGuard } from '../middleware/desk-guard.ts'
import { operations } from '../route.ts'
import { deskActs } from './acts.ts'
import { deskBulk } from './bulk.ts'
import { deskDeflection } from './deflection.ts'
import { deskDeliveries } from './deliveries.ts'
import { deskDraft } from './draft.ts'
import { eventRoutes } from './events.ts'
import { deskGaps } from './gaps.ts'
import { deskHandOver } from './hand-over.ts'
import { deskHealth } from './health.ts'
import { deskKeys } from './keys.ts'
import { deskMail } from './mail.ts'
import { deskMine } from './mine.ts'
import { deskModel } from './model.ts'
import { deskOpen } from './open.ts'
import { deskOpenSessions } from './open-sessions.ts'
import { deskPresence } from './presence.ts'
import { deskReads } from './reads.ts'
import { deskViews } from './saved-views.ts'

/** The desk: everything below /desk is for people of the model's teams. */
export function deskRoutes(deps: Deps) {
  const api = operations()
  api.use('/desk/*', deskGuard({ world: deps.world, whoIs: deps.auth.whoIs, ways: deps.auth.ways }))
  api.use('/desk/*', deps.once)
  return api
    .route('/', deskReads(deps))
    .route('/', deskDraft(deps))
    .route('/', deskActs(deps))
    .route('/', deskOpen(deps))
    .route('/', deskViews(deps))
    .route('/', deskBulk(deps))
    .route('/', deskHandOver(deps))
    .route('/', deskPresence(deps))
    .route('/', eventRoutes(deps))
    .route('/', deskGaps(deps))
    .route('/', deskHealth(deps))
    .route('/', deskModel(deps))
    .route('/', deskDeliveries(deps))
    .route('/', deskMail(deps))
    .route('/', deskMine(deps))
    .route('/', deskKeys(deps))
    .route('/', deskOpenSessions(deps))
    .route('/', deskDeflection(deps))
}
