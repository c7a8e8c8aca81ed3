import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clocksOf, openClocksOf } from '#domain/clocks/clock.ts'
import { alarmsOf } from '#domain/clocks/index.ts'
import { ledgerOf } from '#domain/clocks/ledger.ts'
import type { Clock, OpenClock } from '#domain/clocks/measure.ts'
import { tickTicket } from '#domain/clocks/tick.ts'
import type { TicketEvent } from '#domain/ticket/event.ts'
import { facts } from '#domain/ticket/facts.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { refusals } from '#domain/ticket/refusals.ts'
import { actOf, anyModel, anySteps, live, openAny } from '#kit/life.ts'
import { often } from '#kit/often.ts'
import { people, type Story } from '#kit/story.ts'

const anyLife = [anyModel, fc.nat(200), anySteps] as const
const runs = { numRuns: often(100, 200) }
/** The same lives for every property that looks at a whole life: to make them takes longer than to judge them. */
const seed = Date.now()
const lived = new Map<string, Story>()

/** States of things that a life may never be in, whatever people do in whatever order. */
describe('whatever people do to a ticket', () => {
  property('the row is the fold of its events, versions have no gaps, and each event is well formed', (story) => {
    expect(foldTicket('story', story.events)).toEqual(story.ticket)
    expect(story.events.map(({ version }) => version)).toEqual(story.events.map((_, index) => index + 1))
    for (const event of story.events) expect(facts[event.type].data.safeParse(event.data).success).toBe(true)
  })

  property('replay from stored text gives the same clocks and the same ledger', (story) => {
    const stored = JSON.parse(JSON.stringify(story.events)) as TicketEvent[]
    expect(clocksOf(stored, story.model, story.now, { explain: true })).toEqual(story.clocks())
    expect(ledgerOf(stored, story.model, story.now)).toEqual(story.ledger())
  })

  property('the ledger gives every second to one keeper: it sums to the wall time without gaps', (story) => {
    const { from, to, seconds, entries, spans } = story.ledger()
    const wall = millis(story.ticket.closedAt ?? story.now.toString()) - millis(story.ticket.openedAt)
    expect(Math.round(seconds * 1000)).toBe(wall)
    expect(sum(entries)).toBe(wall)
    expect(sum(spans)).toBe(wall)
    spans.reduce((end, span) => {
      expect(span.from).toBe(end)
      return span.to
    }, from)
    expect(spans.at(-1)?.to ?? to).toBe(to)
  })

  property('no clock is both met and breached, and each agrees with its own segments', (story) => {
    for (const clock of story.clocks()) {
      expect(clock.breachedAt !== null).toBe(clock.state === 'breached')
      if (clock.state === 'met') expect(clock.elapsed).toBeLessThanOrEqual(clock.target)
      if (clock.state === 'breached') expect(clock.elapsed).toBeGreaterThanOrEqual(clock.target)
      if (clock.state === 'paused') expect(clock.due).toBeNull()
      const counted = clock.segments.filter(({ kind }) => kind === 'counted')
      expect(sum(counted)).toBe(Math.round(clock.elapsed * 1000))
      clock.segments.reduce((end, { from, to }) => {
        expect(from).toBe(end)
        return to
      }, clock.startedAt)
    }
  })

  test('a clock that is used up in the instant in which a wait begins is due now, and not paused', () => {
    const story = openAny('two', 43).after('PT160200S')
    story.do(people.jonas, { type: 'wait', on: 'window', until: '2026-12-24T18:30:00Z' }).tick()
    story.do(people.hana, { type: 'reprioritise', impact: 'high', urgency: 'medium' }).tick()
    const resolve = story.clocks().find(({ name }) => name === 'resolve')
    expect(resolve).toMatchObject({ state: 'running', remaining: 0, due: '2026-12-24T15:30:00.000Z' })
  })

  property('an alarm goes off once per clock and cycle, and none is left that is due', (story) => {
    const facts = story.events.flatMap((event) =>
      event.type === 'clock.breached' || event.type === 'clock.at-risk'
        ? [`${event.type} ${event.data.clock} ${event.data.cycle}`]
        : [],
    )
    expect(facts).toEqual([...new Set(facts)])
    const { ticket, events, model, now } = story
    const left = alarmsOf({ ticket, events, model, clocks: clocksOf(events, model, now) })
    expect(left.filter(({ at }) => millis(at) <= now.epochMilliseconds)).toEqual([])
  })

  property('what the ticker looks at is what everybody is shown of the clocks that have not ended', (story) => {
    const { ticket, events, model, now } = story
    const shown = (at: Temporal.Instant, log = events) =>
      clocksOf(log, model, at).flatMap(({ name, cycle, endedAt, due, riskAt, breachedAt }) =>
        endedAt === null ? [{ name, cycle, endedAt, due, riskAt, breachedAt }] : [],
      )
    const looked = (clocks: readonly OpenClock[]) => clocks.map(({ began, ...times }) => times)
    const later = now.add('PT30H')
    expect(looked(openClocksOf(events, model, now))).toEqual(shown(now))
    expect(looked(openClocksOf(events, model, later))).toEqual(shown(later))
    const ticked = tickTicket(
      { ticket, events, model },
      { inForce: story.inForce, automation: null, article: null, newId: 'v' },
      later,
    )
    expect(looked(ticked.clocks)).toEqual(shown(later, ticked.events))
  })

  property('each broken promise has one line in the log, however long the ticker was away', (story) => {
    const broken = story.clocks().filter(({ breachedAt }) => breachedAt !== null)
    const lines = story.events.filter((event) => event.type === 'clock.breached')
    const told = lines.map(({ data }) => `${data.clock} ${data.cycle}`)
    expect(told.toSorted()).toEqual(broken.map(({ name, cycle }) => `${name} ${cycle}`).toSorted())
  })

  test('a verb that has just happened is idempotent, or refuses with a known code', () => {
    fc.assert(
      fc.property(...anyLife, (model, hour, steps) => {
        const story = openAny(model, hour)
        for (const step of steps) {
          story.after(`PT${step.seconds}S`)
          const { by, command } = actOf(story, step)
          const first = story.try(by, command)
          if (!first.ok) expect(Object.keys(refusals)).toContain(first.error.code)
          if (!first.ok || said.includes(command.type) || movesOn(command) || isSentAbove(first.value)) continue
          const again = story.try(by, command)
          if (again.ok) expect([command.type, again.value]).toEqual([command.type, []])
          else expect(Object.keys(refusals)).toContain(again.error.code)
        }
      }),
      runs,
    )
  })

  test('what has ended stays as it was, whatever comes after', () => {
    fc.assert(
      fc.property(...anyLife, (model, hour, steps) => {
        const story = openAny(model, hour)
        const ended = new Map<string, Clock>()
        live(story, steps, () => {
          const clocks = new Map(story.clocks().map((clock) => [`${clock.name} ${clock.cycle}`, clock]))
          for (const [key, clock] of ended) expect(clocks.get(key)).toEqual(clock)
          for (const [key, clock] of clocks) {
            const asked = story.ticket.vendorTickets.some(
              ({ id, answeredAt }) => id === clock.vendorTicket && answeredAt === null,
            )
            const mayGoOn = clock.name === 'resolve' || clock.name === 'hold' || clock.state === 'cancelled' || asked
            if (clock.endedAt && clock.endedAt < story.now.toString({ fractionalSecondDigits: 3 }) && !mayGoOn)
              ended.set(key, clock)
          }
        })
      }),
      { numRuns: often(50, 80) },
    )
  })
})

