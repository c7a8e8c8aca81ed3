import { secondsOf } from '../base/duration.ts'
import { millis } from '../base/time.ts'
import { amounts as de } from './de/amounts.ts'
import { amounts as en } from './en/amounts.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en, de }

/** An amount of time in whole minutes, never more than there is: "42 min", "6 h 10 min", "26 h", "less than a minute". */
export function sayAmount(seconds: number, language: Language): string {
  const words = spoken[language]
  const minutes = Math.floor(Math.abs(seconds) / 60)
  return minutes < 1 ? words.none : parts(minutes * 60, words)
}

/** A length of time exactly as the model gives it: "1 h 30 min" for PT1H30M. */
export function sayDuration(duration: string, language: Language): string {
  return parts(secondsOf(duration), spoken[language])
}

/** How long to wait, to the second: "15 s", "2 min 30 s". */
export function sayWait(seconds: number, language: Language): string {
  return parts(Math.ceil(seconds), spoken[language])
}

/** How long ago an instant was: "just now", "12 min ago", "3 h ago", "5 days ago". */
export function sayAgo(instant: string, { now, language }: { now: string; language: Language }): string {
  const words = spoken[language]
  const minutes = Math.floor((millis(now) - millis(instant)) / 60_000)
  if (minutes < 1) return words.justNow
  if (minutes < 60) return words.ago(words.minutes(minutes))
  const hours = Math.floor(minutes / 60)
  return words.ago(hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24)))
}

function parts(seconds: number, words: typeof en): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
  const said = [hours && words.hours(hours), minutes && words.minutes(minutes), rest && words.seconds(rest)]
  return said.filter(Boolean).join(' ') || words.minutes(0)
}
