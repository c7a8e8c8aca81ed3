import type { Refusal } from '#domain/base/result.ts'
import { deskLanguage } from '#domain/words/language.ts'
import { problemOf } from '../problems.ts'

/** One of many tickets that was refused, in words. */
export function refusedTicket(ref: string, error: Refusal, requestId: string) {
  const { code, title, detail, errors } = problemOf(error, { requestId, language: deskLanguage })
  const fields = errors?.map(({ message }) => message).join(' ')
  return { ref, code, why: `${title}. ${fields || detail}` }
}