/** Saying something twice says it twice; of a reason the action knows from the log that it is the same. */
const said = ['reply', 'announce', 'note', 'attach', 'absorb', 'update-vendor-ticket', 'explain']

/** Up or down without a level named is one level more each time; the version that was read protects from doing it twice. */
function movesOn(command: ReturnType<typeof actOf>['command']): boolean {
  if (command.type === 'escalate-automatically') return true
  return (command.type === 'escalate' || command.type === 'return') && command.to === undefined
}

/** The return that reaches the cap ends above both levels: from there it may be returned again. */
function isSentAbove(events: readonly { type: string }[]): boolean {
  return events.some(({ type }) => type === 'ticket.returned') && events.some(({ type }) => type === 'ticket.escalated')
}

function property(name: string, judge: (story: Story) => void) {
  test(name, () => {
    fc.assert(
      fc.property(...anyLife, (...life) => judge(lifeOf(life))),
      { ...runs, seed },
    )
  })
}

function lifeOf([model, hour, steps]: [Parameters<typeof openAny>[0], number, Parameters<typeof live>[1]]): Story {
  const key = JSON.stringify([model, hour, steps])
  const story = lived.get(key) ?? live(openAny(model, hour), steps)
  lived.set(key, story)
  return story
}

function sum(parts: readonly { seconds: number }[]): number {
  return parts.reduce((total, { seconds }) => total + Math.round(seconds * 1000), 0)
}

function millis(text: string): number {
  return Temporal.Instant.from(text).epochMilliseconds
}
