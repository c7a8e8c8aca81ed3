import { ok, type Result, refuse } from '#domain/base/result.ts'
import { stamp } from '#domain/base/time.ts'
import { clocksOf } from '#domain/clocks/clock.ts'
import { type Ledger, ledgerOf } from '#domain/clocks/ledger.ts'
import { grades } from '#domain/model/choices.ts'
import { findLevel, findTeam } from '#domain/model/entries.ts'
import { type InForce, namesFor, type Promised } from '#domain/model/in-force.ts'
import { rungsOf } from '#domain/model/ladder.ts'
import { findMember, levelName, personRef, teamRef } from '#domain/model/people.ts'
import { priorityOf } from '#domain/model/routing.ts'
import type { BreachReason, Grade } from '#domain/model/support-model.ts'
import { calendarRefs } from '#domain/model/work-calendars.ts'
import { handoverFields } from '#domain/ticket/escalation.ts'
import type { Actor, TicketEvent } from '#domain/ticket/event.ts'
import { entryOf } from '#domain/ticket/hearing.ts'
import { teamsOf } from '#domain/ticket/may.ts'
import { settled } from '#domain/ticket/settled.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import { articleRef } from '#domain/views/article.ts'
import { deskEvent } from '#domain/views/desk-event.ts'
import { standings } from '#domain/views/ladder.ts'
import { mayView } from '#domain/views/may.ts'
import { onCallView } from '#domain/views/on-call.ts'
import type { DeskTicket, TicketFacts } from '#domain/views/ticket.ts'
import { recentTickets } from '../../store/desk.ts'
import { findOccurrences } from '../../store/occurrences.ts'
import { readEvents } from '../../store/ticket-events.ts'
import { findGroup, findTicket, findTickets } from '../../store/tickets.ts'
import { findAutomation, modelFor, type World } from '../world.ts'
import { attemptCard, automationCard } from './cards.ts'

/** Reads one ticket for a person at the desk. */
export async function deskTicket(
  world: World,
  ref: string,
  person: Extract<Actor, { kind: 'support' }>,
): Promise<Result<DeskTicket>> {
  const stored = await findTicket(world.read, { ref })
  if (!stored) return refuse('ticket.not-found')
  const automation = findAutomation(world, stored.ticket.automation)
  const ticket = settled(stored.ticket, world.model, automation)
  const model = await modelFor(world, world.read, ticket.model)
  const events = await readEvents(world.read, ticket.id)
  const members = ticket.group ? await findGroup(world.read, ticket.group) : []
  const recent = ticket.automation
    ? await recentTickets(world.read, { automation: ticket.automation, except: ticket.id, limit: 10 })
    : []
  const often = await findOccurrences(world.read, ticket.id)
  const by = { ...person, teams: teamsOf(world.model, person.email) }
  const now = world.now()
  const names = namesFor(world.model, model)
  const clocks = clocksOf(events, model, now, { explain: true })
  const isLate = clocks.some(({ state }) => state === 'breached')
  const ledger = ledgerOf(events, model, now)
  return ok({
    ticket: factsOf(world, ticket),
    events: events.map((event) => deskEvent(event, names)),
    clocks,
    calendars: calendarRefs(
      model,
      clocks.map(({ calendar }) => calendar),
    ),
    ledger,
    attempt: attemptCard(world, ticket.attempt),
    automation: ticket.automation ? automationCard(world, ticket.automation, recent) : null,
    occurrences: often && { count: often.count, lastAt: often.lastAt, lastText: often.lastText },
    attachments: attachmentsOf(events, names),
    group: members
      .filter(({ id }) => id !== ticket.id)
      .map(({ ref: other, title, state, requester, level }) => ({
        ref: other,
        title,
        state,
        requester: { name: requester.name },
        level,
      })),
    absorbed: (
      await findTickets(
        world.read,
        ticket.absorbed.map((one) => one.ref),
      )
    ).map(({ ref: other, title, requester, mergedInto }) => ({
      ref: other,
      title,
      requester: { name: requester.name },
      isServed: mergedInto === ticket.ref,
    })),
    isMuted: entryOf(ticket.muted, person.email, world.model) !== undefined,
    may: mayView(ticket, { inForce: world.model, automation, by, at: stamp(now), isLate }),
    ...placesFor(world, ticket),
    assignable: (findTeam(world.model, ticket.team)?.members ?? []).map(({ name, email }) => ({
      name,
      email,
    })),
    onCall: onCallView(world.model, ticket.team, stamp(now)),
    breachReasons: isLate ? reasonsFor(world.model.breachReasons, ledger) : [],
    matrix: matrixOf(model, ticket),
    vendors: world.model.vendors.map(({ id, name, portal }) => ({ id, name, portal: portal ?? null })),
    now: stamp(now),
  })
}

