import { sayWait } from './amounts.ts'
import { signIn as en } from './en/sign-in.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en }

/** Why a try to sign in was not heard, and after how many seconds the next one is. */
export function sayTooManyTries(seconds: number, language: Language): string {
  return spoken[language].tooManyTries(sayWait(seconds, language))
}
