import { setTimeout } from 'node:timers/promises'

/** What was promised to the writers, and every answer that is neither a promise nor "later". */
export type Written = {
  /** References by their title. */
  tickets: Map<string, string>
  replies: string[]
  /** Titles that were sent once, and answered 503: there may be one ticket of each, or none. */
  unknown: string[]
  /** How many requests were told to come back later. */
  later: number
  wrong: string[]
}

export type Writers = {
  written: Written
  /** Resolves when each writer has had so many more requests acknowledged. */
  progress: (count: number) => Promise<void>
  stop: () => Promise<void>
}

/** Opens tickets and answers them without rest. Those who hold an API key ask again until they are answered, under a key of the ticket's own. */
export function startWriters({ api, people, machines }: { api: string; people: number; machines: string[] }): Writers {
  const written: Written = { tickets: new Map(), replies: [], unknown: [], later: 0, wrong: [] }
  const counts = new Map<number, number>()
  let over = false
  const ask = async (path: string, body: unknown, token?: string) => {
    const answer = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (answer.status === 503 && /^\d+$/.test(answer.headers.get('retry-after') ?? '')) {
      written.later++
      await setTimeout(20)
      return null
    }
    if (answer.ok) return JSON.parse(text) as Record<string, string>
    written.wrong.push(`${path}: ${answer.status} ${text}`)
    return null
  }
  const write = async (writer: number, machine?: string) => {
    for (let turn = 0; !over; turn++) {
      const title = `writer ${writer} turn ${turn}`
      const ticket = {
        title,
        description: 'Nothing since nine.',
        requester: { name: 'Kim Sato', email: `kim${writer}@example.com` },
      }
      const opened = machine
        ? await asked(() => ask('/tickets', { ...ticket, key: title }, machine))
        : await ask('/tickets', ticket)
      if (!opened) {
        written.unknown.push(title)
        continue
      }
      written.tickets.set(title, opened.ref as string)
      counts.set(writer, (counts.get(writer) ?? 0) + 1)
      const replied = await ask('/request/replies', { body: title }, opened.token)
      if (replied) written.replies.push(title)
    }
  }
  const asked = async <T>(work: () => Promise<T | null>): Promise<T | null> => {
    for (;;) {
      const answer = await work()
      if (answer || over) return answer
    }
  }
  const all = [...Array(people).fill(undefined), ...machines] as (string | undefined)[]
  const writing = Promise.all(all.map((machine, writer) => write(writer, machine)))
  writing.catch((error: unknown) => written.wrong.push(String(error)))
  return {
    written,
    progress: async (count) => {
      const wanted = all.map((_, writer) => (counts.get(writer) ?? 0) + count)
      const isThere = () => wanted.every((many, writer) => (counts.get(writer) ?? 0) >= many)
      while (!isThere() && written.wrong.length === 0) await setTimeout(10)
    },
    stop: async () => {
      over = true
      await writing.catch(() => {})
    },
  }
}
