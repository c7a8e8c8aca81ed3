import fc from 'fast-check'
import { findTeam } from '#domain/model/entries.ts'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { type VerbName, verbNames } from '#domain/ticket/verbs.ts'
import { models, modelWith } from './model.ts'
import { openStory, people, type Story } from './story.ts'
import { actsOf, type Standing } from './verbs.ts'

/** One act of a made-up life: who, what, and how long after the one before. */
export type Step = { by: number; verb: number; pick: number; seconds: number }

const actors: Actor[] = [people.ana, people.jonas, people.noor, people.mika, people.hana, people.kim, people.ticker]

const modesOf = {
  two: models.two,
  three: models.three,
  five: models.five,
  recompute: modelWith({ onPriorityChange: 'recompute', pauses: { respond: ['requester'], update: ['vendor'] } }),
  reset: modelWith({ onPriorityChange: 'reset', onReopen: 'reset', bounceCap: 1 }),
}
const modelNames = Object.keys(modesOf) as (keyof typeof modesOf)[]

export const anyModel = fc.constantFrom(...modelNames)
export const anySteps = fc.array(
  fc.record({
    by: fc.nat(20),
    verb: fc.nat(200),
    pick: fc.nat(11),
    seconds: fc.oneof(fc.constant(0), fc.nat(3 * 3600), fc.nat(5 * 86_400)),
  }),
  { minLength: 1, maxLength: 40 },
)

/** A fresh ticket under a model, opened at a random hour of a week. */
export function openAny(name: keyof typeof modesOf, hour: number): Story {
  const at = Temporal.Instant.from('2026-12-21T00:00:00Z').add({ hours: hour })
  const from = at.add({ hours: (hour % 4) * 40 - 1 })
  const window = { from: from.toString(), to: from.add({ hours: 2 }).toString() }
  return openStory({
    model: modesOf[name],
    at: at.toString(),
    automation: hour % 3 === 0 ? 'order-sync' : hour % 3 === 1 ? 'invoice-approval' : null,
    ...(hour % 5 === 0 ? { type: 'change', window } : {}),
  })
}

/** The act that a step stands for, on the ticket as it is. */
export function actOf(story: Standing, { by, verb, pick }: Step): { by: Actor; command: Command } {
  const { ticket, model } = story
  const team = findTeam(model, ticket.team)
  const member = team?.members[pick % 2]
  const local: Actor = member ? { kind: 'support', name: member.name, email: member.email, teams: [] } : people.ana
  const commands = commandsFor(story, pick)
  const command = commands[verb % commands.length] as Command
  return { by: by < 12 ? local : (actors[by % actors.length] as Actor), command }
}

/** What ends a life comes rarely. */
const rare: readonly VerbName[] = ['merge', 'withdraw']

function commandsFor(story: Standing, pick: number): Command[] {
  return verbNames.filter((name) => pick === 11 || !rare.includes(name)).flatMap((name) => actsOf(name, story, pick))
}

/** Lives a life: each act decided at its time, the ticker looking in now and then. Calls `seen` after each act. */
export function live(story: Story, steps: readonly Step[], seen: (step: Step) => void = () => {}): Story {
  for (const step of steps) {
    story.after(`PT${step.seconds}S`)
    if (step.pick % 3 === 0) story.tick()
    const { by, command } = actOf(story, step)
    story.try(by, command)
    seen(step)
  }
  story.tick()
  return story
}
