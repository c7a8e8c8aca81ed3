import type { Problem } from './types.ts'

export type Answer<T> = { ok: true; value: T; version: string | null } | { ok: false; problem: Problem | null }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Sent = { body?: unknown; version?: string | null; key?: string; signal?: AbortSignal }

/** Asks the desk's API; a problem is an answer, and null stands for "the server cannot be reached". */
export async function ask<T>(
  method: Method,
  path: string,
  { body, version, key, signal }: Sent = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json'
  if (version) headers['if-match'] = version
  if (key) headers['idempotency-key'] = key
  try {
    const answer = await fetch(`/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    const text = await answer.text()
    if (answer.ok) {
      return { ok: true, value: (text ? JSON.parse(text) : null) as T, version: answer.headers.get('etag') }
    }
    return { ok: false, problem: problemIn(text) }
  } catch (error) {
    if (signal?.aborted) throw error
    return { ok: false, problem: null }
  }
}

function problemIn(text: string): Problem | null {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return null
  }
}

/** What to tell a person about a refusal: what happened, and what to do. */
export function sayRefusal(problem: Problem | null): string {
  if (!problem)
    return 'The server cannot be reached. Nothing was changed; what you typed is kept. Try again in a moment.'
  const fields = problem.errors?.map(({ message }) => message).join(' ') ?? ''
  return `${problem.title}. ${fields || problem.detail}`
}
