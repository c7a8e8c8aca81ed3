import { request as de } from './de/request.ts'
import { request as en } from './en/request.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** What the request page says around the request itself. */
export function requestWords(language: Language): typeof en {
  return spoken[language]
}

/** The link of a request, with the verdict that its reader is about to give; it does nothing by being opened. */
export function solvedLink(link: string, score: number): string {
  return `${link}/solved/${score}`
}
