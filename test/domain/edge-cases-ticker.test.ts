import { describe, expect, test } from 'vitest'
import { act } from '#api/actions/act.ts'
import { openTicket } from '#api/actions/open.ts'
import { tick } from '#api/actions/tick.ts'
import { isOpen } from '#domain/hours/working-time.ts'
import { calendarOf } from '#domain/model/work-calendars.ts'
import { ms } from '#kit/calendars.ts'
import { models, modelWith } from '#kit/model.ts'
import { must } from '#kit/must.ts'
import { handover, openStory, people } from '#kit/story.ts'
import { as, kim, worldInMemory } from '#kit/world.ts'

/** Groups 17 to 19 of the edge cases: what time alone makes happen, once, and when nobody looked for a while. */
const { ana, noor, hana } = people
const report = {
  title: 'It stopped',
  description: 'Since nine.',
  requester: kim,
  automation: 'order-sync',
  details: {},
}
const ladder = [
  { when: 'respond at-risk', at: 1, to: 2 },
  { when: 'respond breached', at: 2, to: 3 },
  { when: 'accept breached', at: 3, to: 4 },
]

async function lateTicket(options: Parameters<typeof worldInMemory>[0] = {}) {
  const world = await worldInMemory(options)
  const opened = must(await openTicket(world, report))
  return { world, ref: opened.ref, look: () => tick(world, { asOf: world.now() }) }
}

describe('17. escalation by itself', () => {
  test('does not happen at opening, happens at risk and after due, one level after the other', async () => {
    const { world, look } = await lateTicket({ model: modelWith({ escalate: ladder }) })
    expect(await look()).toEqual([])
    world.after('PT22M29S')
    expect((await look()).filter(({ type }) => type === 'ticket.escalated')).toEqual([])
    world.after('PT1S')
    expect((await look()).map(({ type, at }) => [type, at.slice(11, 19)])).toContainEqual([
      'ticket.escalated',
      '08:22:30',
    ])
    world.after('PT7M30S')
    expect((await look()).filter(({ type }) => type === 'ticket.escalated')).toEqual([])
    world.after('PT0.001S')
    expect((await look()).filter(({ type }) => type === 'ticket.escalated')).toMatchObject([
      { what: expect.stringContaining('from level 2 to 3') },
    ])
    await world.close()
  })
  test('tells every promise that is broken by then, also one that ends because the rules move the ticket', () => {
    const story = openStory({ automation: 'order-sync' }).after('PT31M')
    const done = story.tick().map((event) => ('clock' in event.data ? `${event.type} ${event.data.clock}` : event.type))
    expect(done.slice(-3).toSorted()).toEqual(['clock.breached accept', 'clock.breached respond', 'ticket.escalated'])
    expect(done.at(-1)).toBe('ticket.escalated')
    expect(story.clocks('accept')[0]).toMatchObject({ level: 1, state: 'breached', endedBy: 'cancelled' })
    expect(story.after('PT1M').tick()).toEqual([])
  })
  test('is no acceptance by the level that was left, and no answer to the requester', () => {
    const story = openStory({ automation: 'order-sync' }).after('PT29M')
    expect(
      story
        .after('PT2M')
        .tick()
        .map(({ type }) => type),
    ).toContain('ticket.escalated')
    expect(story.clocks('accept')).toMatchObject([
      { level: 1, state: 'breached' },
      { level: 2, state: 'running' },
    ])
    const early = openStory({ automation: 'order-sync', impact: 'high', urgency: 'high' }).after('PT16M')
    early.tick()
    expect(early.clocks('accept')).toMatchObject([{ level: 1, state: 'cancelled' }, { level: 2 }])
    expect(early.ticket).toMatchObject({ respondedAt: null, takenAt: null, level: 2 })
  })
  test('thresholds are working time: at risk on Friday, due on Monday', () => {
    const story = openStory({ at: '2026-11-27T12:00:00Z' })
    expect(story.clock('respond')).toMatchObject({
      riskAt: '2026-11-27T15:00:00.000Z',
      due: '2026-11-30T08:00:00.000Z',
    })
  })
})

