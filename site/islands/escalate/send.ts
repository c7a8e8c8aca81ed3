import { idOfPath, type Wrong } from './wrongs.ts'

export type Sent =
  | { is: 'filed'; ref: string; url: string }
  | { is: 'wrong'; wrongs: Wrong[] }
  | { is: 'trouble'; words: string }

type Problem = {
  title?: string
  detail?: string
  requestId?: string
  errors?: { path: string; message: string }[]
}

/** Files it, and says what became of it in words for the person who waits. The key makes a second try safe. */
export async function file(body: string, key: string, address = '/api/tickets'): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
      signal: AbortSignal.timeout(30_000),
    })
    if (answer.ok) {
      const { ref, url }: { ref: string; url: string } = await answer.json()
      return { is: 'filed', ref, url }
    }
    return refused(answer, (await answer.json().catch(() => ({}))) as Problem)
  } catch {
    return { is: 'trouble', words: awayWords() }
  }
}

function refused(answer: Response, { title, detail, requestId, errors }: Problem): Sent {
  if (errors && errors.length > 0)
    return {
      is: 'wrong',
      wrongs: errors.map(({ path, message }) => ({ id: idOfPath(path), message: sentence(message) })),
    }
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after')) || 60
    return {
      is: 'trouble',
      words: `Many requests came from here at once. Try again in ${seconds} seconds. Nothing is lost.`,
    }
  }
  if (answer.status >= 500) {
    const number = requestId ? ` If it stays so, name this number to support: ${requestId}.` : ''
    return {
      is: 'trouble',
      words: `Something broke on our side. What you typed is kept here: try again in a minute.${number}`,
    }
  }
  return {
    is: 'trouble',
    words: [title && `${title}.`, detail, 'What you typed is still here.'].filter(Boolean).join(' '),
  }
}

function awayWords(): string {
  const why = navigator.onLine ? 'Support cannot be reached right now.' : 'You are offline.'
  return `${why} What you typed is kept in this browser. Send it again when you are back: it cannot be filed twice.`
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
