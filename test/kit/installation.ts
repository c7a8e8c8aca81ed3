import { act } from '#api/actions/act.ts'
import { insertAttachment } from '#api/store/attachments.ts'
import type { Store } from '#api/store/open.ts'
import type { Command } from '#domain/ticket/command.ts'
import { deskOn } from './desk-app.ts'
import { must } from './must.ts'
import { as, type TestWorld } from './world.ts'

const at = '2026-11-24T08:00:00.000Z'

/** Something in most tables: a login, tickets (one of them solved), a file, a question, a search. Answers the tickets that are open. */
export async function fillInstallation(
  store: Store,
): Promise<{ world: TestWorld; open: { ref: string; token: string }[] }> {
  const desk = await deskOn(store)
  const cookie = await desk.cookieOf('Ana')
  const filed: { ref: string; token: string }[] = []
  for (let index = 0; index < 3; index++) {
    const ticket = await desk.open({ title: `Order ${index} is late` })
    must(await act(desk.world, ticket, { type: 'reply', body: 'On it.', attachments: [] }, { by: as.ana }))
    filed.push(ticket)
  }
  const [solved, ...open] = filed as [(typeof filed)[0], ...typeof filed]
  const resolve: Command = { type: 'resolve', note: 'Reconnected.' }
  must(await act(desk.world, solved, resolve, { by: as.ana }))
  const [first] = await store.db.selectFrom('ticket').select('id').orderBy('id').execute()
  const file = { name: 'log.txt', type: 'text/plain', size: 4, internal: 0, by_kind: 'requester', created_at: at }
  await store.transact((tx) =>
    insertAttachment(tx, { id: 'file', ticket_id: first?.id ?? '', ...file, bytes: Buffer.from([0, 255, 10, 65]) }),
  )
  const form = { title: 'Why are orders late?', text: 'Since nine.', automation: 'order-sync' }
  const headers = { cookie, origin: 'http://localhost:4321' }
  const { status } = await desk.ask('/community/questions', { body: new URLSearchParams(form), headers })
  if (status !== 303) throw new Error(`a question was answered with ${status}; expected 303`)
  await desk.ask('/signals', {
    json: { signals: [{ kind: 'search', query: 'orders are late', weak: true, results: 0 }] },
  })
  return { world: desk.world, open }
}
