import { setTimeout } from 'node:timers/promises'
import type { Reader } from '#api/store/handle.ts'

/** What was promised to the writers, and every answer that is neither a promise nor "later". */
export type Written = {
  /** References by their title. */
  tickets: Map<string, string>
  replies: string[]
  /** How many requests were not answered, or told to come back later. */
  later: number
  wrong: string[]
}

export type Writers = {
  written: Written
  /** Resolves when each writer has had so many more requests acknowledged. */
  progress: (count: number) => Promise<void>
  /** Resolves when everybody has had the last answer. */
  stop: () => Promise<void>
}

type Options = {
  /** Where the API is now. */
  api: () => string
  people: number
  /** API keys: their holders name the ticket by a key of the machine's, people their request by an Idempotency-Key. */
  machines?: string[]
  /** Whether the server may be gone for a while: then nobody minds a connection that breaks. */
  mayBeGone?: boolean
}

/** Open tickets and answer them without rest; each asks the same again until it is acknowledged. */
export function startWriters({ api, people, machines = [], mayBeGone = false }: Options): Writers {
  const written: Written = { tickets: new Map(), replies: [], later: 0, wrong: [] }
  const counts = new Map<number, number>()
  let over = false

  async function ask(path: string, body: unknown, headers: Record<string, string>) {
    try {
      const answer = await fetch(`${api()}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      const text = await answer.text()
      if (answer.ok) return JSON.parse(text) as Record<string, string>
      const isLater = answer.status === 503 && /^\d+$/.test(answer.headers.get('retry-after') ?? '')
      if (!isLater) written.wrong.push(`${path}: ${answer.status} ${text}`)
    } catch (error) {
      if (!mayBeGone) throw error
    }
    written.later++
    await setTimeout(mayBeGone ? 100 : 20)
    return null
  }

  async function asked(path: string, body: unknown, headers: Record<string, string>) {
    for (;;) {
      const answer = await ask(path, body, headers)
      if (answer || written.wrong.length > 0) return answer
    }
  }

  async function write(writer: number, machine?: string): Promise<void> {
    for (let turn = 0; !over && written.wrong.length === 0; turn++) {
      const title = `writer ${writer} turn ${turn}`
      const ticket = {
        title,
        description: 'Nothing since nine.',
        requester: { name: 'Kim Sato', email: `kim${writer}@example.com` },
      }
      const once = { 'idempotency-key': title.replaceAll(' ', '-') }
      const opened = machine
        ? await asked('/tickets', { ...ticket, key: title }, { authorization: `Bearer ${machine}` })
        : await asked('/tickets', ticket, once)
      if (!opened) return
      written.tickets.set(title, opened.ref as string)
      counts.set(writer, (counts.get(writer) ?? 0) + 1)
      const replied = await asked(
        '/request/replies',
        { body: title },
        { authorization: `Bearer ${opened.token}`, ...once },
      )
      if (replied) written.replies.push(title)
    }
  }

  const all = [...Array<undefined>(people).fill(undefined), ...machines]
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

/** Whatever in the database is not as it was promised, once each. */
export async function broken(db: Reader, { tickets, replies }: Written): Promise<string[]> {
  const rows = await db.selectFrom('ticket').select(['ref', 'title']).execute()
  const events = await db.selectFrom('ticket_event').select('data').where('type', '=', 'ticket.replied').execute()
  const bodies = count(events.map(({ data }) => (JSON.parse(data) as { body: string }).body))
  const titles = count(rows.map(({ title }) => title))
  const refs = new Map(rows.map(({ ref, title }) => [title, ref]))
  return [
    ...[...tickets].filter(([title, ref]) => refs.get(title) !== ref).map(([title]) => `${title} is lost`),
    ...[...titles].filter(([, many]) => many > 1).map(([title, many]) => `${title} was opened ${many} times`),
    ...[...titles.keys()].filter((title) => !tickets.has(title)).map((title) => `${title} was promised to nobody`),
    ...replies.filter((body) => bodies.get(body) !== 1).map((body) => `${body}: ${bodies.get(body) ?? 0} replies`),
  ]
}

export function count(names: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>()
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1)
  return counted
}
