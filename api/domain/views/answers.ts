import type { z } from 'zod'
import { actedSchema } from './acted.ts'
import { keysSchema, madeKeySchema, revokedSchema as revokedKeySchema } from './api-key.ts'
import { articlesFoundSchema, deskArticleSchema } from './article.ts'
import { askedAnswerSchema } from './asked.ts'
import { attachedSchema } from './attached.ts'
import { bulkDoneSchema } from './bulk.ts'
import { chatReplySchema } from './chat.ts'
import { deflectionSchema } from './deflection.ts'
import { deliveriesSchema, revivedSchema } from './delivery.ts'
import { articleDraftSchema, draftSavedSchema, unvalidatedSchema } from './draft.ts'
import { foundSchema } from './found.ts'
import { gapChangedSchema, gapsSchema } from './gap.ts'
import { handedOverSchema } from './hand-over.ts'
import { healthSchema } from './health.ts'
import { acceptedSchema, discardedSchema, heldMailsSchema } from './held-mail.ts'
import { knownProblemSchema, knownProblemsSchema } from './known-problem.ts'
import { likelySchema } from './likely.ts'
import { mineSchema } from './mine.ts'
import { checkedProposalSchema, modelViewSchema } from './model.ts'
import { endedSchema, openSessionsSchema } from './open-session.ts'
import { openedForSchema, openedSchema } from './opened.ts'
import { presentSchema } from './presence.ts'
import { promisedSchema } from './promise.ts'
import { questionsSchema } from './question.ts'
import { countsSchema, queuePageSchema, stateCountsSchema } from './queue.ts'
import { periodReportSchema } from './report.ts'
import { requestActedSchema, requestViewSchema } from './request.ts'
import { savedViewsSchema } from './saved-view.ts'
import { sessionSchema } from './session.ts'
import { deskTicketSchema } from './ticket.ts'

/** What the pages ask of the API, and what is answered when all is well: paths are those below /api. */
export const answers = {
  'GET /promise': promisedSchema,
  'GET /suggestions': foundSchema,
  'POST /chat': chatReplySchema,
  'POST /needs': askedAnswerSchema,
  'GET /community/questions': questionsSchema,
  'GET /known-problems': knownProblemsSchema,
  'POST /known-problems/{id}/followers': openedSchema,
  'POST /tickets': openedSchema,
  'GET /request': requestViewSchema,
  'POST /request/replies': requestActedSchema,
  'POST /request/attachments': attachedSchema,
  'PUT /request/resolution': requestActedSchema,
  'DELETE /request/resolution': requestActedSchema,
  'PUT /request/rating': requestActedSchema,
  'PUT /request/withdrawal': requestActedSchema,
  'GET /desk/session': sessionSchema,
  'GET /desk/tickets': queuePageSchema,
  'POST /desk/tickets': openedForSchema,
  'GET /desk/counts': countsSchema,
  'GET /desk/views': savedViewsSchema,
  'GET /desk/state-counts': stateCountsSchema,
  'GET /desk/tickets/{ref}': deskTicketSchema,
  'GET /desk/tickets/{ref}/likely': likelySchema,
  'GET /desk/tickets/{ref}/draft': articleDraftSchema,
  'POST /desk/tickets/{ref}/draft': draftSavedSchema,
  'GET /desk/validations': unvalidatedSchema,
  'POST /desk/validations': draftSavedSchema,
  'PUT /desk/tickets/{ref}/presence': presentSchema,
  'PUT /desk/tickets/{ref}/assignee': actedSchema,
  'POST /desk/bulk': bulkDoneSchema,
  'POST /desk/hand-overs': handedOverSchema,
  'GET /desk/articles': articlesFoundSchema,
  'GET /desk/articles/{id}': deskArticleSchema,
  'GET /desk/known-problems': knownProblemsSchema,
  'POST /desk/known-problems': knownProblemSchema,
  'PUT /desk/known-problems/{id}': knownProblemSchema,
  'DELETE /desk/known-problems/{id}': knownProblemSchema,
  'DELETE /desk/known-problems/{id}/end': knownProblemSchema,
  'GET /desk/reports': periodReportSchema,
  'GET /desk/gaps': gapsSchema,
  'GET /desk/health': healthSchema,
  'GET /desk/model': modelViewSchema,
  'GET /desk/automations': mineSchema,
  'GET /desk/mail': heldMailsSchema,
  'PUT /desk/mail/{id}/acceptance': acceptedSchema,
  'DELETE /desk/mail/{id}': discardedSchema,
  'GET /desk/deliveries': deliveriesSchema,
  'PUT /desk/deliveries/retry': revivedSchema,
  'PUT /desk/deliveries/{id}/retry': revivedSchema,
  'GET /desk/keys': keysSchema,
  'POST /desk/keys': madeKeySchema,
  'POST /desk/keys/{id}/rotations': madeKeySchema,
  'DELETE /desk/keys/{id}': revokedKeySchema,
  'GET /desk/sessions': openSessionsSchema,
  'DELETE /desk/sessions': endedSchema,
  'DELETE /desk/sessions/{id}': endedSchema,
  'POST /desk/sign-outs': endedSchema,
  'POST /desk/model/checks': checkedProposalSchema,
  'GET /desk/deflection': deflectionSchema,
  'PUT /desk/gaps/{id}/owner': gapChangedSchema,
  'DELETE /desk/gaps/{id}/owner': gapChangedSchema,
  'PUT /desk/gaps/{id}/dismissal': gapChangedSchema,
  'DELETE /desk/gaps/{id}/dismissal': gapChangedSchema,
  'PUT /desk/gaps/{id}/name': gapChangedSchema,
  'POST /desk/gaps/{id}/merge': gapChangedSchema,
  'POST /desk/gaps/{id}/split': gapChangedSchema,
} as const

export type Answers = { [Route in keyof typeof answers]: z.infer<(typeof answers)[Route]> }
