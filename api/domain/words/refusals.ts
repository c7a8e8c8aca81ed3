import { requestRefusals } from '../base/request-refusals.ts'
import type { Explained } from '../base/result.ts'
import { communityRefusals } from '../community/refusals.ts'
import { refusals as ticketRefusals } from '../ticket/refusals.ts'
import * as german from './de/refusals.ts'
import { refusals as enRefusals, unknownRefusal } from './en/refusals.ts'
import type { Language } from './language.ts'

const statuses = { ...requestRefusals, ...ticketRefusals, ...communityRefusals }
export type RefusalCode = keyof typeof statuses

type Said = { title: string; detail: string }
const en: { refusals: Readonly<Record<RefusalCode, Said>>; unknown: Said } = {
  refusals: enRefusals,
  unknown: unknownRefusal,
}
const spoken: Record<Language, typeof en> = {
  en,
  de: { refusals: german.refusals, unknown: german.unknownRefusal },
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
