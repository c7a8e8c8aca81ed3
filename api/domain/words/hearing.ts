import type { UnknownMention } from '../ticket/mention.ts'
import { hearing as en } from './en/hearing.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de: en }

/** What the desk says of who hears of a ticket. */
export function hearingWords(language: Language): typeof en {
  return spoken[language]
}

/** Why a name in a note mentions nobody, and who was probably meant. */
export function sayUnknownMention({ written, near }: UnknownMention, language: Language): string {
  const { unknown, near: meant } = spoken[language]
  return near === null ? unknown(written) : `${unknown(written)} ${meant(near)}`
}
