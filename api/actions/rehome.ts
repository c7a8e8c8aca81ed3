import { latestOf, stamp } from '#domain/base/time.ts'
import { findTeam } from '#domain/model/entries.ts'
import { personRef } from '#domain/model/people.ts'
import type { NewEvent } from '#domain/ticket/event.ts'
import { isAtHome, type Reorganised, rehoming } from '#domain/ticket/rehome.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { readHomes, ticketsAt } from '../store/homes.ts'
import { putNotices } from '../store/outbox.ts'
import { recordEvents } from './record.ts'
import { type Failures, failuresOf, type OnFailure } from './ticket-failed.ts'
import { loadTicket } from './ticket-tx.ts'
import { findAutomation, newId, type World } from './world.ts'

/** What looking needs: the content in force and what is stored. */
export type Organised = Pick<World, 'read' | 'model' | 'automations' | 'formerAutomations' | 'now'>

/** What is to happen to one ticket because the organisation has changed. */
export type Move = { ticket: Ticket; events: NewEvent[] }

const batch = 100

export type RehomeOptions = {
  /** Ids of tickets to leave alone. */
  except?: readonly string[]
  onFailure?: OnFailure
}

/**
 * Finds every ticket that is not closed whose team, level or assignee is no longer in the model in force, and what is to happen
 * to it; nothing is stored.
 */
export async function plannedMoves(world: Organised, { except = [], onFailure }: RehomeOptions = {}): Promise<Move[]> {
  const homes = (await readHomes(world.read)).filter((home) => !isAtHome(home, world.model))
  const failures = failuresOf('planning', onFailure)
  const moves: Move[] = []
  for (const home of homes) {
    for (const there of await ticketsAt(world.read, home)) {
      if (except.includes(there.id)) continue
      try {
        const { ticket } = there.read()
        const events = eventsOf(world, ticket)
        if (events.length > 0) moves.push({ ticket, events })
      } catch (error) {
        failures.failed(there, error)
      }
    }
  }
  failures.end()
  return moves
}

function eventsOf(world: Organised, ticket: Ticket): NewEvent[] {
  const automation = findAutomation(world, ticket.automation)
  return rehoming(ticket, { inForce: world.model, automation, at: latestOf(stamp(world.now()), ticket.updatedAt) })
}

/**
 * Moves what the organisation in force leaves nowhere; each team is told once what it got and whom it lost. A ticket that
 * breaks stays where it is, and its team is not told that it got it.
 */
export async function rehome(
  world: World,
  { dryRun = false, except, onFailure }: RehomeOptions & { dryRun?: boolean } = {},
): Promise<Move[]> {
  const failures = failuresOf('moving', onFailure)
  const planned = await plannedMoves(world, { ...(except ? { except } : {}), onFailure: failures.heard })
  const moves = dryRun ? planned : await carryOut(world, planned, failures)
  failures.end()
  return moves
}

async function carryOut(world: World, moves: readonly Move[], failures: Failures): Promise<Move[]> {
  const done: Move[] = []
  let isTold = false
  for (let start = 0; start < moves.length; start += batch) {
    const part = moves.slice(start, start + batch)
    try {
      await world.transact(async (tx) => {
        for (const move of part) await carry(world, tx, move)
        if (!isTold) await tellTeams(world, tx, newsOf(world, [...done, ...moves.slice(start)]))
      })
      isTold = true
      done.push(...part)
    } catch {
      for (const move of part) if (await carriedAlone(world, move, failures)) done.push(move)
    }
  }
  if (!isTold && done.length > 0) await world.transact((tx) => tellTeams(world, tx, newsOf(world, done)))
  return done
}

async function carry(world: World, tx: Tx, { ticket }: Move): Promise<void> {
  const loaded = await loadTicket(world, tx, { id: ticket.id })
  const events = loaded ? eventsOf(world, loaded.ticket) : []
  if (loaded && events.length > 0) await recordEvents(world, tx, loaded, events)
}

async function carriedAlone(world: World, move: Move, failures: Failures): Promise<boolean> {
  try {
    await world.transact((tx) => carry(world, tx, move))
    return true
  } catch (error) {
    failures.failed(move.ticket, error)
    return false
  }
}

type News = Map<string, Reorganised & { ticket: Ticket }>

function newsOf(world: World, moves: readonly Move[]): News {
  const news: News = new Map()
  for (const { ticket, events } of moves) {
    for (const event of events) {
      const team = event.type === 'ticket.rehomed' ? event.data.team : findTeam(world.model, ticket.team)?.id
      if (!team || event.type === 'ticket.assigned') continue
      const told = news.get(team) ?? { team, moved: 0, left: [], ticket }
      news.set(team, told)
      if (event.type === 'ticket.rehomed') told.moved++
      if (event.type !== 'ticket.unassigned' || !ticket.assignee) continue
      const person = personRef(world.model, ticket.assignee).name
      const known = told.left.find((entry) => entry.person === person)
      if (known) known.count++
      else told.left.push({ person, count: 1 })
    }
  }
  return news
}

async function tellTeams(world: World, tx: Tx, news: News): Promise<void> {
  const notices = [...news].flatMap(([team, { ticket, moved, left }]) => {
    const recipient = findTeam(world.model, team)?.email
    return recipient
      ? [{ ticketId: ticket.id, kind: 'reorganised' as const, recipient, data: { team, moved, left } }]
      : []
  })
  await putNotices(tx, { notices, at: stamp(world.now()), newId: () => newId(world) })
}
