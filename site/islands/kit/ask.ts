import type { Answers } from '#domain/views/answers.ts'
import type { Problem } from '#domain/views/problem.ts'
import { hasApi, onSite } from './base.ts'

type Route = keyof Answers
type NamesIn<R extends string> = R extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

export type Sent = {
  query?: Record<string, string>
  /** Sent as JSON; text is JSON already. */
  body?: object | string
  /** Version that was read: refused when it has changed since. */
  version?: string | null
  /** Makes a second try safe. */
  key?: string
  /** Of a request: travels in a header, never in an address. */
  token?: string
  signal?: AbortSignal
  /** Milliseconds after which the server counts as away. */
  within?: number
}
type Asked<R extends Route> = [NamesIn<R>] extends [never] ? [Sent?] : [Sent & { at: Record<NamesIn<R>, string> }]

/** No problem means that the server cannot be reached, or that something else answered in its place; then `status` says which. */
export type Refused = { ok: false; problem: Problem | null; status: number; retryAfter: number | null }
export type Answer<T> = { ok: true; value: T; version: string | null } | Refused

/** Asks the API. What is answered follows from the route. Throws only when `signal` was aborted. */
export function ask<R extends Route>(route: R, ...[sent = {}]: Asked<R>): Promise<Answer<Answers[R]>> {
  const [method = '', path = ''] = route.split(' ')
  const { at = {} } = sent as { at?: Record<string, string> }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at[name] ?? ''))
  return send(method, filled, sent) as Promise<Answer<Answers[R]>>
}

/** Asks an address of the API whose answer is of no interest, or not ours. */
export async function send(method: string, path: string, sent: Sent = {}): Promise<Answer<unknown>> {
  const { query, body, signal, within } = sent
  const search = query ? `?${new URLSearchParams(query)}` : ''
  if (!hasApi) return { ok: false, problem: null, status: 0, retryAfter: null }
  const limits = [...(signal ? [signal] : []), ...(within ? [AbortSignal.timeout(within)] : [])]
  try {
    const answer = await fetch(onSite(`/api${path}${search}`), {
      method,
      headers: headersOf(sent),
      credentials: 'include',
      ...(body === undefined
        ? {}
        : { body: body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(limits.length > 0 ? { signal: AbortSignal.any(limits) } : {}),
    })
    const text = await answer.text()
    if (answer.ok) return { ok: true, value: text ? JSON.parse(text) : null, version: answer.headers.get('etag') }
    const retryAfter = Number(answer.headers.get('retry-after')) || null
    return { ok: false, problem: problemIn(text), status: answer.status, retryAfter }
  } catch (error) {
    if (signal?.aborted) throw error
    return { ok: false, problem: null, status: 0, retryAfter: null }
  }
}

export function headersOf({ body, version, key, token }: Sent): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body !== undefined && !(body instanceof FormData) ? { 'content-type': 'application/json' } : {}),
    ...(version ? { 'if-match': version } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
}

export function problemIn(text: string): Problem | null {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return null
  }
}
