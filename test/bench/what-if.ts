import { act } from '#api/actions/act.ts'
import { whatIf } from '#api/actions/read/what-if.ts'
import { insertAll } from '#api/store/bulk.ts'
import type { Store } from '#api/store/open.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { modelWith } from '#kit/model.ts'
import { filed } from '#kit/report.ts'
import { as, kim, worldOn } from '#kit/world.ts'
import { onBoth } from './on-both.ts'

// A quarter's tickets replayed under another model, and how long others wait meanwhile. Prints numbers; asserts nothing.
// Usage: what-if.ts [TICKETS] [sqlite|postgres …]
const wanted = Number(process.argv[2] ?? 20_000)
const seeds = 100
const lives: [string, Actor, Command][] = [
  ['PT20M', as.ana, { type: 'assign', to: 'ana@example.com' }],
  ['PT40M', as.ana, { type: 'reply', body: 'Which run?', attachments: [] }],
  ['PT1M', as.ana, { type: 'wait', on: 'requester' }],
  ['PT3H', { kind: 'requester', ...kim }, { type: 'reply', body: 'Run 4711.', attachments: [] }],
  ['PT30M', as.ana, { type: 'reprioritise', impact: 'high', urgency: 'low' }],
  ['PT5H', as.ana, { type: 'reply', body: 'Found it.', attachments: [] }],
  ['PT2H', as.ana, { type: 'resolve', note: 'Connected it anew.' }],
]

await onBoth(process.argv.slice(3), async (store) => {
  await store.migrate(() => Temporal.Now.instant())
  const world = await worldOn(store, { now: '2026-11-02T08:00:00Z' })
  for (let seed = 0; seed < seeds; seed++) {
    const { ref } = await filed(world, { title: `Orders ${seed}` })
    for (const [after, by, command] of lives.slice(0, 1 + (seed % lives.length))) {
      world.after(after)
      await act(world, { ref }, command, { by })
    }
  }
  await multiply(store, Math.ceil(wanted / seeds) - 1)
  const proposed = modelWith({ atRisk: '50%', escalate: [] })
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  const began = performance.now()
  const spent = process.cpuUsage()
  for await (const news of whatIf(world, proposed, { closing: new AbortController().signal }))
    if (news.state === 'done')
      console.log(
        `${store.dialect}: ${news.whatIf.tickets} tickets in ${((performance.now() - began) / 1000).toFixed(1)} s (${(process.cpuUsage(spent).user / 1e6).toFixed(1)} s of a processor), others waited ${longest.toFixed(0)} ms at most`,
      )
  clearInterval(timer)
})

async function multiply({ db, transact }: Store, times: number): Promise<void> {
  const tickets = await db.selectFrom('ticket').selectAll().execute()
  const events = await db.selectFrom('ticket_event').selectAll().execute()
  for (let copy = 1; copy <= times; copy++) {
    const id = (old: string) => `${old}-${copy}`
    await transact(async (tx) => {
      const rows = tickets.map(({ no: _, ...row }: (typeof tickets)[number] & { no?: number }) => ({
        ...row,
        id: id(row.id),
        ref: id(row.ref),
      }))
      await insertAll(tx, 'ticket', rows)
      await insertAll(
        tx,
        'ticket_event',
        events.map(({ seq: _, ...row }: (typeof events)[number] & { seq?: unknown }) => ({
          ...row,
          ticket_id: id(row.ticket_id),
        })),
      )
    })
  }
}
