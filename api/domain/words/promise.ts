import * as german from './de/promise.ts'
import { presence, promise } from './en/promise.ts'
import type { Language } from './language.ts'
import { sayMoment } from './moments.ts'

const en = { promise, presence }
const spoken: Record<Language, typeof en> = { en, de: { promise: german.promise, presence: german.presence } }

/** A sentence in pieces: words, and instants that each reader is shown in their own way. */
export type Piece = { words: string } | { instant: string }

type Promised = {
  team: { name: string }
  promise: { respondBy: string | null; resolveBy: string | null }
  calendar: Pick<Presence, 'open' | 'opensAt'>
}

/**
 * Who aims to reply and to resolve it by when, were it filed now: "Support desk aims to reply by ⟨instant⟩, and to resolve it by
 * ⟨instant⟩." Of a team that is shut until a target has passed no target is told, but when it is back.
 */
export function promisePieces(promised: Promised, language: Language): Piece[] {
  const { team, promise, calendar } = promised
  const { respondBy, resolveBy } = promise
  const words = spoken[language].promise
  const form = isBackTooLate(promised)
    ? 'shut'
    : respondBy
      ? resolveBy
        ? 'both'
        : 'respond'
      : resolveBy
        ? 'resolve'
        : 'none'
  const instants = { respondBy, resolveBy, opensAt: calendar.opensAt }
  return words[form](team.name).map((piece) =>
    piece === 'respondBy' || piece === 'resolveBy' || piece === 'opensAt'
      ? { instant: instants[piece] ?? '' }
      : { words: piece },
  )
}

/** Whether a target passes before anybody of the team is back: then one of the two is told, not both. */
export function isBackTooLate({ promise: { respondBy, resolveBy }, calendar: { open, opensAt } }: Promised): boolean {
  const first = respondBy ?? resolveBy
  return !open && opensAt !== null && first !== null && first < opensAt
}

/** What stands where a time would, when none is promised. */
export function noTimePromised(language: Language): string {
  return spoken[language].promise.noTime
}

type Presence = { open: boolean; openUntil: string | null; opensAt: string | null }

/** Whether the people who help are there, and until when: "They are there until 17:00 today." */
export function sayPresence(
  { open, openUntil, opensAt }: Presence,
  told: { now: string; language: Language; timeZone?: string | undefined },
): string {
  const words = spoken[told.language].presence
  if (open) return openUntil ? words.openUntil(sayMoment(openUntil, told)) : words.alwaysOpen
  return opensAt ? words.opensAt(sayMoment(opensAt, told)) : words.closed
}
