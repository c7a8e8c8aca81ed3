import { presence, promise } from './en/promise.ts'
import type { Language } from './language.ts'
import { sayMoment } from './moments.ts'

const en = { promise, presence }
const spoken: Record<Language, typeof en> = { en }

/** A sentence in pieces: words, and instants that each reader is shown in their own way. */
export type Piece = { words: string } | { instant: string }

type Promised = { team: { name: string }; promise: { respondBy: string | null; resolveBy: string | null } }

/** Who replies and resolves it by when, were it filed now: "Support desk replies by ⟨instant⟩, and resolves it by ⟨instant⟩." */
export function promisePieces({ team, promise: { respondBy, resolveBy } }: Promised, language: Language): Piece[] {
  const words = spoken[language].promise
  const form = respondBy ? (resolveBy ? 'both' : 'respond') : resolveBy ? 'resolve' : 'none'
  return words[form](team.name).map((piece) => {
    if (piece === 'respondBy') return { instant: respondBy ?? '' }
    return piece === 'resolveBy' ? { instant: resolveBy ?? '' } : { words: piece }
  })
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
