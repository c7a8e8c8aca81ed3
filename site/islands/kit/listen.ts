import { type Answer, headersOf, problemIn } from './ask.ts'
import { onSite } from './base.ts'

type Listening<T> = { body: object; signal: AbortSignal; heard: (news: T) => void }

/** Sends, and hears what the API tells while it works, event by event. */
export async function listen<T>(path: string, { body, signal, heard }: Listening<T>): Promise<Answer<null>> {
  const refused = { ok: false, retryAfter: null } as const
  try {
    const answer = await fetch(onSite(`/api${path}`), {
      method: 'POST',
      headers: headersOf({ body }),
      body: JSON.stringify(body),
      signal,
    })
    if (!answer.ok || !answer.body)
      return { ...refused, problem: problemIn(await answer.text()), status: answer.status }
    const decoder = new TextDecoder()
    const reader = answer.body.getReader()
    let rest = ''
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const events = (rest + decoder.decode(read.value, { stream: true })).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const data = event.split('\n').find((line) => line.startsWith('data: '))
        if (data) heard(JSON.parse(data.slice('data: '.length)) as T)
      }
    }
    return { ok: true, value: null, version: null }
  } catch {
    return { ...refused, problem: null, status: 0 }
  }
}
