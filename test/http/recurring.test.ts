import { expect } from 'vitest'
import { verify } from '#api/actions/verify.ts'
import { deskOn } from '#kit/desk-app.ts'
import { forEachDialect } from '#kit/dialects.ts'
import { machineKey } from '#kit/machine-key.ts'
import { automations } from '#kit/model.ts'

const failure = { title: 'order-sync failed', description: 'At step 4', automation: 'order-sync', key: 'step 4' }

forEachDialect(
  'the same failure adds to its ticket, once a minute in the log, and is over when its machine says so',
  async ({ store }) => {
    const resolving = automations.map((one) =>
      one.id === 'invoice-approval' ? { ...one, recovery: 'resolve' as const } : one,
    )
    const desk = await deskOn(store, { automations: resolving })
    const { world } = desk
    const headers = { authorization: `Bearer ${await machineKey(world, 'workato', { scopes: ['open', 'read-own'] })}` }
    const fail = (changes: object = {}) =>
      desk.ask('/tickets', { json: { ...failure, urgency: 'low', ...changes }, headers })
    const ana = await desk.as('Ana')
    const look = async (ref: string) => (await ana(`/desk/tickets/${ref}`)).body
    const { ref } = (await fail()).body
    expect((await look(ref)).occurrences).toBeNull()
    world.after('PT2S')
    const burst = await Promise.all(Array.from({ length: 20 }, (_, index) => fail({ description: `At step ${index}` })))
    expect(new Set(burst.map(({ status }) => status))).toEqual(new Set([200]))
    expect(burst.map(({ body }) => body.occurrences).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 2),
    )
    world.after('PT59S')
    await fail()
    const seen = await look(ref)
    const told = () =>
      store.db.selectFrom('ticket_event').select('data').where('type', '=', 'ticket.recurred').execute()
    expect(await told()).toHaveLength(1)
    expect(seen.occurrences).toMatchObject({ count: 22, lastAt: '2026-11-24T08:01:01.000Z', lastText: 'At step 4' })
    expect(seen.ticket.urgency).toBe('low')
    await fail({ urgency: 'high', description: 'Worse' })
    await fail({ urgency: 'medium' })
    const worse = await look(ref)
    expect([worse.ticket.urgency, worse.occurrences.count, (await told()).length]).toEqual(['high', 24, 2])
    const [line] = (await ana('/desk/tickets?automation=order-sync')).body.tickets
    expect([line.ref, line.occurrences]).toEqual([ref, { count: 24, lastAt: '2026-11-24T08:01:01.000Z' }])
    expect(worse.events.map(({ text }: { text: string }) => text)).toContain(
      'workato reported it again, 23 times until now',
    )

    const over = (key: string) => desk.ask(`/tickets/by-key/${key}/recovery`, { method: 'PUT', headers, json: {} })
    expect((await over('step%204')).body).toEqual({
      ref,
      state: 'new',
      self: `http://localhost:4321/api/tickets/${ref}`,
    })
    expect((await look(ref)).ticket).toMatchObject({ state: 'new', recoveredAt: '2026-11-24T08:01:01.000Z' })
    await over('step%204')
    expect((await look(ref)).events.filter(({ type }: { type: string }) => type === 'ticket.recovered')).toHaveLength(1)
    world.after('PT1M')
    await fail()
    expect((await look(ref)).ticket.recoveredAt).toBeNull()
    world.after('PT169H')
    const later = await fail()
    expect([later.status, later.body.ref === ref, later.body.occurrences]).toEqual([201, false, 1])
    expect((await fail()).body).toMatchObject({ ref: later.body.ref, occurrences: 2 })

    const other = await desk.ask('/tickets', {
      json: { ...failure, automation: 'invoice-approval', key: 'n' },
      headers,
    })
    expect((await over('n')).body).toMatchObject({ ref: other.body.ref, state: 'resolved' })
    expect((await over('n')).body).toEqual({ ref: null, state: null, self: null })
    const read = await desk.ask(`/tickets/${other.body.ref}`, { headers })
    expect(read.body).toMatchObject({
      state: 'resolved',
      occurrences: 1,
      messages: [{ body: 'workato reports that it works again.' }],
    })
    expect((await verify({ ...world, seal: null })).problems).toEqual([])
  },
)
