import { latestOf, stamp } from '#domain/base/time.ts'
import { findTeam } from '#domain/model/entries.ts'
import { personRef } from '#domain/model/people.ts'
import type { NewEvent } from '#domain/ticket/event.ts'
import { type Home, isAtHome, type Reorganised, rehoming } from '#domain/ticket/rehome.ts'
import type { Ticket } from '#domain/ticket/ticket.ts'
import type { Tx } from '../store/handle.ts'
import { readHomes, ticketsAt } from '../store/homes.ts'
import { putNotices } from '../store/outbox.ts'
import { recordEvents } from './record.ts'
import { loadTicket } from './ticket-tx.ts'
import { findAutomation, newId, type World } from './world.ts'

/** What looking needs: the content in force and what is stored. */
export type Organised = Pick<World, 'read' | 'model' | 'automations' | 'formerAutomations' | 'now'>

/** What is to happen to one ticket because the organisation has changed. */
export type Move = { ticket: Ticket; events: NewEvent[] }

const batch = 100

/**
 * Finds every ticket that is not closed whose team, level or assignee is no longer in the model in force, and what is to happen
 * to it; nothing is stored.
 */
export async function plannedMoves(world: Organised): Promise<Move[]> {
  const homes = (await readHomes(world.read)).filter((home) => !isAtHome(home, world.model))
  const moves: Move[] = []
  for (const home of homes) moves.push(...(await movesFrom(world, home)))
  return moves
}

async function movesFrom(world: Organised, home: Home): Promise<Move[]> {
  return (await ticketsAt(world.read, home)).flatMap((ticket) => {
    const events = eventsOf(world, ticket)
    return events.length > 0 ? [{ ticket, events }] : []
  })
}

function eventsOf(world: Organised, ticket: Ticket): NewEvent[] {
  const automation = findAutomation(world, ticket.automation)
  return rehoming(ticket, { inForce: world.model, automation, at: latestOf(stamp(world.now()), ticket.updatedAt) })
}

/** Moves what the organisation in force leaves nowhere; each team is told once what it got and whom it lost. */
export async function rehome(world: World, { dryRun = false }: { dryRun?: boolean } = {}): Promise<Move[]> {
  const moves = await plannedMoves(world)
  if (dryRun) return moves
  const told = newsOf(world, moves)
  for (let start = 0; start < moves.length; start += batch) {
    await world.transact(async (tx) => {
      for (const { ticket } of moves.slice(start, start + batch)) {
        const loaded = await loadTicket(world, tx, { id: ticket.id })
        const events = loaded ? eventsOf(world, loaded.ticket) : []
        if (loaded && events.length > 0) await recordEvents(world, tx, loaded, events)
      }
      if (start === 0) await tellTeams(world, tx, told)
    })
  }
  return moves
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
