import { stamp } from '#domain/base/time.ts'
import { type Clock, clocksOf } from '#domain/clocks/clock.ts'
import { alarmsOf } from '#domain/clocks/index.ts'
import { type Ledger, ledgerOf } from '#domain/clocks/ledger.ts'
import type { Article } from '#domain/knowledge/article.ts'
import { causeOf, routeOf } from '#domain/model/routing.ts'
import type { Grade, SupportModel, TicketType } from '#domain/model/support-model.ts'
import type { Command } from '#domain/ticket/command.ts'
import { type Context, type Decision, decide, holdUntil, stamped } from '#domain/ticket/decide.ts'
import type { Actor, ClockName, NewEvent, TicketEvent } from '#domain/ticket/event.ts'
import { applyEvent, foldTicket } from '#domain/ticket/fold.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { automations, models } from './model.ts'
import { as, kim } from './world.ts'

export const asKim: Actor = { kind: 'requester', ...kim }
export const ticker: Actor = { kind: 'ticker' }
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
}

/** One ticket's life in memory, through the same rules as everything: what is done to it is decided, then folded. */
export type Story = {
  readonly events: TicketEvent[]
  readonly ticket: Ticket
  readonly model: SupportModel
  readonly now: Temporal.Instant
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
  const cause = causeOf(model, known, opening)
  const opened: NewEvent = {
    type: 'ticket.opened',
    at: stamp(now),
    by: asKim,
    data: {
      ref: 'TKT-STORY',
      title: 'It does not run',
      description: 'Nothing since nine.',
      requester: kim,
      model: model.version,
      details: {},
      ...routeOf(model, cause),
      type: cause.type,
      criticality: cause.criticality,
      impact: cause.impact,
      urgency: cause.urgency,
      ...(known ? { automation: known.id, owner: known.owner } : {}),
      ...(known?.vendor ? { vendor: known.vendor } : {}),
      ...(opening.window ? { window: opening.window } : {}),
    },
  }
  const held = opening.window ? holdUntil(opening.window, { at: stamp(now), by: asKim }) : []
  const events = [opened, ...held].map((event, index) => ({ ...event, version: index + 1 }) as TicketEvent)
  let ticket = foldTicket('story', events)
  const append = (added: readonly NewEvent[]) => {
    for (const event of added) {
      const numbered = { ...event, version: events.length + 1 } as TicketEvent
      events.push(numbered)
      ticket = applyEvent(ticket, numbered)
    }
  }
  const contextFor = (by: Actor): Context => ({
    at: stamp(now),
    by: by.kind === 'support' ? { ...by, teams: teamsOf(model, by.email) } : by,
    model,
    automation: known,
    article: opening.article ?? null,
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
      const decided = decide(ticket, command, contextFor(by))
      if (decided.ok) append(decided.value)
      return decided
    },
    do: (by, command) => {
      const decided = story.try(by, command)
      if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.error)}`)
      return story
    },
    tick: () => {
      const rung: NewEvent[] = []
      for (let turn = 0; turn < 100; turn++) {
        const [alarm] = alarmsOf({ ticket, events, model, clocks: clocksOf(events, model, now) })
        if (!alarm || alarm.at > stamp(now)) return rung
        const added = ring(alarm)
        append(added)
        rung.push(...added)
      }
      throw new Error('the ticker never comes to rest')
    },
    clocks,
    clock: (name) => {
      const found = clocks(name).at(-1)
      if (!found) throw new Error(`there is no ${name} clock`)
      return found
    },
    ledger: () => ledgerOf(events, model, now),
  }
  function ring(alarm: ReturnType<typeof alarmsOf>[number]): NewEvent[] {
    const context = contextFor(ticker)
    const taken = (command: Command, at: string) => {
      const decided = decide(ticket, command, { ...context, at })
      return decided.ok ? decided.value : []
    }
    switch (alarm.type) {
      case 'resume':
        return taken({ type: 'resume' }, alarm.at)
      case 'close':
        return taken({ type: 'expire' }, context.at)
      case 'chase':
        return taken({ type: 'chase', vendorTicket: alarm.vendorTicket, due: alarm.at }, context.at)
      case 'at-risk':
      case 'breached': {
        const { name, cycle, due } = alarm.clock
        const type = alarm.type === 'breached' ? 'clock.breached' : 'clock.at-risk'
        const at = alarm.type === 'breached' ? (due as string) : alarm.at
        const fact = stamped({ type, data: { clock: name, cycle, due: due as string } }, { at, by: ticker })
        const rule = model.escalate.find(
          ({ when, at: level }) => when === `${name} ${alarm.type}` && level === ticket.level,
        )
        const moved = rule
          ? taken({ type: 'escalate-automatically', to: rule.to, reason: 'By itself.' }, context.at)
          : []
        return [fact, ...moved]
      }
    }
  }
  return story
}

export const people = { ...as, kim: asKim, ticker }
