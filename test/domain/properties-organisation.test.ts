import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SupportModel } from '#domain/model/support-model.ts'
import { foldTicket } from '#domain/ticket/fold.ts'
import { may, teamsOf } from '#domain/ticket/may.ts'
import { noticesOf } from '#domain/ticket/notice.ts'
import { settled } from '#domain/ticket/settled.ts'
import { actOf, anySteps, openAny } from '#kit/life.ts'
import { models } from '#kit/model.ts'
import { renamed, reorganised } from '#kit/organisation.ts'
import type { Story } from '#kit/story.ts'

const { teams, levels } = models.five
const nobodyButZoe = [{ name: 'Zoe Adler', email: 'zoe@example.com', was: [] }]

/** What becomes of an organisation: ids change with and without a claim, levels go, people leave, move and rename. */
const organisations: readonly SupportModel[] = [
  models.five,
  renamed('automation-hq', 'hq-team'),
  renamed('automation-hq', 'hq-team', { was: [] }),
  renamed('support-desk', 'front-desk', { members: nobodyButZoe }),
  renamed('support-desk', 'front-desk', { was: [], members: nobodyButZoe }),
  reorganised({ teams: teams.filter(({ id }) => id !== 'finance-automation') }),
  reorganised({
    levels: levels.filter(({ level }) => level !== 3),
    escalate: [{ when: 'respond breached', at: 1, to: 4 }],
  }),
  reorganised({ levels: levels.filter(({ level }) => level < 3) }),
  reorganised({ levels: levels.filter(({ level }) => level === 0 || level > 2) }),
  reorganised({ teams: teams.map((team) => ({ ...team, members: team.members.slice(1) })) }),
  reorganised({
    teams: teams.map((team) => ({
      ...team,
      email: `new-${team.id}@example.com`,
      members: team.members.map((member) => ({ ...member, email: `new.${member.email}`, was: [member.email] })),
    })),
  }),
]

const promises = (story: Story) =>
  story.clocks().filter(({ name }) => name === 'respond' || name === 'update' || name === 'resolve')

test('an organisation that changes between acts moves no promise, tells nobody who left, and leaves nothing where nobody may act', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      anySteps,
      fc.array(fc.nat(organisations.length - 1), { minLength: 3, maxLength: 6 }),
      (hour, steps, changes) => {
        const story = openAny('five', hour)
        steps.forEach((step, index) => {
          story.after(`PT${step.seconds}S`)
          if (index % 2 === 0) {
            const before = promises(story)
            story.reorganise(organisations[changes[(index / 2) % changes.length] ?? 0] as SupportModel)
            expect(promises(story)).toEqual(before)
          }
          holds(story)
          const from = story.events.length
          const { by, command } = actOf({ ticket: story.ticket, model: story.inForce, now: story.now }, step)
          story.try(by, command)
          story.tick()
          toldOnlyWhoIsThere(story, from)
          holds(story)
        })
        expect(foldTicket('story', story.events)).toEqual(story.ticket)
      },
    ),
    { numRuns: 500 },
  )
})

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

function toldOnlyWhoIsThere({ ticket, events, inForce }: Story, from: number): void {
  const there = [
    ticket.requester.email,
    ...inForce.teams.flatMap(({ email, members }) => [email, ...members.map((member) => member.email)]),
  ]
  for (const { recipient } of noticesOf(settled(ticket, inForce, null), events.slice(from), inForce))
    expect(there).toContain(recipient)
}