describe('18. the ticker was away', () => {
  test('two levels that are due at once are climbed in order, and everything happens once', async () => {
    const { world, look } = await lateTicket({ model: modelWith({ escalate: ladder }) })
    world.after('PT72H')
    const done = await look()
    expect(done.filter(({ type }) => type === 'ticket.escalated').map(({ what }) => what.slice(0, 19))).toEqual([
      'from level 1 to 2: ',
      'from level 2 to 3: ',
    ])
    const facts = done.filter(({ type }) => type.startsWith('clock.')).map(({ type, what }) => `${type} ${what}`)
    expect(facts).toEqual([...new Set(facts)])
    expect(await look()).toEqual([])
    expect(await look()).toEqual([])
    await world.close()
  })
  test('a breach is stamped with the instant it was due, not with that of the ticker', async () => {
    const { world, look } = await lateTicket()
    world.after('PT72H')
    const breach = (await look()).find(({ type, what }) => type === 'clock.breached' && what.includes('respond'))
    expect(breach?.at).toBe('2026-11-24T08:30:00.000Z')
    await world.close()
  })
  test('looking every minute or once after days leaves the same facts', () => {
    const often = openStory({ model: modelWith({ escalate: [] }) })
    const once = openStory({ model: modelWith({ escalate: [] }) })
    for (let index = 0; index < 400; index++) often.after('PT10M').tick()
    once.after('PT4000M').tick()
    expect(once.events).toEqual(often.events)
  })
  test('a chase that is due while solved neither rings nor keeps the ticket from closing by itself', () => {
    const story = openStory({ automation: 'order-sync', model: models.two })
    story.do(ana, { type: 'escalate', reason: 'r', handover })
    const nextChase = '2026-11-24T12:00:00Z'
    story.do(hana, { type: 'open-vendor-ticket', reference: 'V-1', nextChase }).do(hana, { type: 'resolve', note: 'x' })
    story.after('PT200H')
    expect(story.tick().map(({ type }) => type)).toEqual(['ticket.closed'])
  })
})

describe('19. warnings', () => {
  test('one per clock and cycle; none after the ticket is solved', async () => {
    const { world, ref, look } = await lateTicket()
    world.after('PT25M')
    const first = await look()
    expect(first.filter(({ type }) => type === 'clock.at-risk').map(({ what }) => what)).toEqual([
      expect.stringContaining('respond'),
      expect.stringContaining('accept'),
    ])
    expect(await look()).toEqual([])
    expect((await act(world, { ref }, { type: 'resolve', note: 'Done.' }, { by: as.ana })).ok).toBe(true)
    world.after('PT20H')
    expect((await look()).filter(({ type }) => type.startsWith('clock.'))).toEqual([])
    await world.close()
  })
  test('a warning falls into the hours of the promise it is about', () => {
    for (const hours of [0, 5, 11, 30, 55, 80, 100, 130]) {
      const at = Temporal.Instant.from('2026-11-23T00:00:00Z').add({ hours }).toString()
      const story = openStory({ at })
      const office = calendarOf(story.model, 'office')
      for (const { riskAt } of story.clocks()) expect(isOpen(office, ms(riskAt as string) - 1)).toBe(true)
    }
  })
  test('a paused clock rings nothing until it runs again', () => {
    const story = openStory()
      .do(ana, { type: 'acknowledge' })
      .do(ana, { type: 'wait', on: 'requester' })
      .after('PT300H')
    expect(story.tick()).toEqual([])
    expect(
      story
        .do(ana, { type: 'resume' })
        .after('PT24H')
        .tick()
        .map(({ type }) => type),
    ).toContain('clock.at-risk')
    expect(story.try(noor, { type: 'resolve', note: 'x' })).toMatchObject({ error: { code: 'desk.not-your-level' } })
  })
})
