import { act } from '#api/actions/act.ts'
import { announce } from '#api/actions/announce.ts'
import { mergeTickets } from '#api/actions/merge.ts'
import { tick } from '#api/actions/tick.ts'
import type { Command } from '#domain/ticket/command.ts'
import { desk } from './desk-people.ts'
import type { Served } from './e2e.ts'

export const now = '2026-11-24T13:00:00Z'
export const longTitle = `Stock levels ${'are wrong in every warehouse of the north '.repeat(5)}`.slice(0, 199)
const support = (who: 'ana' | 'noor' | 'hana') => ({ kind: 'support' as const, ...desk[who], teams: [] })

export type DeskTickets = { refs: Record<string, string>; links: Record<string, string> }

/** One ticket in each state that the desk and the request page have; the server's clock ends at `now`. */
export async function deskTickets(served: Served): Promise<DeskTickets> {
  const refs: Record<string, string> = {}
  const links: Record<string, string> = {}
  served.at('2026-11-24T10:00:00Z')
  await file('late', 'Nobody answered')
  served.at(now)
  await file('new', longTitle, 'أميرة حداد')
  await file('open', 'Open and talked about')
  await file('waiting', 'Waits for an answer')
  await file('resolved', 'Solved already')
  await file('closed', 'Over and rated')
  await file('merged', 'The same again')
  await file('expert', 'With the experts')
  await file('vendor', 'With the vendor')
  await does('ana', 'open', { type: 'assign', to: desk.ana.email })
  await does('ana', 'open', { type: 'reply', body: 'See https://example.com/help', attachments: [] })
  await does('ana', 'open', { type: 'note', body: 'Looks like the password.', attachments: [] })
  await does('ana', 'waiting', { type: 'reply', body: 'Which one?', attachments: [] })
  await does('ana', 'waiting', { type: 'wait', on: 'requester' })
  await does('ana', 'resolved', { type: 'resolve', note: 'Reconnected.' })
  await does('ana', 'closed', { type: 'resolve', note: 'Reconnected.' })
  await does('ana', 'closed', { type: 'close' })
  await mergeTickets(served.world, { ref: refs.merged as string }, { ref: refs.open as string }, { by: support('ana') })
  const handover = { tried: 'This', evidence: 'That', ask: 'Help', 'run-id': 'j-1', 'business-impact': 'Orders' }
  await does('ana', 'expert', { type: 'escalate', to: 2, reason: 'Needs an expert', handover })
  await does('ana', 'vendor', { type: 'escalate', to: 4, reason: 'Needs the vendor', handover })
  await does('hana', 'vendor', { type: 'open-vendor-ticket', reference: 'WK-1' })
  await announce(
    served.world,
    { title: 'Orders are late', body: 'We know.', automation: 'order-sync', ticket: refs.open as string },
    support('ana'),
  )
  await tick(served.world, { asOf: served.world.now() })
  return { refs, links }

  async function does(who: 'ana' | 'noor' | 'hana', name: string, command: Command) {
    const done = await act(served.world, { ref: refs[name] ?? '' }, command, { by: support(who) })
    if (!done.ok) throw new Error(`${name} ${JSON.stringify(done)}`)
  }

  async function file(key: string, title: string, name = 'Kim Sato') {
    const answer = await fetch(`${served.url}/api/tickets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        title,
        description: 'Since nine.\n'.repeat(3),
        requester: { name, email: 'kim@example.com' },
        automation: 'order-sync',
        article: 'runbooks/order-sync/invalid-session-id',
        attempt: { steps: [], searches: ['order sync stops'], read: [] },
      }),
    })
    if (answer.status !== 201) throw new Error(await answer.text())
    const { ref, url } = (await answer.json()) as { ref: string; url: string }
    refs[key] = ref
    links[key] = url
  }
}