function factsOf(world: World, ticket: Ticket): TicketFacts {
  const {
    id: _id,
    absorbed: _absorbed,
    left: _left,
    machine: _machine,
    muted: _muted,
    teams: _teams,
    attempt: _attempt,
    automation: _automation,
    bounces: _bounces,
    model: _model,
    takenAt: _takenAt,
    ...facts
  } = ticket
  const article = ticket.article ? world.articles.get(ticket.article) : undefined
  const solvedBy = ticket.solvedBy ? world.articles.get(ticket.solvedBy) : undefined
  return {
    ...facts,
    levelName: levelName(world.model, ticket.level),
    team: teamRef(world.model, ticket.team),
    assignee: ticket.assignee ? personRef(world.model, ticket.assignee) : null,
    followers: ticket.followers
      .flatMap((who) => findMember(world.model, who) ?? [])
      .map(({ name, email }) => ({ name, email })),
    owner: ticket.owner ? teamRef(world.model, ticket.owner) : null,
    article: article ? articleRef(article) : null,
    solvedBy: solvedBy ? articleRef(solvedBy) : null,
  }
}

/** The ladder of this ticket: where it was, is, can go, and what going there must bring. */
function placesFor(world: World, ticket: Ticket): Pick<DeskTicket, 'ladder' | 'escalateTo' | 'returnTo'> {
  const rungs = rungsOf(world.model, ticket.owner)
  const about = {
    automation: findAutomation(world, ticket.automation),
    article: world.articles.get(ticket.article ?? '') ?? null,
  }
  return {
    ladder: standings(rungs, ticket.level),
    escalateTo: rungs
      .filter(({ level }) => level > ticket.level)
      .map((rung) => ({
        ...rung,
        handover: handoverFields(ticket, findLevel(world.model, rung.level), about),
      })),
    returnTo: rungs.filter(({ level }) => level < ticket.level),
  }
}

function attachmentsOf(events: readonly TicketEvent[], names: InForce): DeskTicket['attachments'] {
  return events.flatMap((event) => {
    if (event.type !== 'ticket.attached') return []
    const { attachment: id, name, size, type, internal } = event.data
    const { kind, name: who } = deskEvent(event, names).by
    return [{ id, name, size, type, internal, at: event.at, by: { kind, name: who } }]
  })
}

/** The reasons to choose from; proposed is the first that stands for who had most of the time, closed hours apart. */
function reasonsFor(reasons: readonly BreachReason[], { entries }: Ledger): DeskTicket['breachReasons'] {
  const [most] = entries.filter(({ who }) => who !== 'closed-hours').toSorted((a, b) => b.seconds - a.seconds)
  const proposed = reasons.find(({ proposedFor }) => proposedFor !== undefined && proposedFor === most?.who)
  return reasons.map(({ id, name }) => ({ id, name, isProposed: id === proposed?.id }))
}

function matrixOf(model: Promised, { criticality }: Ticket): DeskTicket['matrix'] {
  const row = (impact: Grade) =>
    Object.fromEntries(grades.map((urgency) => [urgency, priorityOf(model, { impact, urgency, criticality })]))
  return Object.fromEntries(grades.map((impact) => [impact, row(impact)])) as DeskTicket['matrix']
}
