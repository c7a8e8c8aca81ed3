import type { HeldReason } from '../mail/fate.ts'
import { mailIn as en } from './en/mail-in.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What is said of mails that come in. */
export function mailInWords(language: Language): typeof en {
  return spoken[language]
}

/** Why a mail waits for somebody. */
export function sayHeld(because: HeldReason, language: Language): string {
  return spoken[language].because[because]
}
