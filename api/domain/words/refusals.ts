import { requestRefusals } from '../base/request-refusals.ts'
import type { Explained } from '../base/result.ts'
import { communityRefusals } from '../community/refusals.ts'
import { refusals as ticketRefusals } from '../ticket/refusals.ts'
import * as deCommunity from './de/community-refusals.ts'
import * as deRequest from './de/request-refusals.ts'
import * as deTicket from './de/ticket-refusals.ts'
import * as enCommunity from './en/community-refusals.ts'
import * as enRequest from './en/request-refusals.ts'
import * as enTicket from './en/ticket-refusals.ts'
import type { Language } from './language.ts'

const statuses = { ...requestRefusals, ...ticketRefusals, ...communityRefusals }
export type RefusalCode = keyof typeof statuses

type Said = { title: string; detail: string }
type Told = { refusals: Readonly<Record<RefusalCode, Said>>; unknown: Said }
const spoken: Record<Language, Told> = {
  en: told(enRequest, enTicket, enCommunity),
  de: told(deRequest, deTicket, deCommunity),
}

function told(request: typeof enRequest, ticket: typeof enTicket, community: typeof enCommunity): Told {
  return {
    refusals: { ...request.requestRefusals, ...ticket.ticketRefusals, ...community.communityRefusals },
    unknown: request.unknownRefusal,
  }
}

/** Every refusal by its code, those of HTTP itself first. */
export const refusalCodes = Object.keys(statuses) as RefusalCode[]

/** How a refusal is told: its HTTP status, what it is, what to do about it. A code that nobody knows is refused all the same. */
export function explainRefusal(code: string, language: Language): Explained {
  const known = refusalCodes.find((one) => one === code)
  return known
    ? { status: statuses[known], ...spoken[language].refusals[known] }
    : { status: 409, ...spoken[language].unknown }
}
