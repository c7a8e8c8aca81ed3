import type { Context, TypedResponse } from 'hono'
import type { ClientErrorStatusCode, ServerErrorStatusCode } from 'hono/utils/http-status'
import type { JSONParsed } from 'hono/utils/types'
import type { z } from 'zod'
import type { Reason } from '#api/store/unavailable.ts'
import { type RequestRefusalCode, retryAfter } from '#domain/base/request-refusals.ts'
import type { Refusal } from '#domain/base/result.ts'
import type { WrongAnswer } from '#domain/base/wrong-answers.ts'
import { type FieldError, type Problem, problemSchema } from '#domain/views/problem.ts'
import { fieldErrorWords, sayRule } from '#domain/words/field-errors.ts'
import { sayWrongAnswer } from '#domain/words/form.ts'
import { deskLanguage, type Language, languageOf } from '#domain/words/language.ts'
import { explainRefusal } from '#domain/words/refusals.ts'
import type { Env } from './env.ts'

type ErrorStatus = ClientErrorStatusCode | ServerErrorStatusCode
/** The status is known only when the refusal is: to the compiler it is any error. */
export type ProblemResponse = TypedResponse<JSONParsed<Problem>, ErrorStatus, 'json'> & Response

/** How every operation describes what it refuses. */
export const problemResponse = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
} as const

type Extra = { errors?: FieldError[]; headers?: Record<string, string> }

/** Everything a caller is told about a refusal. */
export function problemOf(
  refusal: Refusal,
  { requestId, language, errors }: { requestId: string; language: Language; errors?: FieldError[] | undefined },
): Problem {
  const known = explainRefusal(refusal.code, language)
  const { errors: within, ...rest } = refusal.detail ?? {}
  const fields = errors ?? errorsIn(within, language)
  return {
    ...rest,
    type: `/problem-codes/${refusal.code}/`,
    title: known.title,
    status: known.status,
    detail: known.detail,
    code: refusal.code,
    ...(fields ? { errors: fields } : {}),
    requestId,
  }
}

/** What a refusal says of fields; the rules name what is wrong with an answer, and leave the words to us. */
function errorsIn(within: unknown, language: Language): FieldError[] | undefined {
  if (!Array.isArray(within)) return undefined
  return within.map((one: FieldError | WrongAnswer) =>
    'wrong' in one ? errorOf(one, language) : { ...one, message: sayRule(one.message, language) },
  )
}

export function errorOf({ path, ...wrong }: WrongAnswer, language: Language): FieldError {
  return { path, message: `${wrong.field.label}: ${sayWrongAnswer(wrong, language)}` }
}

/** Whoever asks at the desk is told in its language, others in that of the home. */
export function toldIn(c: Context<Env>): Language {
  return c.req.path.startsWith('/api/desk/') ? deskLanguage : languageOf(c.var.house?.language ?? '')
}

export function answerProblem(c: Context<Env>, refusal: Refusal, extra: Extra = {}): ProblemResponse {
  const problem = problemOf(refusal, { requestId: c.var.requestId, language: toldIn(c), errors: extra.errors })
  const status = problem.status as ErrorStatus
  const seconds = retryAfter[refusal.code]
  return c.json(problem, status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
    ...extra.headers,
  })
}

const unavailableCodes: Record<Reason, RequestRefusalCode> = {
  away: 'request.not-ready',
  busy: 'request.busy',
  full: 'request.disk-full',
  unsettled: 'request.unsettled',
  damaged: 'request.damaged',
  moved: 'request.moved',
  newer: 'request.not-ready',
}

/** The database cannot be used now: says why, and when to come back. */
export function answerUnavailable(c: Context<Env>, reason: Reason): ProblemResponse {
  return answerProblem(c, { code: unavailableCodes[reason] })
}

/** What is wrong with each field, as whoever asked is told. */
export function fieldErrors(error: z.core.$ZodError, language: Language): FieldError[] {
  const { unknown } = fieldErrorWords(language)
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: unknown }))
    return [{ path: path.join('.'), message: wordsOf(issue, language) }]
  })
}

function wordsOf(issue: z.core.$ZodIssue, language: Language): string {
  if (issue.code !== 'invalid_type') return sayRule(issue.message, language)
  const { missing, expected } = fieldErrorWords(language)
  if (issue.message.endsWith('received undefined')) return missing
  return expected(issue.message.replace('Invalid input: expected ', ''))
}
