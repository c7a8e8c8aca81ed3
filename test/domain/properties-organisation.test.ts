import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clocksOf } from '#domain/clocks/clock.ts'
import { fateOf } from '#domain/clocks/notice-fate.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { may, teamsOf } from '#domain/ticket/may.ts'
import { type Notice, noticesOf } from '#domain/ticket/notice.ts'
import { settled } from '#domain/ticket/settled.ts'
import { actOf, anySteps, openAny } from '#kit/life.ts'
import { often } from '#kit/often.ts'
import { organisations } from '#kit/organisations.ts'
import type { Story } from '#kit/story.ts'

type Clocks = ReturnType<typeof clocksOf>

const isStay = (name: string) => name === 'accept' || name === 'hold'

/** Every clock that was promised is there with its time; only stays at a level may have ended by it. */
function keepsPromises(before: Clocks, after: Clocks): void {
  for (const clock of before) {
    const same = after.find(({ name, cycle }) => name === clock.name && cycle === clock.cycle)
    if (isStay(clock.name) && same?.endedAt !== clock.endedAt) {
      // A stay that ends in the instant it began was never measured.
      if (same)
        expect([same.target, same.startedAt, same.calendar]).toEqual([clock.target, clock.startedAt, clock.calendar])
    } else expect(same).toEqual(clock)
  }
}

test('an organisation that changes between acts moves no promise, tells nobody who left, and leaves nothing where nobody may act', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      anySteps,
      fc.array(fc.nat(organisations.length - 1), { minLength: 3, maxLength: 6 }),
      (hour, steps, changes) => {
        const story = openAny('five', hour)
        const outbox: Notice[] = noticesOf({ id: 'story' }, story.events, { inForce: story.inForce, automation: null })
        steps.forEach((step, index) => {
          story.after(`PT${step.seconds}S`)
          if (index % 2 === 0) {
            const before = clocksOf(story.events, story.model, story.now)
            story.reorganise(organisations[changes[(index / 2) % changes.length] ?? 0] ?? story.model)
            keepsPromises(before, clocksOf(story.events, story.model, story.now))
          }
          holds(story)
          const { ticket } = story
          const from = story.events.length
          const { by, command } = actOf({ ticket: story.ticket, model: story.inForce, now: story.now }, step)
          story.try(by, command)
          story.tick()
          outbox.push(...noticesOf(ticket, story.events.slice(from), { inForce: story.inForce, automation: null }))
          if (step.pick % 3 !== 1) leaveForSomebodyThere(story, outbox.splice(0))
          holds(story)
        })
        expect(foldTicket('story', story.events)).toEqual(story.ticket)
      },
    ),
    { numRuns: often(150, 500) },
  )
  // Five hundred lives by hand: some seconds, and many where the machine has much else to do.
}, 60_000)

/** Somebody in force may act on it, and whoever has it is one of them. */
function holds({ ticket: logged, inForce }: Story): void {
  if (logged.state === 'closed') return
  const ticket = settled(logged, inForce, null)
  const can = inForce.teams
    .flatMap(({ members }) => members)
    .filter(({ name, email }) =>
      may(inForce, ticket, 'reply', { kind: 'support', name, email, teams: teamsOf(inForce, email) }),
    )
    .map(({ email }) => email)
  expect(can.length).toBeGreaterThan(0)
}

/** Whatever waited in the outbox while the organisation changed goes to a box of today, or is withdrawn. */
function leaveForSomebodyThere({ ticket, events, inForce, model, now }: Story, notices: readonly Notice[]): void {
  if (notices.length === 0) return
  const standing = { id: 'story', events, clocks: clocksOf(events, model, now), inForce, automation: null }
  const people = inForce.teams.flatMap(({ email, members }) => [email, ...members.map((member) => member.email)])
  for (const { kind, data } of notices) {
    const fate = fateOf(kind, data, standing)
    if (!('withdrawn' in fate)) expect([ticket.requester.email, ...people]).toContain(fate.to)
  }
}
