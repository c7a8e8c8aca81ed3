import { createTransport } from 'nodemailer'

/** Where the day takes place: the processes, asked in turn, and what people hold there. */
export type Place = {
  urls: readonly string[]
  /** Of people of the desk who are signed in: two of the first level, then others. */
  cookies: readonly string[]
  /** Of a machine that opens tickets. */
  key: string
  mailListen: string
}

/** One thing that is done, and how often in an hour that holds a day. */
export type Activity = { name: string; perHour: number; run: (turn: number) => Promise<number> }

const words = [
  'price',
  'label',
  'invoice',
  'approval',
  'order',
  'session',
  'expired',
  'missing',
  'twice',
  'unauthorized',
]
const readPages = ['/', '/runbooks/', '/runbooks/general/unauthorized-everywhere/', '/automations/', '/search/']
const views = ['view=next', 'view=open', 'view=unassigned', 'view=breached', 'text=order', 'text=is:late', 'level=2']
const mostKnown = 400

/**
 * A day of an organisation of some thousand people, in one hour: what each activity answers is a status. Tickets that were opened
 * here are read, answered and solved here. Transport errors answer 0.
 */
export function dayAt({ urls, cookies, key, mailListen }: Place): Activity[] {
  const known: { ref: string; token: string }[] = []
  const mail = createTransport(mailListen)
  let asked = 0

  async function ask(path: string, { method = 'GET', json, headers = {} }: Asked = {}): Promise<Answered> {
    // Each process is asked by its own address, as by a page of its own.
    const url = urls[asked++ % urls.length] ?? ''
    try {
      const answer = await fetch(url + path, {
        method,
        headers: {
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          origin: url,
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      })
      return { status: answer.status, text: await answer.text() }
    } catch {
      return { status: 0, text: '' }
    }
  }
  const status = async (path: string, given?: Asked) => (await ask(path, given)).status
  const said = (turn: number) => `${words[turn % 10]} ${words[(turn * 7 + 3) % 10]}`
  const byDesk = (turn: number) => ({ cookie: cookies[turn % cookies.length] ?? '' })
  const some = (turn: number) => known[(turn * 31) % Math.max(1, known.length)]
  const keep = (text: string) => {
    const { ref, token } = JSON.parse(text) as { ref?: string; token?: string }
    if (!ref || !token) return
    if (known.length < mostKnown) known.push({ ref, token })
    else known[asked % mostKnown] = { ref, token }
  }
  const ticket = (turn: number) => ({
    title: `${said(turn)} since this morning`,
    description: `Nothing has come through since nine, and nobody can bill. Run ${turn}.`,
    automation: turn % 3 ? 'order-sync' : 'invoice-approval',
  })
  /** Acts of the first level: that somebody was faster is an answer. */
  const acts = (path: string, method: string, json?: unknown) => async (turn: number) => {
    const one = some(turn)
    if (!one) return 204
    const answered = await status(`/api/desk/tickets/${one.ref}${path}`, { method, json, headers: byDesk(turn % 2) })
    return answered === 409 ? 200 : answered
  }

  return [
    { name: 'read a page', perHour: 24_000, run: (turn) => status(readPages[turn % readPages.length] ?? '/') },
    { name: 'search', perHour: 12_000, run: (turn) => status(`/api/suggestions?q=${encodeURIComponent(said(turn))}`) },
    { name: 'ask for the promise', perHour: 2400, run: () => status('/api/promise?automation=order-sync') },
    {
      name: 'tell what was searched',
      perHour: 4800,
      run: (turn) =>
        status('/api/searches', {
          method: 'POST',
          json: { source: 'portal', searches: [{ query: said(turn), weak: turn % 5 === 0, results: turn % 9 }] },
        }),
    },
    {
      name: 'chat',
      perHour: 1200,
      run: (turn) => status('/api/chat', { method: 'POST', json: { said: said(turn) } }),
    },
    {
      name: 'file a request',
      perHour: 1800,
      async run(turn) {
        const requester = { name: `Person ${turn}`, email: `person-${turn % 900}@example.com` }
        const answer = await ask('/api/tickets', { method: 'POST', json: { ...ticket(turn), requester } })
        if (answer.status === 201) keep(answer.text)
        return answer.status
      },
    },
    {
      name: 'a machine reports',
      perHour: 1800,
      run: (turn) =>
        status('/api/tickets', {
          method: 'POST',
          json: {
            ...ticket(turn),
            requester: { name: 'A robot', email: 'robot@example.com' },
            key: `fault-${turn % 40}`,
          },
          headers: { authorization: `Bearer ${key}` },
        }),
    },
    {
      name: 'look at a request',
      perHour: 2400,
      async run(turn) {
        const one = some(turn)
        return one ? status('/api/request', { headers: { authorization: `Bearer ${one.token}` } }) : 204
      },
    },
    {
      name: 'reply to a request',
      perHour: 900,
      async run(turn) {
        const one = some(turn)
        if (!one) return 204
        const headers = { authorization: `Bearer ${one.token}` }
        const answered = await status('/api/request/replies', { method: 'POST', json: { body: said(turn) }, headers })
        return answered === 409 ? 200 : answered
      },
    },
    {
      name: 'desk: queue',
      perHour: 6000,
      run: (turn) => status(`/api/desk/tickets?${views[turn % views.length]}`, { headers: byDesk(turn) }),
    },
    { name: 'desk: counts', perHour: 6000, run: (turn) => status('/api/desk/counts', { headers: byDesk(turn) }) },
    { name: 'desk: read a ticket', perHour: 4800, run: acts('', 'GET') },
    { name: 'desk: reply', perHour: 1200, run: acts('/replies', 'POST', { body: 'We look at it and tell you.' }) },
    { name: 'desk: take', perHour: 600, run: acts('/assignee', 'PUT', { to: 'ana@example.com' }) },
    { name: 'desk: solve', perHour: 600, run: acts('/resolution', 'PUT', { note: 'Connected again.' }) },
    { name: 'desk: report', perHour: 60, run: (turn) => status('/api/desk/reports', { headers: byDesk(turn) }) },
    {
      name: 'a mail comes in',
      perHour: 600,
      async run(turn) {
        const from = `person-${turn % 900}@example.com`
        const content = { subject: ticket(turn).title, text: ticket(turn).description }
        return mail.sendMail({ from, to: 'help@example.com', ...content }).then(
          () => 250,
          () => 0,
        )
      },
    },
  ]
}

type Asked = { method?: string; json?: unknown; headers?: Record<string, string> }
type Answered = { status: number; text: string }
