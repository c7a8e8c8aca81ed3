import type { WaitReason } from '../model/support-model.ts'
import { waiting as en } from './en.ts'
import type { Language } from './language.ts'

const spoken: Record<Language, typeof en> = { en }

/** Who reads it: the requester is "you" to themselves. */
export type Reader = 'desk' | 'requester'

/** What is waited for, within a sentence: "waiting for the requester", "waiting for your reply". */
export function sayWaiting(on: WaitReason, { reader, language }: { reader: Reader; language: Language }): string {
  return spoken[language][reader][on]
}
