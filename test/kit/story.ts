import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { alarmsOf } from '#domain/clocks/index.ts'
import { type Ledger, ledgerOf } from '#domain/clocks/ledger.ts'
import type { Clock } from '#domain/clocks/measure.ts'
import { brokenBefore, endedBefore } from '#domain/clocks/past.ts'
import { tickTicket } from '#domain/clocks/tick.ts'
import type { Article } from '#domain/knowledge/article.ts'
import type { Grade, SupportModel, TicketType } from '#domain/model/support-model.ts'
import type { Command } from '#domain/ticket/command.ts'
import { decide } from '#domain/ticket/decide.ts'
import type { Context, Decision } from '#domain/ticket/decision.ts'
import { type Actor, type NewEvent, numbered, type TicketEvent } from '#domain/ticket/event.ts'
import type { ClockName } from '#domain/ticket/facts.ts'
import { foldEvent, foldTicket } from '#domain/ticket/fold.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import { decideOpening, type OpenCommand } from '#domain/ticket/open.ts'
import { rehoming } from '#domain/ticket/rehome.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { must } from '#kit/must.ts'
import { automations, models } from './model.ts'
import { as, kim } from './world.ts'

export const asKim: Actor = { kind: 'requester', ...kim }
const ticker: Actor = { kind: 'ticker' }
/** A hand-over that every level of the test models takes. */
export const handover = { tried: 'Restarted it.', evidence: 'Run 4711 failed.', ask: 'Find out why.', 'run-id': '4711' }

export type Opening = {
  at?: string
  model?: SupportModel
  automation?: string | null
  type?: TicketType
  impact?: Grade
  urgency?: Grade
  window?: { from: string; to: string }
  article?: Article
  /** The machine that opens it. */
  machine?: string
}

/** One ticket's life in memory, through the same rules as everything: what is done to it is decided, then folded. */
export type Story = {
  readonly events: TicketEvent[]
  readonly ticket: Ticket
  readonly model: SupportModel
  readonly now: Temporal.Instant
  /** The organisation in force; the ticket pins its `model` for ever. */
  readonly inForce: SupportModel
  /** Puts another organisation in force; answers what that does to the ticket. `owner` is whose the automation is then. */
  reorganise: (inForce: SupportModel, change?: { owner?: string }) => NewEvent[]
  at: (instant: string) => Story
  after: (duration: string) => Story
  /** Decides and, unless it is refused, lets it happen. */
  try: (by: Actor, command: Command) => Decision
  /** The same, for what must not be refused. */
  do: (by: Actor, command: Command) => Story
  /** Lets time alone make happen what is due by now; answers what did. */
  tick: () => NewEvent[]
  clocks: (name?: ClockName) => Clock[]
  /** The latest clock of a name. */
  clock: (name: ClockName) => Clock
  ledger: () => Ledger
}

export function openStory(opening: Opening = {}): Story {
  const model = opening.model ?? models.five
  let now = Temporal.Instant.from(opening.at ?? '2026-11-24T08:00:00Z')
  const automation = automations.find(({ id }) => id === (opening.automation ?? 'invoice-approval'))
  const known = opening.automation === null ? null : (automation ?? null)
  const command: OpenCommand = {
    title: 'It does not run',
    description: 'Nothing since nine.',
    requester: kim,
    details: {},
    ...(known ? { automation: known.id } : {}),
    ...(opening.article ? { article: opening.article.id } : {}),
    ...(opening.type ? { type: opening.type } : {}),
    ...(opening.impact ? { impact: opening.impact } : {}),
    ...(opening.urgency ? { urgency: opening.urgency } : {}),
    ...(opening.window ? { window: opening.window } : {}),
  }
  const about: Pick<Context, 'automation' | 'article'> = { automation: known, article: opening.article ?? null }
  let inForce = model
  const opener: Actor = opening.machine === undefined ? asKim : { kind: 'machine', name: opening.machine }
  const opened = must(decideOpening(command, { ...about, at: stamp(now), by: opener, model, ref: 'TKT-STORY' }))
  const events = numbered(opened, 0)
  let ticket = foldTicket('story', events)
  const append = (added: readonly NewEvent[]) => {
    const appended = numbered(added, events.length)
    events.push(...appended)
    ticket = appended.reduce(foldEvent, ticket)
  }
  const appendActs = (added: readonly NewEvent[], ended: readonly TicketEvent[] = []) => {
    append(ended)
    append([...brokenBefore({ ticket, events, model }, added, now), ...added])
  }
  const contextFor = (by: Actor): Context => ({
    at: stamp(now),
    by: by.kind === 'support' ? { ...by, teams: teamsOf(inForce, by.email) } : by,
    promised: model,
    inForce,
    ...about,
    newId: `v${events.length + 1}`,
  })
  const clocks = (name?: ClockName) =>
    clocksOf(events, model, now, { explain: true }).filter((clock) => name === undefined || clock.name === name)
  const story: Story = {
    events,
    model,
    get ticket() {
      return ticket
    },
    get inForce() {
      return inForce
    },
    get now() {
      return now
    },
    at: (instant) => {
      now = Temporal.Instant.from(instant)
      return story
    },
    after: (duration) => {
      now = now.add(duration)
      return story
    },
    try: (by, command) => {
      const ended = endedBefore({ ticket, events, model }, contextFor(ticker), now)
      const decided = decide(ended.reduce(foldEvent, ticket), command, contextFor(by))
      if (decided.ok) appendActs(decided.value, ended)
      return decided
    },
    do: (by, command) => {
      const decided = story.try(by, command)
      if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`)
      return story
    },
    reorganise: (next, { owner } = {}) => {
      inForce = next
      if (owner && about.automation) about.automation = { ...about.automation, owner }
      const moved = rehoming(ticket, { inForce, automation: about.automation, at: stamp(now) })
      appendActs(moved)
      return moved
    },
    tick: () => {
      const { turns } = tickTicket({ ticket, events, model }, contextFor(ticker), now)
      const caused = turns.flatMap((turn) => turn.events)
      append(caused)
      const [next] = alarmsOf({ ticket, events, model, clocks: clocksOf(events, model, now) })
      if (next && next.at <= stamp(now)) throw new Error('the ticker never comes to rest')
      return caused
    },
    clocks,
    clock: (name) => {
      const found = clocks(name).at(-1)
      if (!found) throw new Error(`there is no ${name} clock`)
      return found
    },
    ledger: () => ledgerOf(events, model, now),
  }
  return story
}

export const people = { ...as, kim: asKim, ticker }
