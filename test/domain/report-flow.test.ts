import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourOfWeek, makeZone, mondayAt } from '#domain/base/zone.ts'
import { chosenOf, reportOf } from '#domain/clocks/report.ts'
import { type Facts, factsOf, within } from '#domain/clocks/ticket-facts.ts'
import { handover, openStory, people, type Story } from '#kit/story.ts'

const { ana, noor, kim } = people
const zone = makeZone('Europe/Berlin')

type Days = { from: string; to: string }

function reportAt(stories: readonly Story[], { from, to }: Days, now: string) {
  const facts = (span: Days) =>
    stories.flatMap((story, index) => wholeOf(story, String(index)).map((one) => within(one, span)))
  const spanOf = (span: Days) => ({ from: Date.parse(span.from), to: Date.parse(span.to) })
  const length = Date.parse(to) - Date.parse(from)
  const before = { from: new Date(Date.parse(from) - length).toISOString(), to: from }
  return reportOf(facts({ from, to }), {
    before: facts(before),
    spans: { now: spanOf({ from, to }), before: spanOf(before) },
    open: [],
    now: Temporal.Instant.from(now),
    zone,
    people: true,
    reasons: [],
  })
}

function wholeOf(story: Story, ref: string) {
  const about = { ref, title: ref, automation: null }
  return [factsOf(about, story.events, { model: story.model, names: story.model, now: story.now })]
}

const november = { from: '2026-11-01T23:00:00.000Z', to: '2026-11-29T23:00:00.000Z' }
const opened = (at: string) => openStory({ at, impact: 'high', urgency: 'high' })
const resolve = { type: 'resolve', note: 'Done.' } as const

describe('what came, went and stayed', () => {
  const atOnce = opened('2026-11-10T09:00:00Z').after('PT1H').do(ana, resolve)
  const escalated = opened('2026-11-17T09:00:00Z').do(ana, { type: 'escalate', reason: 'Needs more.', handover })
  escalated.after('PT1H').do(noor, { type: 'return', to: 1, reason: 'Not ours.' })
  escalated.at('2026-11-24T10:00:00Z').do(ana, resolve)
  const again = opened('2026-11-18T09:00:00Z').do(kim, { type: 'reply', body: 'And?', attachments: [] })
  again.at('2026-11-19T10:00:00Z').do(ana, resolve)
  again.at('2026-11-25T10:00:00Z').do(kim, { type: 'reopen', reason: 'No.' })
  const old = opened('2026-10-05T07:00:00Z')
  const { flow, flowBefore } = reportAt([atOnce, escalated, again, old], november, '2026-11-26T12:00:00Z')

  test('week by week', () => {
    expect(flow.weeks).toEqual([
      { week: '2026-11-02', opened: 0, ended: 0, reopened: 0, open: 1 },
      { week: '2026-11-09', opened: 1, ended: 1, reopened: 0, open: 1 },
      { week: '2026-11-16', opened: 2, ended: 1, reopened: 0, open: 2 },
      { week: '2026-11-23', opened: 0, ended: 1, reopened: 1, open: 2 },
    ])
  })

  test('at first contact is what nobody escalated and nobody had to ask about again', () => {
    expect(flow).toMatchObject({ resolved: 3, atOnce: 1, returned: 1, reopened: 1 })
    expect(flowBefore).toEqual({ resolved: 0, atOnce: 0, returned: 0, reopened: 0 })
  })

  test('when requests come, in the organisation’s hours', () => {
    expect(flow.hours.flat().reduce((sum, count) => sum + count, 0)).toBe(3)
    expect([flow.hours[1]?.[10], flow.hours[2]?.[10]]).toEqual([2, 1])
  })
})

describe('how long it took, and what may be late next', () => {
  const quick = opened('2026-11-10T09:00:00Z').after('PT5M').do(ana, resolve)
  const slow = opened('2026-11-11T09:00:00Z').after('PT5H').do(ana, resolve)
  const running = opened('2026-11-26T09:00:00Z').after('PT10M')
  const made = reportAt([quick, slow, running], november, '2026-11-26T09:10:00Z')

  test('the median is half of them, late ones among them', () => {
    const [respond] = made.times.filter(({ clock }) => clock === 'respond')
    expect(respond).toMatchObject({ count: 2, median: 300, most: 4 * 3600, before: null })
    const later = { from: '2026-11-11T00:00:00.000Z', to: '2026-11-12T00:00:00.000Z' }
    expect(reportAt([quick, slow], later, '2026-11-26T09:10:00Z').times[0]).toMatchObject({
      median: 4 * 3600,
      before: 300,
    })
  })

  test('a promise is held against those that had run as long', () => {
    expect(made.next.map(({ ref, clock, alike, late }) => ({ ref, clock, alike, late }))).toContainEqual({
      ref: '2',
      clock: 'respond',
      alike: 1,
      late: 1,
    })
    const dues = made.next.toSorted((a, b) => (a.due < b.due ? -1 : 1))
    expect(dues.map(({ ahead }) => ahead)).toEqual(dues.map((_, index) => index))
    expect(made.next.every(({ left }) => left > 0)).toBe(true)
  })

  test('a cause is who had most of its time', () => {
    expect(made.causes[0]).toMatchObject({ who: 'level 1' })
    expect(made.causes.reduce((sum, { count }) => sum + count, 0)).toBe(made.breaches.length)
  })
})

test('a choice leaves what was charged to it, and nothing else', () => {
  const story = opened('2026-11-10T09:00:00Z').do(ana, { type: 'escalate', reason: 'Needs more.', handover })
  const [whole] = wholeOf(story.after('PT9H'), '1')
  const fact = within(whole as NonNullable<typeof whole>, november) as Facts
  const levels = (chosen: Facts | null) => [...new Set(chosen?.judged.map(({ level }) => level))]
  expect(levels(chosenOf(fact, { level: 2 }))).toEqual([2])
  expect(chosenOf(fact, { level: 4 })).toBe(null)
  expect(chosenOf(fact, { automation: 'other' })).toBe(null)
  expect(chosenOf(fact, {})).toBe(fact)
})

test('the Monday and the hour of the week of any instant are those of the calendar there', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'UTC'].map(makeZone)
  const instants = fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2060, 0) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (there, at) => {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(there.id)
      expect(mondayAt(there, at)).toBe(
        local
          .toPlainDate()
          .subtract({ days: local.dayOfWeek - 1 })
          .toString(),
      )
      expect(hourOfWeek(there, at)).toBe((local.dayOfWeek - 1) * 24 + local.hour)
    }),
    { numRuns: 200 },
  )
})
