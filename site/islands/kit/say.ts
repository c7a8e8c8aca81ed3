import { sayAgo as sayAgoIn, sayAmount as sayAmountIn } from '#domain/words/amounts.ts'
import { followingWords } from '#domain/words/following.ts'
import { type Language, languageOf } from '#domain/words/language.ts'
import { sayMoment as sayMomentIn } from '#domain/words/moments.ts'

/* What the rules say, in the language of the page and the zone of its reader. */

export const language: Language = languageOf(globalThis.document?.documentElement.lang ?? '')

export function sayMoment(instant: string, now = new Date().toISOString()): string {
  return sayMomentIn(instant, { now, language })
}

export function sayAgo(instant: string, now = new Date().toISOString()): string {
  return sayAgoIn(instant, { now, language })
}

export function sayAmount(seconds: number): string {
  return sayAmountIn(seconds, language)
}

/** Why the API gave no answer. */
export function sayAway(): string {
  const { unreached, offline } = followingWords(language).away
  return navigator.onLine ? unreached : offline
}
