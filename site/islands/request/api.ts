import type { RequestView } from '#domain/views/request.ts'
import { formWords } from '#domain/words/form.ts'
import { requestWords } from '#domain/words/request.ts'
import { type Answer, ask, type Refused } from '../kit/ask.ts'
import { onSite } from '../kit/base.ts'
import { language, sayAway } from '../kit/say.ts'

export type RequestClock = RequestView['clocks'][number]
export type RequestEvent = RequestView['events'][number]

export type ReadResult = { is: 'known'; view: RequestView } | { is: 'missing' } | { is: 'away'; words: string }
type Done<T> = { is: 'done'; value: T } | { is: 'refused'; words: string }

/** Reads the request. */
export async function readRequest(token: string): Promise<ReadResult> {
  const answer = await ask('GET /request', { token, within: 20_000 })
  if (answer.ok) return { is: 'known', view: answer.value }
  if (answer.status === 404 || answer.status === 401) return { is: 'missing' }
  if (answer.status === 0) return { is: 'away', words: sayAway() }
  return { is: 'away', words: requestWords(language).away.unread }
}

/** Milliseconds that somebody waits for an act, files included. */
export const patience = 60_000

/** What came of an act; when it was refused, in words for the person who tried. */
export function doneOf<T>(answer: Answer<T>): Done<T> {
  return answer.ok ? { is: 'done', value: answer.value } : { is: 'refused', words: refusalWords(answer) }
}

/** A file of the request, for the reader to keep. */
export async function fetchFile(token: string, id: string): Promise<Blob | null> {
  try {
    const answer = await fetch(onSite(`/api/request/attachments/${encodeURIComponent(id)}`), {
      headers: { authorization: `Bearer ${token}` },
    })
    return answer.ok ? await answer.blob() : null
  } catch {
    return null
  }
}

function refusalWords({ status, problem }: Refused): string {
  if (status === 0) return `${sayAway()} ${formWords(language).wrongs.kept}`
  if (!problem) return requestWords(language).away.failed
  const { title, detail, errors = [] } = problem
  return errors.length > 0 ? errors.map(({ message }) => message).join(' ') : `${title}. ${detail}`
}
