import type { RequestView } from '#domain/views/request.ts'

export type RequestAnswer = RequestView
export type RequestClock = RequestAnswer['clocks'][number]
export type RequestEvent = RequestAnswer['events'][number]

export type ReadResult = { is: 'known'; view: RequestAnswer } | { is: 'missing' } | { is: 'away'; words: string }
export type Done<T = unknown> = { is: 'done'; value: T } | { is: 'refused'; words: string }

/** Reads the request. The token travels in a header, never in an address. */
export async function readRequest(token: string): Promise<ReadResult> {
  try {
    const answer = await fetch('/api/request', { headers: keyed(token), signal: AbortSignal.timeout(20_000) })
    if (answer.ok) return { is: 'known', view: await answer.json() }
    if (answer.status === 404 || answer.status === 401) return { is: 'missing' }
    return { is: 'away', words: 'Your request cannot be read right now. It is safe. This page tries again by itself.' }
  } catch {
    return { is: 'away', words: awayWords() }
  }
}

/** Does one act on the request, or says why not in words for the person who tried. */
export async function doOn<T>(
  token: string,
  method: string,
  path: string,
  options: { body?: object | FormData; key?: string },
): Promise<Done<T>> {
  const { body, key } = options
  const headers = keyed(token)
  if (key) headers['idempotency-key'] = key
  const isForm = body instanceof FormData
  if (body && !isForm) headers['content-type'] = 'application/json'
  try {
    const answer = await fetch(`/api/request${path}`, {
      method,
      headers,
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(60_000),
    })
    if (answer.ok) return { is: 'done', value: (await answer.json().catch(() => null)) as T }
    return { is: 'refused', words: await refusalWords(answer) }
  } catch {
    return { is: 'refused', words: `${awayWords()} What you typed is still here.` }
  }
}

/** A file of the request, for the reader to keep. */
export async function fetchFile(token: string, id: string): Promise<Blob | null> {
  try {
    const answer = await fetch(`/api/request/attachments/${encodeURIComponent(id)}`, { headers: keyed(token) })
    return answer.ok ? await answer.blob() : null
  } catch {
    return null
  }
}

function keyed(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}

function awayWords(): string {
  return navigator.onLine ? 'Support cannot be reached right now.' : 'You are offline.'
}

type Problem = { title?: string; detail?: string; errors?: { message: string }[] }

async function refusalWords(answer: Response): Promise<string> {
  const { title, detail, errors = [] }: Problem = await answer.json().catch(() => ({}))
  if (errors.length > 0) return errors.map(({ message }) => message).join(' ')
  return [title && `${title}.`, detail].filter(Boolean).join(' ') || 'This did not work. Try again in a minute.'
}
