import fc from 'fast-check'
import type { Command } from '#domain/ticket/command.ts'
import type { Actor } from '#domain/ticket/event.ts'
import { models, modelWith } from './model.ts'
import { handover, openStory, people, type Story } from './story.ts'

/** One act of a made-up life: who, what, and how long after the one before. */
export type Step = { by: number; verb: number; pick: number; seconds: number }

const actors: Actor[] = [people.ana, people.jonas, people.noor, people.mika, people.hana, people.kim, people.ticker]
const wrong = { impact: ['high', 'medium', 'low'], urgency: ['low', 'high', 'medium'] } as const

const modesOf = {
  two: models.two,
  three: models.three,
  five: models.five,
  recompute: modelWith({ onPriorityChange: 'recompute', pauses: { respond: ['requester'], update: ['vendor'] } }),
  reset: modelWith({ onPriorityChange: 'reset', onReopen: 'reset', bounceCap: 1 }),
}
export const modelNames = Object.keys(modesOf) as (keyof typeof modesOf)[]

export const anyModel = fc.constantFrom(...modelNames)
export const anySteps = fc.array(
  fc.record({
    by: fc.nat(20),
    verb: fc.nat(40),
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

/** Where a life stands, in memory or in a database. */
export type Standing = Pick<Story, 'ticket' | 'model' | 'now'>

/** The act that a step stands for, on the ticket as it is. */
export function actOf(story: Standing, { by, verb, pick }: Step): { by: Actor; command: Command } {
  const { ticket, model } = story
  const team = model.teams.find(({ id }) => id === ticket.team)
  const member = team?.members[pick % 2]
  const local: Actor = member ? { kind: 'support', ...member, teams: [] } : people.ana
  const commands = commandsFor(story, pick)
  const command = commands[verb % commands.length] as Command
  return { by: by < 12 ? local : (actors[by % actors.length] as Actor), command }
}

function commandsFor({ ticket, now }: Standing, pick: number): Command[] {
  const vendorTicket = ticket.vendorTickets[pick % Math.max(1, ticket.vendorTickets.length)]?.id ?? 'none'
  const later = now.add({ hours: pick * 3 }).toString()
  const level = (pick % 4) + 1
  return [
    { type: 'acknowledge' },
    { type: 'reply', body: 'Words.', attachments: [] },
    { type: 'note', body: 'Words.', attachments: [] },
    { type: 'assign', to: pick % 2 ? 'ana@example.com' : 'noor@example.com' },
    { type: 'unassign' },
    { type: 'escalate', reason: 'Needs more.', handover },
    { type: 'escalate', reason: 'Needs more.', handover, to: level },
    { type: 'escalate', reason: 'Needs more.', handover: {} },
    { type: 'return', reason: 'Not ours.' },
    { type: 'return', reason: 'Not ours.', to: level },
    { type: 'wait', on: 'requester' },
    { type: 'wait', on: 'vendor', until: later },
    { type: 'wait', on: 'window', until: later },
    { type: 'resume' },
    {
      type: 'reprioritise',
      impact: wrong.impact[pick % 3] as 'high',
      urgency: wrong.urgency[(pick >> 1) % 3] as 'high',
    },
    { type: 'retype', to: pick % 2 ? 'question' : 'incident' },
    { type: 'retype', to: 'change', window: { from: later, to: now.add({ hours: 40 }).toString() } },
    { type: 'link', article: 'runbooks/a' },
    { type: 'open-vendor-ticket', vendor: 'workato', reference: `V-${pick}`, severity: pick % 2 ? 'P1' : 'P4' },
    { type: 'answer-vendor-ticket', vendorTicket },
    { type: 'update-vendor-ticket', vendorTicket, severity: pick % 2 ? 'P2' : 'P4', nextChase: later },
    { type: 'solve-vendor-ticket', vendorTicket },
    { type: 'group', group: `g${pick % 2}` },
    { type: 'ungroup' },
    { type: 'resolve', note: 'Reconnected.' },
    { type: 'confirm' },
    { type: 'reopen', reason: 'It came back.' },
    { type: 'close' },
    ...(pick === 11 ? [{ type: 'merge', into: 'TKT-OTHER' } as const] : []),
    { type: 'rate', score: (pick % 5) + 1 },
    { type: 'expire' },
  ]
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
